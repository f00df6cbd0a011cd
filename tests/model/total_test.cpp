#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/model/estimate.hpp"
#include "support/catch.hpp"

#include <random>
#include <string>

using namespace pairmodel;

namespace {

Model model_of(const ParameterSet& set) {
    return Model(set, {});
}

}  // namespace

TEST_CASE("the total of no areas is nothing", "[model]") {
    const Total none;
    CHECK(none.areas() == 0);
    CHECK(none.live_births() == 0);
    CHECK(none.ratio() == 1);
    CHECK(none.saturated_areas() == 0);
    for (const MeasureInfo& m : all_measures()) CHECK(none.interval(m.measure).high == 0);
}

TEST_CASE("a total equals the estimate of the sum where ratios are equal", "[model]") {
    std::mt19937_64 random(7);
    for (const std::string& id : builtin_parameter_sets()) {
        const ParameterSet set = builtin_parameter_set(id);
        for (const Scale scale : {Scale::proportional, Scale::odds}) {
            const Model model(set, {{}, scale, {}});
            for (const double ratio : {0.4, 1.0, 1.3, 2.4, 3.0}) {
                INFO(id << ", " << code_of(scale) << ", ratio " << ratio);
                Total total;
                double births = 0;
                for (int i = 0; i < 300; ++i) {
                    const auto area = static_cast<double>(random() % 5000);
                    births += area;
                    total.add(estimate(area, ratio, model));
                }
                const Estimate whole = estimate(births, ratio, model);
                CHECK(total.areas() == 300);
                CHECK(total.live_births() == births);
                CHECK(total.ratio() == Approx(ratio).epsilon(1e-12));
                CHECK(total.saturated_areas() == (whole.saturated() ? 300 : 0));
                for (const MeasureInfo& m : all_measures()) {
                    INFO(m.code);
                    CHECK(total.babies().lower_need[m.measure] ==
                          Approx(whole.babies.lower_need[m.measure]).epsilon(1e-12).margin(1e-9));
                    CHECK(total.babies().higher_need[m.measure] ==
                          Approx(whole.babies.higher_need[m.measure]).epsilon(1e-12).margin(1e-9));
                    CHECK(total.interval(m.measure).central ==
                          Approx(whole.interval(m.measure).central).epsilon(1e-12).margin(1e-9));
                }
            }
        }
    }
}

TEST_CASE("a total of areas that differ is the sum, scenario by scenario", "[model]") {
    const ParameterSet set = builtin_parameter_set("pif-2023");
    const Model model = model_of(set);
    Total total;
    total.add(estimate(1000, 1.3, model));
    total.add(estimate(3000, 1.0, model));
    CHECK(total.areas() == 2);
    CHECK(total.live_births() == 4000);
    CHECK(total.ratio() == Approx(1.075).epsilon(1e-14));
    CHECK(total.saturated_areas() == 0);
    CHECK(total.babies().lower_need[Measure::insecure] == Approx(325 + 750));
    CHECK(total.babies().higher_need[Measure::insecure] == Approx(390 + 900));
    CHECK(total.babies().lower_need[Measure::unassigned] == Approx(13 + 30));
    CHECK(total.interval(Measure::secure).low == Approx(415 + 1650));
    CHECK(total.interval(Measure::secure).high == Approx(480 + 1800));
    CHECK(total.interval(Measure::secure).central == Approx(2172.5));
    total.add(estimate(10, 2.3, model));
    CHECK(total.saturated_areas() == 1);
}

TEST_CASE("a total never adds up the ends of its areas' ranges", "[model]") {
    // Two scenarios that an area reads one way round and its neighbour the other: the ends of the sum lie
    // nearer together than the sums of the ends.
    ParameterSet set = builtin_parameter_set("pif-2023");
    ParameterSet turned = set;
    turned.incidence.insecure.value = {set.incidence.insecure.value.higher_need,
                                       set.incidence.insecure.value.lower_need};
    turned.incidence.secure.value = {set.incidence.secure.value.higher_need,
                                     set.incidence.secure.value.lower_need};
    const ModelOptions closed{Allocation::closed, Scale::proportional, {}};
    Total total;
    total.add(estimate(1000, 1, Model(set, closed)));
    total.add(estimate(1000, 1, Model(turned, closed)));
    CHECK(total.interval(Measure::insecure).low == Approx(550));
    CHECK(total.interval(Measure::insecure).high == Approx(550));
}
