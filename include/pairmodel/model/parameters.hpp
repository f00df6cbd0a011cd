#pragma once

#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/model/scenario.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// How far a figure can be trusted, in the words of GRADE.
enum class EvidenceGrade { high, moderate, low, very_low };

template <>
inline constexpr auto enum_words<EvidenceGrade> = word_list("high", "moderate", "low", "very_low");

/// Where a figure comes from and what it means.
struct FigureNote {
    std::string unit;
    std::string meaning;
    std::string source;   ///< id of one of the set's `Source`s
    std::string page;     ///< printed page or pages; empty where not known
    std::string locator;  ///< section, table or step
    EvidenceGrade evidence_grade = EvidenceGrade::very_low;
};

/// A published share of live births at both ends of its range.
struct ScenarioFigure {
    Scenarios<double> value;
    FigureNote note;

    [[nodiscard]] double at(Scenario scenario) const { return value.at(scenario); }
};

/// How a figure varies in a simulation.
enum class Distribution {
    uniform,     ///< anywhere in the range alike
    fixed,       ///< the value of the point estimate
    triangular,  ///< most often near the value, never outside the range
    pert,        ///< the same, smoother: a beta distribution over the range with its mode at the value
    beta,        ///< a beta distribution over 0 to 1 with the value as its mean and the range as its interval
};

template <>
inline constexpr auto enum_words<Distribution> = word_list("uniform", "fixed", "triangular", "pert", "beta");

/// A model assumption: the value of the point estimate, the range that it may lie in, and how.
struct Assumption {
    double value = 0;
    double low = 0;
    double high = 0;
    Distribution distribution = Distribution::uniform;
    double interval_level = 0.95;  ///< for `beta`: how much of it lies in the range
    FigureNote note = {};
    std::string range_source = {};  ///< id of the `Source` of the range; empty: the value's
};

/// Where figures of a set are from.
struct Source {
    std::string id;
    std::string citation;
    std::string url;  ///< may be empty
};

/// Shares of live births by attachment pattern; they add up to 1. `T` is one number, or several side by side.
template <class T>
struct PatternSharesOf {
    T secure{};
    T insecure{};
    T disorganised{};

    [[nodiscard]] T need() const { return insecure + disorganised; }
};
using PatternShares = PatternSharesOf<double>;

/// Shares of live births by level of care and by who is missed; with `unassigned` they add up to 1.
template <class T>
struct LevelSharesOf {
    T universal{};
    T targeted{};
    T specialist_short_term{};
    T specialist_long_term{};
    T missed_mild_moderate{};
    T missed_severe{};
    T unassigned{};
};
using LevelShares = LevelSharesOf<double>;

/// What published sets of figures have in common.
struct PublishedSet {
    std::string id;
    std::string title;
    std::string version;
    std::string credit;  ///< one line that every report prints
    std::vector<Source> sources;
    std::string sha256;  ///< of the file that the set was read from

    /// The source with this id. Throws std::out_of_range where there is none.
    [[nodiscard]] const Source& source(std::string_view source_id) const;
};

/// A published set of the model's figures. Made by `input/parameter_file` from data/parameters/*.json.
struct ParameterSet : PublishedSet {
    /// The shares of each attachment pattern at the national average of adversity.
    struct Incidence {
        ScenarioFigure secure;
        ScenarioFigure insecure;
        ScenarioFigure disorganised;
    };

    /// The printed shares of each level of care at the national average of adversity.
    struct Levels {
        ScenarioFigure universal;
        ScenarioFigure targeted;
        ScenarioFigure specialist_short_term;
        ScenarioFigure specialist_long_term;
        ScenarioFigure missed_mild_moderate;
        ScenarioFigure missed_severe;
    };

    Incidence incidence;
    /// Where between the two scenarios a simulation's patterns lie: never `beta`.
    Distribution incidence_distribution = Distribution::uniform;
    Assumption elasticity;
    Assumption unreached_share;
    Assumption targeted_share_of_reached;
    std::optional<Levels> levels;  ///< absent where a set prints none
};

/// The three patterns with their names, for those who go through them all.
struct NamedFigure {
    std::string_view name;
    const ScenarioFigure* figure;
};
[[nodiscard]] std::array<NamedFigure, 3> figures_of(const ParameterSet::Incidence& incidence);
[[nodiscard]] std::array<NamedFigure, 6> figures_of(const ParameterSet::Levels& levels);

/// The three assumptions with their names.
struct NamedAssumption {
    std::string_view name;
    const Assumption* assumption;
};
[[nodiscard]] std::array<NamedAssumption, 3> assumptions_of(const ParameterSet& set);

/// The printed levels of care of one scenario, with what they leave unassigned of each pattern.
/// Precondition: `set.levels` is present.
struct PublishedLevels {
    LevelShares levels;              ///< shares of live births; `unassigned` is the sum of the two below
    double unassigned_insecure = 0;  ///< share of live births with the pattern but in no printed level
    double unassigned_disorganised = 0;
};
[[nodiscard]] PublishedLevels published_levels(const ParameterSet& set, Scenario scenario);

}  // namespace pairmodel
