#include "pairmodel/model/adversity.hpp"

#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/model/estimate.hpp"
#include "support/catch.hpp"

#include <cmath>

using namespace pairmodel;

namespace {

constexpr PatternShares lower_need{0.60, 0.25, 0.15};
constexpr PatternShares higher_need{0.55, 0.30, 0.15};

}  // namespace

TEST_CASE("the adversity factor is 1 + elasticity x (ratio - 1)", "[model]") {
    CHECK(adversity_factor(1.30, 1) == Approx(1.30).epsilon(1e-14));
    CHECK(adversity_factor(0.95, 1) == Approx(0.95).epsilon(1e-14));
    CHECK(adversity_factor(1.30, 0.5) == Approx(1.15).epsilon(1e-14));
    CHECK(adversity_factor(1.30, 1.5) == Approx(1.45).epsilon(1e-14));
    CHECK(adversity_factor(1.30, -0.5) == Approx(0.85).epsilon(1e-14));
    CHECK(adversity_factor(7.7, 0) == 1);
    for (const double elasticity : {-3.0, 0.0, 0.1, 1.0, 1.5, 1e6})
        CHECK(adversity_factor(1, elasticity) == 1);
}

TEST_CASE("a negative adversity factor is an error, a factor of 0 is not", "[model]") {
    CHECK(adversity_factor(0.5, 2) == 0);
    CHECK_THROWS_AS(adversity_factor(0.5, 2.001), ModelError);
    CHECK_THROWS_AS(adversity_factor(0.1, 1.5), ModelError);
    CHECK_THROWS_AS(adversity_factor(3, -1), ModelError);
    const ParameterSet set = builtin_parameter_set("pif-2023");
    const Model model(set, {{}, Scale::proportional, 1.5});
    CHECK_THROWS_AS(estimate(1000, 0.1, model), ModelError);
    CHECK_THROWS_AS(estimate(0, 0.1, model), ModelError);
    CHECK(estimate(1000, 0.5, Model(set, {{}, Scale::proportional, 2.0})).babies.higher_need[Measure::need] ==
          0);
    CHECK(estimate(1000, 0.5, Model(set, {{}, Scale::odds, 2.0})).babies.higher_need[Measure::secure] ==
          1000);
}

TEST_CASE("the proportional scale multiplies both patterns and leaves the rest secure", "[model]") {
    const AdjustedPatterns more = adjust_patterns(higher_need, 1.30, Scale::proportional);
    CHECK(more.shares.insecure == Approx(0.39).epsilon(1e-14));
    CHECK(more.shares.disorganised == Approx(0.195).epsilon(1e-14));
    CHECK(more.shares.secure == Approx(0.415).epsilon(1e-14));
    CHECK_FALSE(more.saturated());
    const AdjustedPatterns less = adjust_patterns(lower_need, 0.95, Scale::proportional);
    CHECK(less.shares.insecure == Approx(0.2375).epsilon(1e-14));
    CHECK(less.shares.disorganised == Approx(0.1425).epsilon(1e-14));
    CHECK(less.shares.secure == Approx(0.62).epsilon(1e-14));
    const AdjustedPatterns none = adjust_patterns(higher_need, 0, Scale::proportional);
    CHECK(none.shares.need() == 0);
    CHECK(none.shares.secure == Approx(1).epsilon(1e-15));
}

TEST_CASE("need above all births is shrunk in proportion and marked as saturated", "[model]") {
    // 1 ÷ 0.45 = 2.22 in the higher-need scenario, 1 ÷ 0.40 = 2.5 in the lower.
    CHECK_FALSE(adjust_patterns(higher_need, 2.22, Scale::proportional).saturated());
    CHECK(adjust_patterns(higher_need, 2.23, Scale::proportional).saturated());
    CHECK_FALSE(adjust_patterns(lower_need, 2.49, Scale::proportional).saturated());
    CHECK(adjust_patterns(lower_need, 2.51, Scale::proportional).saturated());
    CHECK(adjust_patterns(higher_need, 2.22, Scale::proportional).shares.secure ==
          Approx(0.001).epsilon(1e-10));
    for (const double factor : {2.23, 2.5, 4.0, 1000.0}) {
        CAPTURE(factor);
        const AdjustedPatterns full = adjust_patterns(higher_need, factor, Scale::proportional);
        CHECK(full.saturated());
        CHECK(full.shares.secure == 0);
        CHECK(full.shares.insecure == Approx(2.0 / 3).epsilon(1e-14));
        CHECK(full.shares.disorganised == Approx(1.0 / 3).epsilon(1e-14));
    }
}

TEST_CASE("need of exactly all births is not saturated", "[model]") {
    CHECK_FALSE(adjust_patterns({0.5, 0.25, 0.25}, 2.0, Scale::proportional).saturated());
    CHECK(adjust_patterns({0.5, 0.25, 0.25}, 2.0, Scale::proportional).shares.secure == 0);
    CHECK_FALSE(adjust_patterns({0, 0.75, 0.25}, 1.0, Scale::proportional).saturated());
}

