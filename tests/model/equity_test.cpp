// An area's parts: they add up, and reach that is uneven moves families without making any.

#include "pairmodel/model/equity.hpp"

#include "pairmodel/input/parameter_file.hpp"
#include "support/catch.hpp"

#include <numeric>

using namespace pairmodel;

namespace {

Model model(Scale scale = Scale::proportional, std::optional<double> elasticity = {},
            Allocation allocation = Allocation::published) {
    ModelOptions options;
    options.scale = scale;
    options.elasticity = elasticity;
    options.allocation = allocation;
    return {builtin_parameter_set("pif-2023"), options};
}

const std::vector<AreaPart> parts{{0.5, 1.6}, {0.3, 0.5}, {0.2, 0.25}};

}  // namespace

TEST_CASE("parts of an area add up to it, measure by measure", "[equity]") {
    for (const Scale scale : {Scale::proportional, Scale::odds})
        for (const double elasticity : {0.0, 0.2, 1.0})
            for (const Allocation allocation : {Allocation::published, Allocation::closed})
                for (const double ratio : {0.3, 1.0, 1.7, 2.6}) {
                    const Model chosen = model(scale, elasticity, allocation);
                    const Estimate area = estimate(1834, ratio, chosen);
                    const DividedArea divided = divide(area, parts, chosen);
                    for (const Scenario scenario : {Scenario::lower_need, Scenario::higher_need})
                        for (const MeasureInfo& m : all_measures()) {
                            double sum = 0;
                            for (const auto& part : divided.parts) sum += part.at(scenario)[m.measure];
                            CHECK(sum ==
                                  Approx(area.babies.at(scenario)[m.measure]).epsilon(1e-12).margin(1e-9));
                        }
                    for (std::size_t i = 0; i < parts.size(); ++i)
                        for (const Scenario scenario : {Scenario::lower_need, Scenario::higher_need}) {
                            const Measures& babies = divided.parts[i].at(scenario);
                            CHECK(babies[Measure::need] <= 1834 * parts[i].births * (1 + 1e-9));
                            CHECK(babies[Measure::demand] + babies[Measure::missed] +
                                      babies[Measure::unassigned] ==
                                  Approx(babies[Measure::need]).margin(1e-9));
                        }
                }
}

TEST_CASE("parts are calibrated only where need would be above births", "[equity]") {
    const Model chosen = model();
    const DividedArea plain = divide(estimate(1000, 1.2, chosen), parts, chosen);
    CHECK(plain.calibration.lower_need == 1);
    CHECK(plain.calibration.higher_need == 1);
    // By hand: need of the first part is 0.5 x 1000 births x 0.4 x 1.2 x 1.6 over the mean 1 of the parts.
    const double mean = 0.5 * 1.6 + 0.3 * 0.5 + 0.2 * 0.25;
    CHECK(mean == Approx(1));
    CHECK(plain.parts[0].lower_need[Measure::need] == Approx(500 * 0.4 * 1.2 * 1.6));
    const DividedArea full = divide(estimate(1000, 1.7, chosen), parts, chosen);
    CHECK(full.calibration.higher_need > 1);
    CHECK(full.parts[0].higher_need[Measure::need] == Approx(500));
    CHECK(full.parts[1].higher_need[Measure::need] > 300 * 0.45 * 1.7 * 0.5);
}

TEST_CASE("uneven reach moves demand and keeps all of it", "[equity]") {
    const std::vector<double> demand{60, 30, 10};
    const std::vector<double> even = reach_factors(demand, std::vector<double>{1, 1, 1});
    for (const double factor : even) CHECK(factor == 1);
    const std::vector<double> likelihood{relative_reach(0.5, 1), relative_reach(0.5, 3),
                                         relative_reach(0.5, 5)};
    CHECK(likelihood == std::vector<double>{0.5, 0.75, 1});
    const std::vector<double> factors = reach_factors(demand, likelihood);
    CHECK(factors[0] / factors[2] == Approx(0.5));
    CHECK(std::inner_product(demand.begin(), demand.end(), factors.begin(), 0.0) == Approx(100));
    const Measures babies = estimate(1000, 1, model()).babies.lower_need;
    const Measures moved = with_reach(babies, 0.5);
    CHECK(moved[Measure::need] == babies[Measure::need]);
    CHECK(moved[Measure::demand] == Approx(babies[Measure::demand] / 2));
    CHECK(moved[Measure::missed] == Approx(babies[Measure::missed] + babies[Measure::demand] / 2));
    CHECK(moved[Measure::missed_mild_moderate] + moved[Measure::missed_severe] ==
          Approx(moved[Measure::missed]));
    const Measures same = with_reach(babies, 1);
    for (const MeasureInfo& m : all_measures()) CHECK(same[m.measure] == babies[m.measure]);
}

TEST_CASE("the concentration index is 0 where babies are spread as births are", "[equity]") {
    const auto index = [](std::vector<CurvePoint> list) {
        return concentration_index(concentration_curve(list));
    };
    CHECK(index({{10, 5}, {20, 10}, {70, 35}}) == Approx(0).margin(1e-15));
    CHECK(index({{50, 10}, {50, 0}}) == Approx(-0.5));
    CHECK(index({{50, 0}, {50, 10}}) == Approx(0.5));
    CHECK(index({{1, 10}, {999, 0}}) == Approx(-0.999));
    CHECK(index({}) == 0);
    CHECK(index({{10, 0}, {20, 0}}) == Approx(0).margin(1e-15));
}
