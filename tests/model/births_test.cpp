#include "pairmodel/model/births.hpp"

#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/model/run.hpp"
#include "pairmodel/model/waterfall.hpp"
#include "support/catch.hpp"

#include <stdexcept>

using namespace pairmodel;

namespace {

Area area_of(std::int64_t births, int year) {
    Area area;
    area.name = "A";
    area.live_births = births;
    area.live_births_year = year;
    return area;
}

}  // namespace

TEST_CASE("children under two are the births of the year and of the year before", "[model][cohort]") {
    const BirthsHistory history{{2021, 90}, {2022, std::nullopt}, {2023, 110}, {2024, 100}};
    Area area = area_of(100, 2024);
    CHECK(make_under_two(area, history));
    CHECK(area.live_births == 210);
    CHECK(area.cohort == Cohort::under_two);

    SECTION("as many are assumed where the year before is not known") {
        for (Area unknown : {area_of(110, 2023), area_of(90, 2021), area_of(90, 0)}) {
            const std::int64_t births = *unknown.live_births;
            CHECK_FALSE(make_under_two(unknown, history));
            CHECK(unknown.live_births == 2 * births);
        }
    }
    SECTION("a history of births becomes one of children under two") {
        const BirthsHistory stock = under_two_history({{2020, 5}, {2022, 7}, {2023, 8}, {2024, 9}});
        CHECK_FALSE(stock[0].live_births);
        CHECK_FALSE(stock[1].live_births);
        CHECK(stock[2].live_births == 15);
        CHECK(stock[3].live_births == 17);
    }
    SECTION("births that are not available stay so") {
        Area none = area_of(1, 2024);
        none.live_births.reset();
        CHECK(make_under_two(none, history));
        CHECK_FALSE(none.live_births);
    }
    SECTION("no run mixes the two") {
        const ParameterSet set = builtin_parameter_set("pif-2023");
        const Model model(set, {});
        CHECK(Run(model, {area, area}, {}, {}, 1.0).cohort() == Cohort::under_two);
        CHECK_THROWS_AS(Run(model, {area, area_of(100, 2024)}, {}, {}, 1.0), std::logic_error);
    }
}

TEST_CASE("each bar of the waterfall begins where the one before ends", "[model][waterfall]") {
    const ParameterSet set = builtin_parameter_set("pif-2023");
    const Allocation allocation = GENERATE(Allocation::published, Allocation::closed);
    const Scale scale = GENERATE(Scale::proportional, Scale::odds);
    const double ratio = GENERATE(0.5, 1.0, 1.3, 3.0);
    const Estimate e = estimate(1000, ratio, Model(set, {allocation, scale, std::nullopt}));
    for (const Scenario scenario : {Scenario::lower_need, Scenario::higher_need}) {
        double level = 0;
        for (const WaterfallBar& bar : waterfall_of(e, scenario)) {
            CAPTURE(bar.code, ratio);
            if (bar.is_change)
                level += bar.babies;
            else if (bar.code == "national_need")
                level = bar.babies;
            else
                CHECK(level == Approx(bar.babies).margin(1e-9));
        }
        const Waterfall bars = waterfall_of(e, scenario);
        CHECK(bars[0].babies == Approx(scenario == Scenario::lower_need ? 400 : 450));
        CHECK(bars[2].babies == e.babies.at(scenario)[Measure::need]);
        CHECK(bars[3].babies == -e.babies.at(scenario)[Measure::demand]);
        if (ratio == 1) CHECK(bars[1].babies == 0);
        if (allocation == Allocation::closed) CHECK(bars[4].babies == 0);
    }
}
