#include "pairmodel/model/attrition.hpp"

#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/model/estimate.hpp"
#include "pairmodel/model/incidence.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <optional>
#include <stdexcept>

using namespace pairmodel;

namespace {

const ParameterSet& toolkit() {
    static const ParameterSet set = builtin_parameter_set("pif-2023");
    return set;
}

}  // namespace

TEST_CASE("incidence gives whole scenarios", "[model]") {
    const PatternShares lower = incidence(toolkit(), Scenario::lower_need);
    CHECK(lower.secure == 0.60);
    CHECK(lower.insecure == 0.25);
    CHECK(lower.disorganised == 0.15);
    CHECK(lower.need() == Approx(0.40).epsilon(1e-15));
    const PatternShares higher = incidence(toolkit(), Scenario::higher_need);
    CHECK(higher.secure == 0.55);
    CHECK(higher.insecure == 0.30);
    CHECK(higher.disorganised == 0.15);
}

TEST_CASE("the printed levels of the lower-need end leave 1 % of births unassigned", "[model]") {
    const PublishedLevels lower = published_levels(toolkit(), Scenario::lower_need);
    CHECK(lower.levels.universal == 0.60);
    CHECK(lower.levels.missed_severe == 0.10);
    CHECK(lower.unassigned_insecure == Approx(0.01).epsilon(1e-12));
    CHECK(lower.unassigned_disorganised == 0);
    CHECK(lower.levels.unassigned == lower.unassigned_insecure);
    // Not a rounding error away from nothing: nothing.
    CHECK(published_levels(toolkit(), Scenario::higher_need).levels.unassigned == 0);
}

TEST_CASE("what the printed levels leave of each pattern adds up to what is unassigned", "[model]") {
    ParameterSet set = toolkit();
    set.levels->targeted.value.higher_need = 0.06;
    set.levels->missed_severe.value.higher_need = 0.07;
    const PublishedLevels printed = published_levels(set, Scenario::higher_need);
    CHECK(printed.unassigned_insecure == Approx(0.02).epsilon(1e-12));
    CHECK(printed.unassigned_disorganised == Approx(0.03).epsilon(1e-12));
    CHECK(printed.levels.unassigned == Approx(0.05).epsilon(1e-12));
}

TEST_CASE("each printed level moves with the pattern that it comes from", "[model]") {
    PublishedLevels printed;
    printed.levels = {0.55, 0.05, 0.02, 0.06, 0.1, 0.11, 0};
    printed.unassigned_insecure = 0.08;
    printed.unassigned_disorganised = 0.03;
    const LevelShares local = allocate_published(printed, {0.55, 0.25, 0.20}, {0.22, 0.375, 0.405});
    CHECK(local.universal == Approx(0.22).epsilon(1e-14));
    CHECK(local.targeted == Approx(0.075).epsilon(1e-14));
    CHECK(local.specialist_short_term == Approx(0.03).epsilon(1e-14));
    CHECK(local.missed_mild_moderate == Approx(0.15).epsilon(1e-14));
    CHECK(local.specialist_long_term == Approx(0.06 * 2.025).epsilon(1e-14));
    CHECK(local.missed_severe == Approx(0.11 * 2.025).epsilon(1e-14));
    CHECK(local.unassigned == Approx(0.12 + 0.03 * 2.025).epsilon(1e-14));
}

TEST_CASE("the closed allocation gives everybody a place", "[model]") {
    const LevelShares local = allocate_closed({0.4, 0.36, 0.24}, {0.75, 0.8125});
    CHECK(local.universal == 0.4);
    CHECK(local.targeted == Approx(0.36 * 0.25 * 0.8125).epsilon(1e-14));
    CHECK(local.specialist_short_term == Approx(0.36 * 0.25 * 0.1875).epsilon(1e-14));
    CHECK(local.specialist_long_term == Approx(0.06).epsilon(1e-14));
    CHECK(local.missed_mild_moderate == Approx(0.27).epsilon(1e-14));
    CHECK(local.missed_severe == Approx(0.18).epsilon(1e-14));
    CHECK(local.unassigned == 0);

    const LevelShares nobody = allocate_closed({0.4, 0.36, 0.24}, {1, 0.8});
    CHECK(nobody.targeted + nobody.specialist_short_term + nobody.specialist_long_term == 0);
    const LevelShares everybody = allocate_closed({0.4, 0.36, 0.24}, {0, 1});
    CHECK(everybody.targeted == 0.36);
    CHECK(everybody.specialist_short_term == 0);
    CHECK(everybody.missed_mild_moderate + everybody.missed_severe == 0);
}