TEST_CASE("at the edge of saturation the shares are whole, whatever doubles round", "[model]") {
    int below_zero = 0;
    int off = 0;
    for (int insecure = 1; insecure < 1000; ++insecure)
        for (int disorganised = 1; insecure + disorganised < 1000; disorganised += 7) {
            const PatternShares national{(1000 - insecure - disorganised) / 1000.0, insecure / 1000.0,
                                         disorganised / 1000.0};
            const PatternShares local =
                adjust_patterns(national, 1 / national.need(), Scale::proportional).shares;
            if (local.secure < 0) ++below_zero;
            if (!(std::abs(local.secure) < 1e-12 && std::abs(local.need() - 1) < 1e-12)) ++off;
        }
    CHECK(below_zero == 0);
    CHECK(off == 0);
}

TEST_CASE("an estimate is saturated where one of its scenarios is", "[model]") {
    const ParameterSet set = builtin_parameter_set("pif-2023");
    const Model model(set, {});
    CHECK_FALSE(estimate(1000, 2.2, model).saturated());
    const Estimate one = estimate(1000, 2.3, model);
    CHECK(one.saturated());
    CHECK_FALSE(one.steps.lower_need.adjusted.saturated());
    CHECK(one.steps.higher_need.adjusted.saturated());
    CHECK(estimate(1000, 2.6, model).steps.lower_need.adjusted.saturated());

    // The levels shrink with their patterns: insecure to 2/3, disorganised to 1/3 of births.
    const Measures& babies = one.babies.higher_need;
    CHECK(babies[Measure::secure] == 0);
    CHECK(babies[Measure::universal] == 0);
    CHECK(babies[Measure::need] == Approx(1000).epsilon(1e-14));
    CHECK(babies[Measure::targeted] == Approx(80 / 0.45).epsilon(1e-14));
    CHECK(babies[Measure::specialist_short_term] == Approx(20 / 0.45).epsilon(1e-14));
    CHECK(babies[Measure::specialist_long_term] == Approx(50 / 0.45).epsilon(1e-14));
    CHECK(babies[Measure::missed_mild_moderate] == Approx(200 / 0.45).epsilon(1e-14));
    CHECK(babies[Measure::missed_severe] == Approx(100 / 0.45).epsilon(1e-14));
}

TEST_CASE("the odds scale multiplies the odds against secure and never saturates", "[model]") {
    // At f = 1.3 need is 49 % of births at the middle of the ranges, and not 55 %.
    const PatternShares central{0.575, 0.275, 0.15};
    const PatternShares odds = adjust_patterns(central, 1.3, Scale::odds).shares;
    CHECK(odds.need() == Approx(0.49).margin(0.0005));
    CHECK(adjust_patterns(central, 1.3, Scale::proportional).shares.need() == Approx(0.5525).epsilon(1e-14));
    CHECK(odds.insecure / odds.secure == Approx(1.3 * central.insecure / central.secure).epsilon(1e-14));
    CHECK(odds.disorganised / odds.secure ==
          Approx(1.3 * central.disorganised / central.secure).epsilon(1e-14));
    CHECK(adjust_patterns(lower_need, 1.3, Scale::odds).shares.need() == Approx(0.52 / 1.12).epsilon(1e-14));
    CHECK(adjust_patterns(higher_need, 1.3, Scale::odds).shares.need() ==
          Approx(0.585 / 1.135).epsilon(1e-14));
    for (const double factor : {0.0, 0.3, 2.3, 10.0, 1e6}) {
        CAPTURE(factor);
        const AdjustedPatterns local = adjust_patterns(higher_need, factor, Scale::odds);
        CHECK_FALSE(local.saturated());
        CHECK(local.shares.secure > 0);
        CHECK(local.shares.secure + local.shares.need() == Approx(1).epsilon(1e-14));
    }
}

TEST_CASE("the odds scale has no answer without a secure share and without adversity", "[model]") {
    const PatternShares all_in_need{0, 0.6, 0.4};
    CHECK_THROWS_AS(adjust_patterns(all_in_need, 0, Scale::odds), ModelError);
    CHECK(adjust_patterns(all_in_need, 0.5, Scale::odds).shares.need() == Approx(1).epsilon(1e-15));
}

TEST_CASE("adversity choices have the codes that outputs use", "[model]") {
    CHECK(code_of(Scale::proportional) == "proportional");
    CHECK(code_of(Scale::odds) == "odds");
    CHECK(code_of(Combine::geometric) == "geometric");
    CHECK(code_of(Combine::arithmetic) == "arithmetic");
    CHECK(code_of(AdversityBasis::given_for_run) == "given_for_run");
    CHECK(code_of(AdversityBasis::given_for_area) == "given_for_area");
    CHECK(code_of(AdversityBasis::indicators) == "indicators");
    CHECK(code_of(AdversityBasis::none) == "assumed_average");
}
