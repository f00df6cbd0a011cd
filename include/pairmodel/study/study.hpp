#pragma once

#include "pairmodel/input/area_table.hpp"
#include "pairmodel/model/run.hpp"
#include "pairmodel/planning/observed.hpp"
#include "pairmodel/planning/team.hpp"
#include "pairmodel/simulation/simulate.hpp"
#include "pairmodel/study/note.hpp"
#include "pairmodel/study/request.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pairmodel {

/// The areas of a request with what is known of each, from wherever they come.
struct Selection {
    AreaList areas = {};
    /// Where Request::keep_all_names: all areas, of which `areas` are some. Empty where they are all.
    AreaList chosen_from = {};
    Composition composition = {};                  ///< of wider areas of the built-in table
    std::vector<std::uint32_t> lines = {};         ///< of areas from a file
    std::vector<std::uint32_t> stated_areas = {};  ///< lines of rows that say they are areas, not totals
    /// As the areas; empty where births of no stated years are known.
    std::vector<BirthsHistory> births_histories = {};
    /// Those of each year by itself, where `births_histories` are of children under two; else empty.
    std::vector<BirthsHistory> single_years = {};
    std::string births_period = {};  ///< as AreaTable
    /// As AreaTable; settled before the run is made.
    std::vector<std::optional<GivenRatio>> made_ratios = {};
    std::vector<std::string> group_columns = {};  ///< names for `Area::groups`
    std::vector<std::pair<std::string, std::string>> inputs =
        {};  ///< files read, with their SHA-256, or none
    std::vector<RejectedRow> rejected = {};
    std::vector<std::string> headings = {};  ///< of the file, for the rejected rows
    std::string file = {};                   ///< empty: not from a file
    bool builtin = false;                    ///< areas of the built-in table: official data to be credited
    /// Areas of somebody's own with the indicators of the built-in table, which are to be credited.
    bool builtin_adversity = false;
    std::vector<std::string> how = {};  ///< the options that choose this one area; empty for others

    [[nodiscard]] bool has_builtin_figures() const { return builtin || builtin_adversity; }
};

/// Beside scenario bounds: what uncertainty in adversity and attrition adds.
struct WiderRange {
    std::size_t record = 0;  ///< index of the area, or how many areas there are plus the index of the total
    SimulatedEstimate range;
};

/// Of more areas together it would take too long beside what is asked for.
inline constexpr std::size_t most_for_wider_range = 500;

/// What a study found: a run with all that has to be said of it.
struct StudyResult {
    Run run;
    RunSummary summary = {};
    std::vector<NamedTotal> totals = {};
    std::vector<Note> notes = {};      ///< what a reader must know: every output has all of them
    std::int64_t suppress_below = 0;   ///< 0: nothing is withheld
    Selection source = {};             ///< where the areas are from; without the areas, which the run has
    std::string date = {};             ///< as the user gave it; may be empty
    int round_to = 0;                  ///< as Document::round_to
    std::string explain_options = {};  ///< of the study, for the command that shows the working
    std::optional<SimulatedRun> simulated = std::nullopt;  ///< of a run with draws
    bool show_errors = false;            ///< the Monte Carlo error of each quantile, as columns of their own
    std::vector<Measure> measures = {};  ///< as Request
    std::optional<WiderRange> wider = std::nullopt;
    std::optional<Team> team = {};             ///< that demand is to be met by
    std::vector<ObservedReach> observed = {};  ///< by area, then of totals, level by level

    [[nodiscard]] bool hidden(std::size_t area) const { return run.areas()[area].withheld; }
    /// All that would be added up is withheld.
    [[nodiscard]] bool hidden_total(std::size_t total) const {
        return totals[total].members.empty() && totals[total].withheld > 0;
    }
};

/// One area of a study.
class StudyArea {
public:
    StudyArea(const StudyResult& study, std::size_t index) : study_(&study), index_(index) {}

