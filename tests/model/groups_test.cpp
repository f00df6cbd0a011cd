// Vulnerable groups: each alone, and bounds for all together whatever their overlap.

#include "pairmodel/model/groups.hpp"

#include "support/catch.hpp"

#include <array>
#include <bit>
#include <map>
#include <vector>

using namespace pairmodel;

namespace {

GroupRates rates_of(std::vector<GroupRate> groups) {
    GroupRates rates;
    rates.groups = std::move(groups);
    return rates;
}

/// About 57 %, about 21 %, up to 80 %.
GroupRates three() {
    return rates_of({{"a", "A", 0.57}, {"b", "B", 0.21}, {"c", "C", 0.8, true}});
}

constexpr Bounds general{0.15, 0.15};

GroupsEstimate of(const std::vector<GroupCount>& counts, double births, Bounds modelled = {150, 150}) {
    return estimate_groups(counts, three(), births, general, modelled);
}

}  // namespace

TEST_CASE("a group's babies times its share, and what is more than in general", "[model][groups]") {
    const GroupsEstimate e = of({{0, 100}, {1, 200}}, 1000);
    REQUIRE(e.groups.size() == 2);
    CHECK(e.groups[0].expected.low == Approx(57));
    CHECK(e.groups[0].expected.high == Approx(57));
    CHECK(e.groups[0].excess.low == Approx(57 - 15));
    CHECK(e.groups[0].excess.high == Approx(57 - 15));
    CHECK(e.groups[1].expected.high == Approx(42));
    CHECK(e.groups[1].excess.high == Approx(42 - 30));
}

TEST_CASE("a general share that is a range makes the excess one", "[model][groups]") {
    const std::vector<GroupCount> counts{{0, 100}};
    const GroupsEstimate e = estimate_groups(counts, three(), 1000, {0.10, 0.15}, {100, 150});
    CHECK(e.groups[0].excess.low == Approx(57 - 15));
    CHECK(e.groups[0].excess.high == Approx(57 - 10));
}

TEST_CASE("an upper figure is no lower one", "[model][groups]") {
    const GroupsEstimate e = of({{2, 50}}, 1000);
    CHECK(e.groups[0].expected.low == 0);
    CHECK(e.groups[0].expected.high == Approx(40));
    CHECK(e.together.low == 0);
    CHECK(e.together.high == Approx(40));
}

TEST_CASE("together: from the largest group to the sum", "[model][groups]") {
    const GroupsEstimate e = of({{0, 100}, {1, 200}, {2, 50}}, 1000);
    CHECK(e.together.low == Approx(57));
    CHECK(e.together.high == Approx(57 + 42 + 40));
    CHECK_FALSE(e.at_odds);
    CHECK(e.outside.low == Approx(150 - 139));
    CHECK(e.outside.high == Approx(150 - 57));
}

TEST_CASE("together: no more than the births that a group's other babies leave", "[model][groups]") {
    // 100 births, 90 of them in the group of 21 %: 71.1 are not disorganised, so at most 28.9 are.
    const GroupsEstimate e = of({{0, 20}, {1, 90}}, 100, {15, 15});
    CHECK(e.together.low == Approx(18.9));
    CHECK(e.together.high == Approx(28.9));
    CHECK_FALSE(e.at_odds);
}

TEST_CASE("shares that cannot all be true of the counts are said to be so", "[model][groups]") {
    // 90 of 100 babies at 80 % and the same number at 21 %: 72 disorganised, and 71.1 who are not.
    const GroupRates rates = rates_of({{"a", "A", 0.8}, {"b", "B", 0.21}});
    const std::vector<GroupCount> counts{{0, 90}, {1, 90}};
    const GroupsEstimate e = estimate_groups(counts, rates, 100, general, {15, 15});
    CHECK(e.at_odds);
    CHECK(e.together.low == Approx(72));
    CHECK(e.together.high == Approx(90.9));
    CHECK(estimate_groups(counts, rates, 200, general, {15, 15}).at_odds == false);
}

TEST_CASE("the bounds hold for every overlap, and some overlap reaches each", "[model][groups]") {
    // Every way to put 5 babies into two groups and to have any of them disorganised. The shares are those
    // that each way has, so nothing is assumed but what the bounds say.
    constexpr unsigned births = 5;
    constexpr unsigned all = 1U << births;
    struct Ends {
        int least = births + 1;
        int most = -1;
    };
    std::map<std::array<int, 4>, Ends> reached;
    for (unsigned first = 1; first < all; ++first)
        for (unsigned second = 1; second < all; ++second)
            for (unsigned disorganised = 0; disorganised < all; ++disorganised) {
                const std::array<int, 4> known{std::popcount(first), std::popcount(first & disorganised),
                                               std::popcount(second), std::popcount(second & disorganised)};
                Ends& ends = reached[known];
                const int together = std::popcount((first | second) & disorganised);
                ends.least = std::min(ends.least, together);
                ends.most = std::max(ends.most, together);
            }
    REQUIRE(reached.size() > 200);
    for (const auto& [known, ends] : reached) {
        const GroupRates rates = rates_of({{"a", "A", static_cast<double>(known[1]) / known[0]},
                                           {"b", "B", static_cast<double>(known[3]) / known[2]}});
        const std::vector<GroupCount> counts{{0, known[0]}, {1, known[2]}};
        const GroupsEstimate e = estimate_groups(counts, rates, births, general, {1, 1});
        CAPTURE(known[0], known[1], known[2], known[3]);
        CHECK(e.together.low == Approx(ends.least).margin(1e-9));
        CHECK(e.together.high == Approx(ends.most).margin(1e-9));
        CHECK_FALSE(e.at_odds);
    }
}

