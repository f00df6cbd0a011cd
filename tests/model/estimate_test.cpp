#include "pairmodel/model/estimate.hpp"

#include "model/independent_model.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/model/error.hpp"
#include "support/catch.hpp"

#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace pairmodel;

namespace {

constexpr std::array<Scenario, 2> both{Scenario::lower_need, Scenario::higher_need};

/// From 0 to 1. Not std::uniform_real_distribution, whose output differs between standard libraries.
double share(std::mt19937_64& random) {
    return static_cast<double>(random() >> 11U) * 0x1.0p-53;
}

/// Adversity from a twentieth of the average to ten times it; births from none to 100,000.
struct RandomArea {
    double births = 0;
    double ratio = 1;

    explicit RandomArea(std::mt19937_64& random)
        : births(std::floor(std::pow(100'001.0, share(random)) - 1)),
          ratio(0.05 * std::pow(200, share(random))) {}
};

/// What of the answer is not what the library says; empty where all of it is.
std::string difference(const Estimate& estimate, const independent::Answer& answer, Scenario scenario) {
    const Measures& babies = estimate.babies.at(scenario);
    if (answer.babies.size() != measure_count) return "not the same measures";
    for (const MeasureInfo& m : all_measures()) {
        const auto expected = answer.babies.find(std::string(m.code));
        if (expected == answer.babies.end()) return "no measure " + std::string(m.code);
        if (!(std::abs(babies[m.measure] - expected->second) <= 1e-12 * estimate.live_births))
            return std::string(m.code) + ": " + std::to_string(babies[m.measure]) + ", not " +
                   std::to_string(expected->second);
    }
    if (estimate.steps.at(scenario).adjusted.saturated() != answer.saturated) return "saturated";
    return "";
}

const ParameterSet& toolkit() {
    static const ParameterSet set = builtin_parameter_set("pif-2023");
    return set;
}

/// Babies of both scenarios, lower need first.
struct Pair {
    Measure measure;
    double lower_need;
    double higher_need;
};

void check_babies(const Estimate& result, const std::vector<Pair>& expected) {
    for (const auto& [measure, lower_need, higher_need] : expected) {
        INFO(info(measure).code);
        CHECK(result.babies.lower_need[measure] == Approx(lower_need).epsilon(1e-12).margin(1e-12));
        CHECK(result.babies.higher_need[measure] == Approx(higher_need).epsilon(1e-12).margin(1e-12));
    }
    CHECK(expected.size() == measure_count);
}

}  // namespace

TEST_CASE("estimates agree with an independent model over random areas", "[model]") {
    constexpr int areas = 500;
    std::mt19937_64 random(20231107);
    for (const std::string& id : builtin_parameter_sets()) {
        const ParameterSet set = builtin_parameter_set(id);
        for (const Allocation allocation : {Allocation::published, Allocation::closed}) {
            if (allocation == Allocation::published && !set.levels) continue;
            for (const Scale scale : {Scale::proportional, Scale::odds}) {
                for (const double elasticity : {-0.4, 0.0, 0.5, 1.0, 1.5, 3.0}) {
                    INFO(id << ", " << code_of(allocation) << ", " << code_of(scale) << ", elasticity "
                            << elasticity);
                    const Model model(set, {allocation, scale, elasticity});
                    int negative = 0;
                    int saturated = 0;
                    std::string first_difference;
                    for (int i = 0; i < areas; ++i) {
                        const RandomArea area(random);
                        independent::Question question{id,
                                                       false,
                                                       area.births,
                                                       area.ratio,
                                                       elasticity,
                                                       scale == Scale::odds,
                                                       allocation == Allocation::closed};
                        if (!independent::ask(question)) {
                            CHECK_THROWS_AS(estimate(area.births, area.ratio, model), ModelError);
                            ++negative;
                            continue;
                        }
                        const Estimate result = estimate(area.births, area.ratio, model);
                        if (result.saturated()) ++saturated;
                        for (const Scenario scenario : both) {
                            question.higher_need = scenario == Scenario::higher_need;
                            const std::string d =
                                difference(result, independent::ask(question).value(), scenario);
                            if (first_difference.empty() && !d.empty())
                                first_difference = d + " at ratio " + std::to_string(area.ratio) +
                                                   ", births " + std::to_string(area.births);
                        }
                    }
                    CHECK(first_difference == "");
                    // The areas reach into every corner of the model.
                    CHECK((negative > 0) == (elasticity > 1.1 || elasticity < 0));
                    CHECK((saturated > 0) == (scale == Scale::proportional && elasticity > 0));
                }
            }
        }
    }
}

TEST_CASE("1,000 births at the national average give the toolkit's own figures", "[model]") {
    check_babies(estimate(1000, 1, Model(toolkit(), {})), {{Measure::secure, 600, 550},
                                                           {Measure::insecure, 250, 300},
                                                           {Measure::disorganised, 150, 150},
                                                           {Measure::universal, 600, 550},
                                                           {Measure::targeted, 65, 80},
                                                           {Measure::specialist_short_term, 15, 20},
                                                           {Measure::specialist_long_term, 50, 50},
                                                           {Measure::missed_mild_moderate, 160, 200},
                                                           {Measure::missed_severe, 100, 100},
                                                           {Measure::unassigned, 10, 0},
                                                           {Measure::need, 400, 450},
                                                           {Measure::demand, 130, 150},
                                                           {Measure::specialist, 65, 70},
                                                           {Measure::missed, 260, 300}});
}

TEST_CASE("1,000 births at 30 % more adversity", "[model]") {
    const Estimate result = estimate(1000, 1.30, Model(toolkit(), {}));
    CHECK(result.factor == Approx(1.30).epsilon(1e-14));
    CHECK_FALSE(result.saturated());
    check_babies(result, {{Measure::secure, 480, 415},
                          {Measure::insecure, 325, 390},
                          {Measure::disorganised, 195, 195},
                          {Measure::universal, 480, 415},
                          {Measure::targeted, 84.5, 104},
                          {Measure::specialist_short_term, 19.5, 26},
                          {Measure::specialist_long_term, 65, 65},
                          {Measure::missed_mild_moderate, 208, 260},
                          {Measure::missed_severe, 130, 130},
                          {Measure::unassigned, 13, 0},
                          {Measure::need, 520, 585},
                          {Measure::demand, 169, 195},
                          {Measure::specialist, 84.5, 91},
                          {Measure::missed, 338, 390}});
}

TEST_CASE("1,000 births at the national average, closed allocation", "[model]") {
    check_babies(estimate(1000, 1, Model(toolkit(), {Allocation::closed, Scale::proportional, {}})),
                 {{Measure::secure, 600, 550},
                  {Measure::insecure, 250, 300},
                  {Measure::disorganised, 150, 150},
                  {Measure::universal, 600, 550},
                  {Measure::targeted, 200.0 / 3, 80},
                  {Measure::specialist_short_term, 50.0 / 3, 20},
                  {Measure::specialist_long_term, 50, 50},
                  {Measure::missed_mild_moderate, 500.0 / 3, 200},
                  {Measure::missed_severe, 100, 100},
                  {Measure::unassigned, 0, 0},
                  {Measure::need, 400, 450},
                  {Measure::demand, 400.0 / 3, 150},
                  {Measure::specialist, 200.0 / 3, 70},
                  {Measure::missed, 800.0 / 3, 300}});
}

TEST_CASE("an estimate keeps what it was made from, and every step", "[model]") {
    const Estimate result = estimate(1000, 1.2, Model(toolkit(), {{}, Scale::proportional, 0.5}));
    CHECK(result.live_births == 1000);
    CHECK(result.ratio == 1.2);
    CHECK(result.factor == Approx(1.1).epsilon(1e-14));
    CHECK(result.steps.lower_need.incidence.insecure == 0.25);
    CHECK(result.steps.higher_need.incidence.insecure == 0.30);
    CHECK(result.steps.lower_need.adjusted.shares.insecure == Approx(0.275));
    CHECK(result.steps.higher_need.adjusted.shares.insecure == Approx(0.33));
    CHECK(result.steps.lower_need.levels.targeted == Approx(0.0715));
    CHECK(result.steps.higher_need.levels.targeted == Approx(0.088));
}

TEST_CASE("an interval has the smaller end first, whichever scenario it is from", "[model]") {
    const Estimate result = estimate(1000, 1, Model(toolkit(), {}));
    const Interval secure = result.interval(Measure::secure);
    CHECK(secure.low == Approx(550));
    CHECK(secure.central == Approx(575));
    CHECK(secure.high == Approx(600));
    const Interval insecure = result.interval(Measure::insecure);
    CHECK(insecure.low == Approx(250));
    CHECK(insecure.central == Approx(275));
    CHECK(insecure.high == Approx(300));
    const Interval disorganised = result.interval(Measure::disorganised);
    CHECK(disorganised.low == disorganised.high);
    CHECK(disorganised.central == disorganised.low);
    const Interval unassigned = result.interval(Measure::unassigned);
    CHECK(unassigned.low == 0);
    CHECK(unassigned.high == Approx(10));
}

TEST_CASE("a model takes what its user leaves open from the parameter set", "[model]") {
    const ParameterSet borrowed = builtin_parameter_set("madigan-2023");
    CHECK(Model(toolkit(), {}).allocation() == Allocation::published);
    CHECK(Model(borrowed, {}).allocation() == Allocation::closed);
    CHECK(Model(toolkit(), {Allocation::closed, Scale::odds, {}}).allocation() == Allocation::closed);
    CHECK(Model(toolkit(), {}).scale() == Scale::proportional);
    CHECK(Model(toolkit(), {{}, Scale::odds, {}}).scale() == Scale::odds);
    CHECK(Model(toolkit(), {}).elasticity() == 1);
    CHECK(Model(toolkit(), {{}, Scale::proportional, 0.0}).elasticity() == 0);
    ParameterSet other = toolkit();
    other.elasticity.value = 1.25;
    other.unreached_share.value = 0.7;
    other.targeted_share_of_reached.value = 0.5;
    const Model model(other, {});
    CHECK(model.elasticity() == 1.25);
    CHECK(model.attrition().unreached_share == 0.7);
    CHECK(model.attrition().targeted_share_of_reached == 0.5);
}

TEST_CASE("a model and its copies outlive the set and the function that they were made in", "[model]") {
    const auto made = [] {
        ParameterSet set = toolkit();
        set.id = std::string(1000, 'x');  // of a size that no string keeps inside itself
        const Model first(set, {});
        const Model again = first.with({Allocation::closed, Scale::odds, {}});
        return std::pair(Model(std::move(set), {}), again);
    };
    const auto [model, other] = made();
    CHECK(estimate(1000, 1, model).interval(Measure::need).high == Approx(450));
    CHECK(estimate(1000, 1, other).interval(Measure::need).high == Approx(450));
    CHECK(other.parameters().id == std::string(1000, 'x'));
}

TEST_CASE("the published allocation of a set that prints no levels is an error", "[model]") {
    for (const char* id : {"start-for-life", "madigan-2023"}) {
        const ParameterSet set = builtin_parameter_set(id);
        CHECK_THROWS_AS(Model(set, {Allocation::published, Scale::proportional, {}}), ModelError);
    }
}
