// The ratio without each indicator in turn, and indicators where higher is better.

#include "pairmodel/model/leave_one_out.hpp"

#include "pairmodel/model/error.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

#include <cmath>

using namespace pairmodel;

namespace {

Indicator indicator(std::string id, double reference, HigherIs higher = HigherIs::worse) {
    Indicator result;
    result.id = std::move(id);
    result.reference_value = reference;
    result.higher_is = higher;
    return result;
}

const std::vector<Indicator> definitions{indicator("a", 10), indicator("b", 10), indicator("c", 10)};

IndicatorChoice choice(std::vector<double> weights, Combine combine = Combine::geometric) {
    return {std::move(weights), combine};
}

}  // namespace

TEST_CASE("a ratio is turned round only where higher is better", "[model]") {
    CHECK(ratio_of(13, indicator("a", 10)) == Approx(1.3));
    CHECK(ratio_of(8, indicator("a", 10, HigherIs::better)) == Approx(1.25));
    CHECK(ratio_of(10, indicator("a", 10, HigherIs::better)) == 1);
    CHECK(ratio_of(0, indicator("a", 10)) == 0);
    CHECK_THROWS_WITH(ratio_of(0, indicator("a", 10, HigherIs::better)),
                      kept_text("model/indicator-a-is-0-where-higher"));
}

TEST_CASE("each indicator left out in turn, under both means", "[model]") {
    const std::vector<IndicatorValue> values{{0, 20}, {1, 10}, {2, 5}};  // ratios 2, 1, 0.5
    const LeaveOneOut result = leave_one_out(values, definitions, choice({1, 1, 1}));
    CHECK(result.all.ratio == Approx(1));
    CHECK(result.means.geometric.value() == Approx(1));
    CHECK(result.means.arithmetic.value() == Approx(3.5 / 3));
    REQUIRE(result.without.size() == 3);
    CHECK(result.without[0].geometric.value() == Approx(std::sqrt(0.5)));
    CHECK(result.without[0].arithmetic.value() == Approx(0.75));
    CHECK(result.without[1].geometric.value() == Approx(1));
    CHECK(result.without[1].arithmetic.value() == Approx(1.25));
    CHECK(result.without[2].geometric.value() == Approx(std::sqrt(2)));
    CHECK(result.without[2].arithmetic.value() == Approx(1.5));
}

TEST_CASE("the weights of the others stay", "[model]") {
    const std::vector<IndicatorValue> values{{0, 20}, {1, 10}, {2, 40}};
    const LeaveOneOut result = leave_one_out(values, definitions, choice({3, 1, 0}));
    REQUIRE(result.all.indicators.size() == 2);
    CHECK(result.means.arithmetic.value() == Approx((3 * 2 + 1) / 4.0));
    REQUIRE(result.without.size() == 2);
    CHECK(result.without[0].arithmetic.value() == Approx(1));
    CHECK(result.without[1].arithmetic.value() == Approx(2));
}

TEST_CASE("nothing is left of one indicator, nor known of none", "[model]") {
    const std::vector<IndicatorValue> one{{1, 13}};
    const LeaveOneOut single = leave_one_out(one, definitions, choice({1, 1, 1}));
    CHECK(single.means.geometric.value() == Approx(1.3));
    REQUIRE(single.without.size() == 1);
    CHECK_FALSE(single.without[0].geometric);
    CHECK_FALSE(single.without[0].arithmetic);
    const LeaveOneOut none = leave_one_out({}, definitions, choice({1, 1, 1}));
    CHECK(none.all.basis == AdversityBasis::none);
    CHECK_FALSE(none.means.geometric);
    CHECK(none.without.empty());
}

TEST_CASE("a 0 has an arithmetic mean only", "[model]") {
    const std::vector<IndicatorValue> values{{0, 0}, {1, 10}};
    const LeaveOneOut result = leave_one_out(values, definitions, choice({1, 1, 1}, Combine::arithmetic));
    CHECK_FALSE(result.means.geometric);
    CHECK(result.means.arithmetic.value() == Approx(0.5));
    CHECK(result.without[0].geometric.value() == Approx(1));
    CHECK_FALSE(result.without[1].geometric);
    CHECK_THROWS_AS(leave_one_out(values, definitions, choice({1, 1, 1})), ModelError);
}