TEST_CASE("the model's answer beside the groups'", "[model][groups]") {
    const std::vector<GroupCount> counts{{0, 100}, {1, 200}};  // 57 to 99
    CHECK(of(counts, 1000, {50, 56}).check == CrossCheck::model_below_groups);
    CHECK(of(counts, 1000, {50, 57}).check == CrossCheck::model_within_bounds);
    CHECK(of(counts, 1000, {98, 120}).check == CrossCheck::model_within_bounds);
    CHECK(of(counts, 1000, {99, 99}).check == CrossCheck::model_above_groups);
    CHECK(of(counts, 1000, {50, 56}).outside.low == 0);
    CHECK(of(counts, 1000, {50, 56}).outside.high == 0);
}

TEST_CASE("empty groups, and no groups, give zeros", "[model][groups]") {
    const GroupsEstimate none = of({}, 0, {0, 0});
    CHECK(none.together.low == 0);
    CHECK(none.together.high == 0);
    const GroupsEstimate zero = of({{0, 0}, {1, 0}}, 10, {1.5, 1.5});
    CHECK(zero.together.high == 0);
    CHECK(zero.outside.low == 1.5);
    CHECK_FALSE(zero.at_odds);
}

TEST_CASE("groups imply an elasticity: the part of all that is due to being in them", "[model][groups]") {
    // 57 of 150 in 100 babies: 93 of the 900 others, so that 100 like them would have 10.3.
    CHECK(of({{0, 100}}, 1000).elasticity.low == Approx((57 - 100 * 93 / 900.0) / 150));
    CHECK(of({{0, 100}}, 1000).elasticity.high == Approx((57 - 100 * 93 / 900.0) / 150));
    // The one that explains most by itself, to both without overlap.
    const Bounds both = of({{0, 100}, {1, 200}}, 1000).elasticity;
    CHECK(both.low == Approx((57 - 100 * 93 / 900.0) / 150));
    CHECK(both.high == Approx((99 - 300 * 51 / 700.0) / 150));
    // A share that is no more than elsewhere explains nothing; never more than all.
    CHECK(of({{1, 500}}, 1000, {500, 500}).elasticity.high == 0);
    CHECK(of({{0, 500}}, 1000, {150, 150}).elasticity.high == 1);
    CHECK(of({{2, 50}}, 1000).elasticity.low == 0);
    CHECK(of({{0, 100}}, 1000, {0, 0}).elasticity.high == 0);
}

TEST_CASE("no more babies are outside the groups than births", "[model][groups]") {
    // 10 births are outside: 150 modelled less at least none in the group are not.
    const GroupsEstimate few = of({{2, 990}}, 1000);
    CHECK(few.births_outside == 10);
    CHECK(few.outside.low == 0);
    CHECK(few.outside.high == 10);
    CHECK_FALSE(few.contradicts_itself());
    // With overlap as many may be outside as the largest group leaves.
    const GroupsEstimate two = of({{0, 100}, {2, 990}}, 1000);
    CHECK(two.births_outside == 10);
    CHECK(two.outside.high == 10);
}

TEST_CASE("counts, rates and model that cannot all be true", "[model][groups]") {
    // 330 less 21% of 900 is 141, of 100 births.
    const GroupsEstimate one = of({{1, 900}}, 1000, {330, 330});
    CHECK(one.outside_at_odds);
    CHECK_FALSE(one.at_odds);
    CHECK(one.outside.low == 100);
    CHECK(one.outside.high == 100);
    CHECK_FALSE(of({{1, 900}}, 1000, {289, 289}).outside_at_odds);
    CHECK(of({{1, 900}}, 1000, {289.1, 289.1}).outside_at_odds);
    CHECK_FALSE(of({{1, 900}}, 1000, {289, 330}).outside_at_odds);
    // Another group that has babies elsewhere makes it no truer of the first.
    CHECK(of({{0, 100}, {1, 900}}, 1000, {330, 330}).outside_at_odds);
}

TEST_CASE("groups without a published rate are in no figure that needs one", "[model][groups]") {
    GroupRates rates = three();
    rates.groups.push_back({"d", "D"});
    rates.groups.back().rated = false;
    const std::vector<GroupCount> counts{{0, 100}, {3, 1000}};
    const GroupsEstimate e = estimate_groups(counts, rates, 1000, general, {150, 150});
    CHECK(e.rated == 1);
    CHECK(e.in_any.low == 1000);
    CHECK(e.births_outside == 900);
    CHECK(e.outside.low == Approx(93));
    CHECK(e.outside.high == Approx(93));
}
