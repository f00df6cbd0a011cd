// Wider areas are the sums of their members, by every route and to the last bit.

#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/run.hpp"
#include "pairmodel/simulation/simulate.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <map>

using namespace pairmodel;

namespace {

const ReferenceTable& table() {
    return reference_table();
}

const ReferenceArea& area(const char* code) {
    return *table().by_code(code);
}

IndicatorChoice usual() {
    IndicatorChoice choice;
    for (const Indicator& indicator : table().indicators)
        choice.weights.push_back(indicator.by_default ? 1 : 0);
    choice.base = table().base_areas;
    return scaled_to_nations(std::move(choice), table().indicators);
}

Run run_of(const Model& model, const std::vector<const ReferenceArea*>& places,
           const IndicatorChoice& choice = usual()) {
    ReferenceSelection selected = select_from(table(), places, std::nullopt);
    return {model,        std::move(selected.areas),      table().indicators, choice,
            std::nullopt, std::move(selected.composition)};
}

std::vector<const ReferenceArea*> all_that(const auto& fits) {
    std::vector<const ReferenceArea*> found;
    for (const ReferenceArea& place : table().areas)
        if (fits(place)) found.push_back(&place);
    return found;
}

std::vector<const ReferenceArea*> tier(Tier wanted, const char* within = "") {
    return all_that([&](const ReferenceArea& place) {
        return in_tier(place, wanted) && (*within == 0 || lies_within(place, within));
    });
}

bool same(const Scenarios<Measures>& a, const Scenarios<Measures>& b) {
    const auto equal = [](const Measures& x, const Measures& y) {
        return std::all_of(all_measures().begin(), all_measures().end(),
                           [&](const MeasureInfo& m) { return x[m.measure] == y[m.measure]; });
    };
    return equal(a.lower_need, b.lower_need) && equal(a.higher_need, b.higher_need);
}

}  // namespace

TEST_CASE("every wider area is the sum of its members to the last bit", "[input][reference][sums]") {
    const ParameterSet set = builtin_parameter_set("pif-2023");
    const Scale scale = GENERATE(Scale::proportional, Scale::odds);
    const Model model(set, {{}, scale, {}});
    const auto wide = all_that([](const ReferenceArea& place) { return !place.is_base(); });
    REQUIRE(wide.size() == 140);
    const Run run = run_of(model, wide);
    for (std::size_t i = 0; i < wide.size(); ++i) {
        CAPTURE(wide[i]->name);
        Scenarios<Measures> sum;
        double births = 0;
        for (const Member& member : wide[i]->members) {
            const Run alone = run_of(model, {&table().areas[member.base]});
            const std::optional<Estimate> estimate = alone.estimate(0);
            if (!estimate) continue;
            births += member.share.of(estimate->live_births);
            for (const MeasureInfo& m : all_measures()) {
                sum.lower_need[m.measure] += member.share.of(estimate->babies.lower_need[m.measure]);
                sum.higher_need[m.measure] += member.share.of(estimate->babies.higher_need[m.measure]);
            }
        }
        const Estimate whole = *run.estimate(i);
        CHECK(same(whole.babies, sum));
        CHECK(whole.live_births == births);
        CHECK(whole.ratio == run.adversity(i).ratio);
    }
}

TEST_CASE("districts, counties, regions and care boards all add up to England", "[input][reference][sums]") {
    const ParameterSet set = builtin_parameter_set("pif-2023");
    const Model model(set, {});
    const Estimate england = *run_of(model, {&area("E92000001")}).estimate(0);
    CHECK(england.live_births == 567708);
    for (const Tier each : {Tier::lower, Tier::upper, Tier::region, Tier::icb, Tier::icb_2024}) {
        CAPTURE(tier_codes()[static_cast<std::size_t>(each)]);
        const NamedTotal total = total_of(run_of(model, tier(each, "E92000001")));
        CHECK(same(total.total.babies(), england.babies));
        CHECK(total.total.live_births() == 567708);
        CHECK(total.total.ratio() == england.ratio);
    }
    CHECK(tier(Tier::icb).size() == 36);
    CHECK(tier(Tier::icb_2024).size() == 42);
    for (const auto& [boards, country] : std::map<Tier, const char*>{{Tier::health_board, "W92000004"},
                                                                     {Tier::nhs_board, "S92000003"},
                                                                     {Tier::hsc_trust, "N92000002"}}) {
        const Estimate whole = *run_of(model, {&area(country)}).estimate(0);
        CHECK(same(total_of(run_of(model, tier(boards))).total.babies(), whole.babies));
    }
}

