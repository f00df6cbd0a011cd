#pragma once

#include "pairmodel/model/enum_words.hpp"

#include <optional>
#include <string>

namespace pairmodel {

/// Levels of care that a service may be at. Source: toolkit, section A.3, Table 1.
enum class CareLevel { universal, targeted, specialist };

template <>
inline constexpr auto enum_words<CareLevel> = word_list("universal", "targeted", "specialist");

/// What a specialist service says it is for.
enum class SpecialistWork {
    any,
    short_term,  ///< moderate difficulties
    long_term,   ///< severe difficulties
};

/// The level as tables of services have it: "targeted", "specialist_short_term".
[[nodiscard]] inline std::string level_word(CareLevel level, SpecialistWork work) {
    const char* end = work == SpecialistWork::short_term  ? "_short_term"
                      : work == SpecialistWork::long_term ? "_long_term"
                                                          : "";
    return std::string(code_of(level)) + end;
}

/// Whose service it is. Source: toolkit, Tools, service mapping tool for parent-infant relationship services
/// (its rows).
enum class Sector {
    midwifery,
    health_visiting,
    social_care,  ///< children's social care (safeguarding)
    perinatal_mental_health,
    neonatal,           ///< neonatal and paediatric intensive care
    child_development,  ///< child development centre, paediatrics
    voluntary,          ///< voluntary and third sector
    other,
};

template <>
inline constexpr auto enum_words<Sector> = word_list("midwifery", "health_visiting", "social_care",
                                                     "perinatal_mental_health", "neonatal",
                                                     "child_development", "voluntary", "other");

/// What a service aims at in the first place.
enum class Focus {
    not_known,
    parent,        ///< the parent's own mental health
    relationship,  ///< the parent-infant relationship
};

/// An answer of the service mapping tool. What nobody has answered is never a "no".
enum class Answer { not_known, no, yes };

/// A local service, as a service mapping knows it. Source of the questions: toolkit, Tools, service mapping
/// tool for parent-infant relationship services.
struct Service {
    std::string name;
    CareLevel level = CareLevel::universal;
    SpecialistWork work = SpecialistWork::any;
    std::optional<double> families_per_year = {};  ///< capacity; absent: not known
    std::optional<double> wte = {};                ///< staff who see families, in whole-time equivalents
    std::optional<double> cost_per_year = {};      ///< in pounds
    std::optional<double> age_from = {};           ///< of babies, in months after birth
    std::optional<double> age_to = {};             ///< the same: up to this age, not beyond
    Answer antenatal = Answer::not_known;          ///< works with parents before birth
    Answer self_referral = Answer::not_known;      ///< parents may refer themselves
    Answer fathers = Answer::not_known;            ///< open to fathers and co-parents
    Answer assessment = Answer::not_known;         ///< of the individual relationship, before an intervention
    Focus focus = Focus::not_known;
    std::optional<Sector> sector = {};
};

/// How much of its time a team spends with families where nobody says: half for specialist teams, which build
/// the capacity of others with the other half (toolkit, section B.6, pages 44-49); all of it elsewhere
/// (ours).
[[nodiscard]] constexpr double usual_direct_share(CareLevel level) {
    return level == CareLevel::specialist ? 0.5 : 1.0;
}

/// Families a year that a team can see. `families_per_wte` are those whom one whole-time equivalent would see
/// in a year of nothing but direct work with families; `direct_share` is how much of the time is such work.
[[nodiscard]] constexpr double families_of_team(double wte, double families_per_wte, double direct_share) {
    return wte * families_per_wte * direct_share;
}

}  // namespace pairmodel
