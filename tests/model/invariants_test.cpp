// "Checks that must always hold" (docs/model.md, "What always holds"), for the built-in sets and for
// thousands of random ones.

#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/model/estimate.hpp"
#include "support/catch.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

using namespace pairmodel;

namespace {

constexpr std::array<Scenario, 2> both{Scenario::lower_need, Scenario::higher_need};
constexpr std::array<Measure, 6> levels{Measure::universal,
                                        Measure::targeted,
                                        Measure::specialist_short_term,
                                        Measure::specialist_long_term,
                                        Measure::missed_mild_moderate,
                                        Measure::missed_severe};

/// Whole numbers from 0 to `most`.
int up_to(std::mt19937_64& random, int most) {
    return static_cast<int>(random() % static_cast<std::uint64_t>(most + 1));
}

/// A part of `permille` thousandths for each of `parts`, and perhaps something left over.
std::vector<int> divided(std::mt19937_64& random, int permille, std::size_t parts) {
    std::vector<int> result;
    for (std::size_t i = 0; i < parts; ++i) {
        result.push_back(up_to(random, permille));
        permille -= result.back();
    }
    return result;
}

/// A set with all three patterns in whole thousandths, with printed levels that leave something out or not.
ParameterSet random_set(std::mt19937_64& random) {
    ParameterSet set;
    set.id = "random";
    set.levels.emplace();
    for (const Scenario scenario : both) {
        const auto put = [&](ScenarioFigure& figure, int permille) {
            (scenario == Scenario::lower_need ? figure.value.lower_need : figure.value.higher_need) =
                permille / 1000.0;
        };
        const int secure = 1 + up_to(random, 997);
        const int insecure = 1 + up_to(random, 998 - secure);
        const int disorganised = 1000 - secure - insecure;
        put(set.incidence.secure, secure);
        put(set.incidence.insecure, insecure);
        put(set.incidence.disorganised, disorganised);
        put(set.levels->universal, secure);
        const auto of_insecure = divided(random, insecure, 3);
        put(set.levels->targeted, of_insecure[0]);
        put(set.levels->specialist_short_term, of_insecure[1]);
        put(set.levels->missed_mild_moderate, of_insecure[2]);
        const auto of_disorganised = divided(random, disorganised, 2);
        put(set.levels->specialist_long_term, of_disorganised[0]);
        put(set.levels->missed_severe, of_disorganised[1]);
    }
    set.elasticity.value = up_to(random, 100) / 100.0;
    set.unreached_share.value = up_to(random, 100) / 100.0;
    set.targeted_share_of_reached.value = up_to(random, 100) / 100.0;
    return set;
}

/// Calls with every allocation and scale of each built-in set and of 2,000 random ones.
void for_each_model(const std::function<void(const Model&, std::mt19937_64&)>& check) {
    std::mt19937_64 random(19450508);
    std::vector<ParameterSet> sets;
    for (const std::string& id : builtin_parameter_sets()) sets.push_back(builtin_parameter_set(id));
    while (sets.size() < 2003) sets.push_back(random_set(random));
    for (const ParameterSet& set : sets)
        for (const Allocation allocation : {Allocation::published, Allocation::closed})
            for (const Scale scale : {Scale::proportional, Scale::odds})
                if (set.levels || allocation == Allocation::closed)
                    check(Model(set, {allocation, scale, {}}), random);
}

/// Births from 0 to 99,999, adversity from 1 % to five times the average.
Estimate random_estimate(const Model& model, std::mt19937_64& random) {
    return estimate(up_to(random, 99'999), (1 + up_to(random, 499)) / 100.0, model);
}

/// How often something did not hold, and where first.
class Tally {
public:
    void hold(bool holds, const Model& model, const Estimate& e, const char* what) {
        if (holds || failures_++ > 0) return;
        const auto shares = [](const PatternShares& p) {
            return std::to_string(p.secure) + " " + std::to_string(p.insecure) + " " +
                   std::to_string(p.disorganised);
        };
        first_ = std::string(what) + " with " + model.parameters().id + ", " +
                 std::string(code_of(model.allocation())) + ", " + std::string(code_of(model.scale())) +
                 ", births " + std::to_string(e.live_births) + ", ratio " + std::to_string(e.ratio) +
                 ", shares " + shares(e.steps.lower_need.incidence) + "; " +
                 shares(e.steps.higher_need.incidence);
    }
    [[nodiscard]] std::string first() const { return first_; }

private:
    int failures_ = 0;
    std::string first_;
};

double level_sum(const Measures& babies) {
    double sum = babies[Measure::unassigned];
    for (const Measure level : levels) sum += babies[level];
    return sum;
}

bool near(double a, double b, double births) {
    return std::abs(a - b) <= 1e-12 * births;
}

}  // namespace

TEST_CASE("no births give zeros", "[model]") {
    Tally tally;
    for_each_model([&](const Model& model, std::mt19937_64& random) {
        const Estimate e = estimate(0, (1 + up_to(random, 499)) / 100.0, model);
        for (const Scenario scenario : both)
            for (const MeasureInfo& m : all_measures()) {
                const double babies = e.babies.at(scenario)[m.measure];
                tally.hold(babies == 0 && !std::signbit(babies), model, e, m.code.data());
            }
    });
    CHECK(tally.first() == "");
}

TEST_CASE("results are proportional to births", "[model]") {
    Tally tally;
    for_each_model([&](const Model& model, std::mt19937_64& random) {
        const double ratio = (1 + up_to(random, 499)) / 100.0;
        const double births = up_to(random, 99'999);
        const Estimate one = estimate(1, ratio, model);
        const Estimate many = estimate(births, ratio, model);
        for (const Scenario scenario : both)
            for (const MeasureInfo& m : all_measures())
                tally.hold(near(many.babies.at(scenario)[m.measure],
                                births * one.babies.at(scenario)[m.measure], births),
                           model, many, m.code.data());
    });
    CHECK(tally.first() == "");
}

TEST_CASE("ratio 1 changes nothing in a built-in set, to the last bit", "[model]") {
    for (const std::string& id : builtin_parameter_sets()) {
        const ParameterSet set = builtin_parameter_set(id);
        for (const Allocation allocation : {Allocation::published, Allocation::closed}) {
            if (allocation == Allocation::published && !set.levels) continue;
            for (const Scale scale : {Scale::proportional, Scale::odds})
                for (const double elasticity : {0.0, 0.5, 1.0, 1.5, 20.0})
                    for (const Scenario scenario : both) {
                        INFO(id << ", " << code_of(allocation) << ", " << code_of(scale) << ", "
                                << elasticity);
                        const Estimate e = estimate(1234, 1, Model(set, {allocation, scale, elasticity}));
                        const PatternShares& shares = e.steps.at(scenario).adjusted.shares;
                        CHECK(e.factor == 1);
                        CHECK(shares.secure == set.incidence.secure.at(scenario));
                        CHECK(shares.insecure == set.incidence.insecure.at(scenario));
                        CHECK(shares.disorganised == set.incidence.disorganised.at(scenario));
                        CHECK(e.babies.at(scenario)[Measure::insecure] ==
                              set.incidence.insecure.at(scenario) * 1234);
                        if (allocation == Allocation::closed) continue;
                        std::size_t i = 0;
                        for (const NamedFigure& printed : figures_of(*set.levels))
                            CHECK(e.babies.at(scenario)[levels.at(i++)] ==
                                  printed.figure->at(scenario) * 1234);
                    }
        }
    }
}

TEST_CASE("ratio 1 changes nothing in any other set", "[model]") {
    Tally tally;
    for_each_model([&](const Model& model, std::mt19937_64&) {
        const Estimate e = estimate(1000, 1, model);
        for (const Scenario scenario : both) {
            const PatternShares& before = e.steps.at(scenario).incidence;
            const PatternShares& after = e.steps.at(scenario).adjusted.shares;
            tally.hold(std::abs(after.secure - before.secure) <= 2e-16 &&
                           std::abs(after.insecure - before.insecure) <= 2e-16 &&
                           std::abs(after.disorganised - before.disorganised) <= 2e-16,
                       model, e, "shares");
            tally.hold(!e.steps.at(scenario).adjusted.saturated(), model, e, "not saturated");
        }
    });
    CHECK(tally.first() == "");
}

TEST_CASE("demand <= need <= births, and nothing is below zero", "[model]") {
    Tally tally;
    for_each_model([&](const Model& model, std::mt19937_64& random) {
        const Estimate e = random_estimate(model, random);
        const double slack = 1e-12 * e.live_births;
        for (const Scenario scenario : both) {
            const Measures& babies = e.babies.at(scenario);
            tally.hold(babies[Measure::demand] <= babies[Measure::need] + slack, model, e, "demand <= need");
            tally.hold(babies[Measure::need] <= e.live_births + slack, model, e, "need <= births");
            for (const MeasureInfo& m : all_measures())
                tally.hold(babies[m.measure] >= 0, model, e, m.code.data());
        }
    });
    CHECK(tally.first() == "");
}

TEST_CASE("patterns, and levels with unassigned, add up to births in each scenario", "[model]") {
    Tally tally;
    for_each_model([&](const Model& model, std::mt19937_64& random) {
        const Estimate e = random_estimate(model, random);
        for (const Scenario scenario : both) {
            const Measures& babies = e.babies.at(scenario);
            const double patterns =
                babies[Measure::secure] + babies[Measure::insecure] + babies[Measure::disorganised];
            tally.hold(near(patterns, e.live_births, e.live_births), model, e, "patterns");
            tally.hold(near(level_sum(babies), e.live_births, e.live_births), model, e,
                       "levels and unassigned");
        }
    });
    CHECK(tally.first() == "");
}

TEST_CASE("what is made of other measures adds up", "[model]") {
    Tally tally;
    for_each_model([&](const Model& model, std::mt19937_64& random) {
        const Estimate e = random_estimate(model, random);
        for (const Scenario scenario : both) {
            const Measures& b = e.babies.at(scenario);
            const auto adds_up = [&](double sum, double parts, const char* what) {
                tally.hold(near(sum, parts, e.live_births), model, e, what);
            };
            adds_up(b[Measure::need], b[Measure::insecure] + b[Measure::disorganised], "need");
            adds_up(b[Measure::demand], b[Measure::targeted] + b[Measure::specialist], "demand");
            adds_up(b[Measure::specialist],
                    b[Measure::specialist_short_term] + b[Measure::specialist_long_term], "specialist");
            adds_up(b[Measure::missed], b[Measure::missed_mild_moderate] + b[Measure::missed_severe],
                    "missed");
            adds_up(b[Measure::missed], b[Measure::need] - b[Measure::demand] - b[Measure::unassigned],
                    "missed = need - demand - unassigned");
        }
    });
    CHECK(tally.first() == "");
}

TEST_CASE("levels add up to births in a set without secure attachment", "[model]") {
    // Adversity below average makes some of its babies secure, and they have a place too.
    ParameterSet set = builtin_parameter_set("pif-2023");
    set.incidence.secure.value = {0, 0};
    set.incidence.insecure.value = {0.7, 0.7};
    set.incidence.disorganised.value = {0.3, 0.3};
    set.levels->universal.value = {0, 0};
    const Estimate e = estimate(1000, 0.5, Model(set, {}));
    CHECK(e.babies.higher_need[Measure::secure] == Approx(500));
    CHECK(e.babies.higher_need[Measure::universal] == Approx(500));
    CHECK(level_sum(e.babies.higher_need) == Approx(1000));
}