    [[nodiscard]] std::string_view code() const { return area().code; }
    [[nodiscard]] std::string_view name() const { return area().name; }
    [[nodiscard]] std::optional<std::int64_t> live_births() const { return area().live_births; }
    [[nodiscard]] AdversityRatio adversity() const { return study_->run.adversity(index_); }
    /// The three steps, each kept; nothing where births are not available or must not be shown.
    [[nodiscard]] std::optional<Estimate> estimate() const;
    /// Babies a year, as every output has them: quantiles where the study draws, else the bounds of the two
    /// scenarios. Nothing where there is no estimate.
    [[nodiscard]] std::optional<Interval> interval(Measure measure) const;

private:
    [[nodiscard]] AreaView area() const { return study_->run.areas()[index_]; }

    const StudyResult* study_;
    std::size_t index_;
};

/// Areas with their estimates, ready for any document. A handle: copies share the result, which lives as long
/// as one of them, such as in the tables of a document.
///
///     const Study study = Study::of_areas({"Gateshead", "Leeds", "Bradford"});
///     for (const StudyArea area : study) print(area.name(), area.interval(Measure::missed));
class Study {
public:
    explicit Study(StudyResult result) : result_(std::make_shared<const StudyResult>(std::move(result))) {}

    /// Built-in areas by name or GSS code. These and the next three throw as study() does.
    [[nodiscard]] static Study of_areas(std::vector<std::string> names, Request request = {});
    /// All built-in areas of a tier; within a place where one is named.
    [[nodiscard]] static Study of_tier(Tier tier, std::string within = "", Request request = {});
    /// The areas of a table: docs/data.md says what it may look like.
    [[nodiscard]] static Study of_table(std::string path, Request request = {});
    /// One area with so many live births a year.
    [[nodiscard]] static Study of_births(std::int64_t live_births, Request request = {});

    [[nodiscard]] const StudyResult& operator*() const { return *result_; }
    [[nodiscard]] const StudyResult* operator->() const { return result_.get(); }

    [[nodiscard]] std::size_t size() const { return result_->run.areas().size(); }
    [[nodiscard]] StudyArea operator[](std::size_t index) const { return {*result_, index}; }

    /// Goes through the areas.
    class Iterator {
    public:
        using difference_type = std::ptrdiff_t;
        using value_type = StudyArea;
        Iterator() = default;
        Iterator(const StudyResult& study, std::size_t index) : study_(&study), index_(index) {}
        StudyArea operator*() const { return {*study_, index_}; }
        Iterator& operator++() { return ++index_, *this; }
        Iterator operator++(int) { return {*study_, index_++}; }
        bool operator==(const Iterator&) const = default;

    private:
        const StudyResult* study_ = nullptr;
        std::size_t index_ = 0;
    };
    [[nodiscard]] Iterator begin() const { return {*result_, 0}; }
    [[nodiscard]] Iterator end() const { return {*result_, size()}; }

private:
    std::shared_ptr<const StudyResult> result_;
};

/// Answers a request: reads or looks up its areas, settles their adversity, adds totals up, draws. Throws
/// RequestError for what cannot be asked, InputError with every problem of a file, FileError.
[[nodiscard]] Study study(const Request& request, const Listener& listener = {});

/// The same areas and choices with the closed allocation, which sensitivity and plans need. `draws`: how a
/// plan draws; unset: not at all.
[[nodiscard]] Study with_closed_allocation(const Study& study, const std::optional<SimulationOptions>& draws);

/// The command that shows how the figures of a study of one area come about: with the same area, and the
/// choices that its model was made with. Empty where no command line could name the area.
[[nodiscard]] std::string explain_command(const StudyResult& study);

/// What is wrong with an area, as an Issue tells it.
struct AreaProblem {
    std::string expected;
    std::string found;
    std::string hint;
};
/// An area that cannot be estimated is a problem of its line where it is from a file.
[[nodiscard]] Issue issue_of_area(const Run& run, const Selection& source, std::size_t index,
                                  AreaProblem problem);
/// What the model would have an answer to instead, in the words of the command line; empty for nothing.
[[nodiscard]] std::string hint_of(Remedy remedy);

}  // namespace pairmodel