TEST_CASE("measures are made of patterns and levels", "[model]") {
    const Measures m =
        measures_of(PatternShares{0.4, 0.36, 0.24}, LevelShares{0.35, 0.01, 0.02, 0.04, 0.08, 0.16, 0.34});
    CHECK(m[Measure::secure] == 0.4);
    CHECK(m[Measure::insecure] == 0.36);
    CHECK(m[Measure::disorganised] == 0.24);
    CHECK(m[Measure::universal] == 0.35);
    CHECK(m[Measure::targeted] == 0.01);
    CHECK(m[Measure::specialist_short_term] == 0.02);
    CHECK(m[Measure::specialist_long_term] == 0.04);
    CHECK(m[Measure::missed_mild_moderate] == 0.08);
    CHECK(m[Measure::missed_severe] == 0.16);
    CHECK(m[Measure::unassigned] == 0.34);
    CHECK(m[Measure::need] == Approx(0.60));
    CHECK(m[Measure::demand] == Approx(0.07));
    CHECK(m[Measure::specialist] == Approx(0.06));
    CHECK(m[Measure::missed] == Approx(0.24));
}

TEST_CASE("every measure has its code, and a code its measure", "[model]") {
    const char* const codes[] = {"secure",
                                 "insecure",
                                 "disorganised",
                                 "universal",
                                 "targeted",
                                 "specialist_short_term",
                                 "specialist_long_term",
                                 "missed_mild_moderate",
                                 "missed_severe",
                                 "unassigned",
                                 "need",
                                 "demand",
                                 "specialist",
                                 "missed"};
    std::size_t i = 0;
    for (const char* code : codes) {
        const auto measure = static_cast<Measure>(i);
        CHECK(all_measures().at(i).measure == measure);
        CHECK(info(measure).code == code);
        CHECK_FALSE(info(measure).label.empty());
        CHECK_FALSE(info(measure).meaning.empty());
        CHECK(measure_of_code(code) == std::optional<Measure>(measure));
        ++i;
    }
    CHECK(i == measure_count);
    CHECK_FALSE(measure_of_code("Need").has_value());
    CHECK_FALSE(measure_of_code("").has_value());
}

TEST_CASE("a set's figures and assumptions go by their names", "[model]") {
    const auto patterns = figures_of(toolkit().incidence);
    CHECK(patterns[0].name == "secure");
    CHECK(patterns[1].name == "insecure");
    CHECK(patterns[2].name == "disorganised");
    CHECK(patterns[1].figure == &toolkit().incidence.insecure);
    // The six levels have the codes and the order of their measures.
    std::size_t i = 3;
    for (const NamedFigure& level : figures_of(*toolkit().levels))
        CHECK(level.name == all_measures().at(i++).code);
    const auto assumptions = assumptions_of(toolkit());
    CHECK(assumptions[0].name == "elasticity");
    CHECK(assumptions[1].name == "unreached_share");
    CHECK(assumptions[2].name == "targeted_share_of_reached");
    CHECK(assumptions[2].assumption == &toolkit().targeted_share_of_reached);
    CHECK(toolkit().source("toolkit").id == "toolkit");
    CHECK_THROWS_AS(toolkit().source("nobody"), std::out_of_range);
}

TEST_CASE("allocations and evidence grades have codes", "[model]") {
    CHECK(code_of(Allocation::published) == "published");
    CHECK(code_of(Allocation::closed) == "closed");
    CHECK(code_of(EvidenceGrade::high) == "high");
    CHECK(code_of(EvidenceGrade::moderate) == "moderate");
    CHECK(code_of(EvidenceGrade::low) == "low");
    CHECK(code_of(EvidenceGrade::very_low) == "very_low");
}