TEST_CASE("draws of a wider area are those of its members added up", "[input][reference][sums]") {
    const ParameterSet set = builtin_parameter_set("pif-2023");
    const Model model(set, {Allocation::closed, Scale::proportional, {}});
    SimulationOptions options;
    options.draws = 200;
    options.births_variation = GENERATE(BirthsVariation::none, BirthsVariation::poisson);
    options.level = GENERATE(0.5, 0.95);
    const auto check = [&](const ReferenceArea& whole, const std::vector<const ReferenceArea*>& parts) {
        CAPTURE(whole.name);
        const Run one = run_of(model, {&whole});
        const Run many = run_of(model, parts);
        const SimulatedRun of_one = simulate(one, {}, options);
        const SimulatedRun of_many = simulate(many, {total_of(many)}, options);
        for (const MeasureInfo& m : all_measures()) {
            const Interval& a = of_one.areas[0][m.measure].babies;
            const Interval& b = of_many.totals[0][m.measure].babies;
            CHECK((a.low == b.low && a.central == b.central && a.high == b.high));
        }
    };
    check(area("E10000014"), tier(Tier::lower, "E10000014"));
    check(area("E12000008"), tier(Tier::upper, "E12000008"));
    check(area("W92000004"), tier(Tier::health_board));
    check(area("E92000001"), tier(Tier::icb));
}

TEST_CASE("the mean ratio of a nation is 1", "[input][reference][sums]") {
    const ParameterSet set = builtin_parameter_set("pif-2023");
    const Model model(set, {});
    IndicatorChoice choice = usual();
    CHECK(choice.scale[Nation::england] == Approx(1 / 0.973).epsilon(0.0005));
    for (const char* code : {"E92000001", "W92000004", "S92000003", "N92000002", "K02000001"}) {
        CAPTURE(code);
        CHECK(run_of(model, {&area(code)}).estimate(0)->ratio == Approx(1).epsilon(1e-9));
    }
    choice.standing = standing_to_uk(table());
    const auto ratio = [&](const char* code) {
        return run_of(model, {&area(code)}, choice).estimate(0)->ratio;
    };
    CHECK(ratio("K02000001") == Approx(1).epsilon(1e-9));
    CHECK(ratio("E92000001") == Approx(choice.standing[Nation::england]).epsilon(1e-9));
    CHECK(ratio("S92000003") < 0.75);
}

TEST_CASE("ratios as worked out beside the program", "[input][reference][sums]") {
    const auto ratio = [](const char* code) { return adversity_of(table(), area(code), usual()).ratio; };
    CHECK(ratio("E08000037") == Approx(1.199).margin(0.001));  // Gateshead
    CHECK(ratio("E06000002") == Approx(1.621).margin(0.001));  // Middlesbrough
    CHECK(ratio("E06000009") == Approx(1.658).margin(0.001));  // Blackpool
    CHECK(ratio("W11000030") == Approx(1.096).margin(0.001));  // Cwm Taf Morgannwg, above Wales
    CHECK(ratio("S08000031") == Approx(1.232).margin(0.001));  // NHS Greater Glasgow and Clyde
    CHECK(ratio("BHSCT") == Approx(1.325).margin(0.001));      // Belfast
}

TEST_CASE("a district's missing indicators are its county's", "[input][reference][sums]") {
    const ReferenceArea& winchester = area("E07000094");
    const ReferenceArea& hampshire = area("E10000014");
    std::size_t inherited = 0;
    for (std::size_t k = 0; k < table().indicators.size(); ++k) {
        const ReferenceArea* county = table().inherited_from(winchester, k);
        if (county == nullptr) continue;
        ++inherited;
        CAPTURE(table().indicators[k].id);
        CHECK(county == &hampshire);
        CHECK(winchester.value_of(k) == hampshire.value_of(k));
    }
    CHECK(inherited == 7);
    CHECK(area("E08000037").inherited.empty());
}

TEST_CASE("areas that share babies are told", "[input][reference][sums]") {
    CHECK(share_base_areas(area("E10000014"), area("E07000094")));
    CHECK_FALSE(share_base_areas(area("E10000014"), area("E08000037")));
    // Buckinghamshire lies in two boards, a part in each; Hart is cut between Frimley and Hampshire's.
    CHECK(share_base_areas(area("E54000044"), area("E06000060")));
    CHECK(share_base_areas(area("E54000034"), area("E07000089")));
    CHECK_FALSE(share_base_areas(area("E54000034"), area("E54000042")));
}
