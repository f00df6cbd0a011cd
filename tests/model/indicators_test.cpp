#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/adversity.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/model/run.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace pairmodel;

namespace {

Indicator with_reference(const std::string& id, double reference_value) {
    Indicator indicator;
    indicator.id = id;
    indicator.reference_value = reference_value;
    return indicator;
}

/// Poverty 20 %, children in care 60 of 10,000, ACEs 10 % on average.
const std::vector<Indicator>& three() {
    static const std::vector<Indicator> indicators{with_reference("poverty", 20), with_reference("care", 60),
                                                   with_reference("aces", 10)};
    return indicators;
}

AdversityRatio combined(const std::vector<IndicatorValue>& values, std::vector<double> weights = {1, 1, 1},
                        Combine combine = Combine::geometric) {
    return combine_indicators(values, three(), {std::move(weights), combine});
}

}  // namespace

TEST_CASE("three indicators 30% above average are a ratio of 1.30", "[model]") {
    for (const Combine combine : {Combine::geometric, Combine::arithmetic}) {
        const AdversityRatio ratio = combined({{0, 26}, {1, 78}, {2, 13}}, {1, 1, 1}, combine);
        CHECK(ratio.ratio == Approx(1.30).epsilon(1e-14));
        CHECK(ratio.basis == AdversityBasis::indicators);
        REQUIRE(ratio.log_standard_error.has_value());
        CHECK(*ratio.log_standard_error == Approx(0).margin(1e-15));
        REQUIRE(ratio.indicators.size() == 3);
        CHECK(ratio.indicators[1].indicator == 1);
        CHECK(ratio.indicators[1].value == 78);
        CHECK(ratio.indicators[1].ratio == Approx(1.30).epsilon(1e-14));
        CHECK(ratio.indicators[1].weight == 1);
    }
}

TEST_CASE("indicators are combined by a geometric mean, or an arithmetic one on request", "[model]") {
    // Twice and half the average cancel in one and not in the other.
    CHECK(combined({{0, 40}, {1, 30}}).ratio == Approx(1).epsilon(1e-15));
    CHECK(combined({{0, 40}, {1, 30}}, {1, 1, 1}, Combine::arithmetic).ratio == Approx(1.25).epsilon(1e-15));
    CHECK(combined({{0, 24}, {1, 90}, {2, 8}}).ratio == Approx(std::cbrt(1.2 * 1.5 * 0.8)).epsilon(1e-14));
    CHECK(combined({{0, 24}, {1, 90}, {2, 8}}, {1, 1, 1}, Combine::arithmetic).ratio ==
          Approx(3.5 / 3).epsilon(1e-14));
}

TEST_CASE("weights count, and only against one another", "[model]") {
    const std::vector<IndicatorValue> values{{0, 40}, {1, 30}};
    CHECK(combined(values, {3, 1, 1}).ratio == Approx(std::sqrt(2)).epsilon(1e-14));
    CHECK(combined(values, {300, 100, 1}).ratio == Approx(std::sqrt(2)).epsilon(1e-14));
    CHECK(combined(values, {3, 1, 1}, Combine::arithmetic).ratio == Approx(1.625).epsilon(1e-14));
    // A weight says how much an indicator counts, not how well it is known: the spread is the same, and the
    // mean of one that counts three times is off as much as that of fewer. 10/16 and 8/16.
    CHECK(combined(values, {3, 1, 1}).log_standard_error.value() ==
          Approx(combined(values, {1, 1, 1}).log_standard_error.value() * std::sqrt(1.25)));
}

TEST_CASE("indicators that are missing or not chosen drop out", "[model]") {
    const AdversityRatio without_care = combined({{0, 24}, {2, 8}});
    CHECK(without_care.ratio == Approx(std::sqrt(0.96)).epsilon(1e-14));
    REQUIRE(without_care.indicators.size() == 2);
    CHECK(without_care.indicators[0].indicator == 0);
    CHECK(without_care.indicators[1].indicator == 2);

    const AdversityRatio not_chosen = combined({{0, 24}, {1, 600}, {2, 8}}, {1, 0, 1});
    CHECK(not_chosen.ratio == without_care.ratio);
    CHECK(not_chosen.indicators.size() == 2);
}

TEST_CASE("without indicators nothing is known of adversity", "[model]") {
    for (const AdversityRatio& none : {combined({}), combined({{0, 24}, {1, 90}}, {0, 0, 1})}) {
        CHECK(none.ratio == 1);
        CHECK(none.basis == AdversityBasis::none);
        CHECK_FALSE(none.log_standard_error.has_value());
        CHECK(none.indicators.empty());
    }
}

TEST_CASE("the log standard error is the spread of the log ratios, by hand", "[model]") {
    // Log ratios ln 2 and −ln 2: mean 0, sample standard deviation √2 · ln 2, over √2.
    CHECK(combined({{0, 40}, {1, 30}}).log_standard_error.value() == Approx(std::log(2)).epsilon(1e-14));
    // 0.1, 0.2 and 0.6: mean 0.3, squares 0.04 + 0.01 + 0.09 = 0.14, ÷ 2, root, ÷ √3.
    const std::vector<IndicatorValue> values{
        {0, 20 * std::exp(0.1)}, {1, 60 * std::exp(0.2)}, {2, 10 * std::exp(0.6)}};
    CHECK(combined(values).log_standard_error.value() == Approx(std::sqrt(0.07 / 3)).epsilon(1e-12));
    CHECK(combined(values, {1, 1, 1}, Combine::arithmetic).log_standard_error.value() ==
          Approx(std::sqrt(0.07 / 3)).epsilon(1e-12));
}

TEST_CASE("spreads are pooled, and what indicators have in common does not average out", "[model]") {
    IndicatorChoice choice{{1, 1, 1}, Combine::geometric};
    choice.error = {0.2, 6, 0.2, 0.4, 0.5};
    const auto made = [&](const std::vector<IndicatorValue>& values) {
        return combine_indicators(values, three(), choice);
    };
    // 6 · 0.04 and squares of 0.14, over 6 + 2; a third and 0.2 ÷ 0.8.
    const AdversityRatio all =
        made({{0, 20 * std::exp(0.1)}, {1, 60 * std::exp(0.2)}, {2, 10 * std::exp(0.6)}});
    CHECK(all.log_standard_error.value() == Approx(std::sqrt(0.38 / 8 * (1 / 3.0 + 0.25))));
    CHECK(all.degrees_of_freedom == 8);
    CHECK(all.shared_in_region == 0.5);
    // One strays as much as those of other areas.
    const AdversityRatio one = made({{1, 78}});
    CHECK(one.log_standard_error.value() == Approx(std::sqrt(0.04 * 1.25)));
    CHECK(one.degrees_of_freedom == 6);
    // Ratios that may be true have the point estimate as their mean: variance 0.05 · 6/4.
    CHECK(one.median() == Approx(1.3 * std::exp(-0.0375)));
    CHECK(ratio_interval(one).low ==
          Approx(one.median() * std::exp(-std::sqrt(0.05) * 2.4469)).epsilon(0.001));
    // None: as far off as areas lie apart; a nation is its own average.
    const AdversityRatio none = made({});
    CHECK(none.log_standard_error == std::optional<double>(0.4));
    CHECK(none.degrees_of_freedom == 6);
    Area nation;
    nation.code = "E92000001";
    CHECK_FALSE(adversity_of(nation, three(), choice).log_standard_error.has_value());
    nation.code = "E08000037";
    CHECK(adversity_of(nation, three(), choice).log_standard_error.has_value());
}

TEST_CASE("one indicator has no spread", "[model]") {
    const AdversityRatio one = combined({{1, 78}});
    CHECK(one.ratio == Approx(1.30).epsilon(1e-14));
    CHECK(one.basis == AdversityBasis::indicators);
    CHECK_FALSE(one.log_standard_error.has_value());
}

TEST_CASE("an indicator of 0 is possible in an arithmetic mean alone", "[model]") {
    CHECK_THROWS_AS(combined({{0, 0}, {1, 60}}), ModelError);
    const AdversityRatio ratio = combined({{0, 0}, {1, 60}}, {1, 1, 1}, Combine::arithmetic);
    CHECK(ratio.ratio == Approx(0.5).epsilon(1e-15));
    CHECK_FALSE(ratio.log_standard_error.has_value());
    // Not chosen, it is not in the mean either.
    CHECK(combined({{0, 0}, {1, 60}}, {0, 1, 1}).ratio == 1);
}

TEST_CASE("an area's own ratio goes before its indicators", "[model]") {
    const IndicatorChoice choice{{1, 1, 1}, Combine::geometric};
    Area area;
    CHECK(adversity_of(area, three(), choice).basis == AdversityBasis::none);
    area.indicators = {{0, 40}};
    CHECK(adversity_of(area, three(), choice).ratio == Approx(2).epsilon(1e-15));
    CHECK(adversity_of(area, three(), choice).basis == AdversityBasis::indicators);
    area.adversity = GivenRatio{1.1, 0.05};
    const AdversityRatio given = adversity_of(area, three(), choice);
    CHECK(given.ratio == 1.1);
    CHECK(given.basis == AdversityBasis::given_for_area);
    CHECK(given.log_standard_error == std::optional<double>(0.05));
    CHECK(given.indicators.empty());
}

TEST_CASE("what is told of a ratio's uncertainty becomes a log standard error", "[model]") {
    CHECK(log_standard_error_of(1.3, 0.13) == Approx(0.1).epsilon(1e-14));
    CHECK(log_standard_error_of(1.3, 0) == 0);
    CHECK(log_standard_error_of_interval(1.1, 1.5) ==
          Approx((std::log(1.5) - std::log(1.1)) / 3.92).epsilon(1e-14));
    CHECK(log_standard_error_of_interval(1.2, 1.2) == 0);
}

TEST_CASE("the built-in indicators are centred on the national average", "[model]") {
    // Weighted by births, the mean ratio of England's base areas is 1 with the scale of the nation.
    const ReferenceTable& table = reference_table();
    IndicatorChoice all{std::vector<double>(table.indicators.size(), 1.0), Combine::geometric};
    all.base = table.base_areas;
    all = scaled_to_nations(std::move(all), table.indicators);
    int areas = 0;
    double births = 0;
    double weighted = 0;
    double largest = 0;
    for (const ReferenceArea& reference : table.areas) {
        if (reference.country != "England" || !in_tier(reference, Tier::lower)) continue;
        const Area area = table.as_area(reference, 2024);
        const AdversityRatio adversity = adversity_of(area, table.indicators, all);
        INFO(area.name);
        CHECK(adversity.basis == AdversityBasis::indicators);

        double product = 1;
        for (const IndicatorValue& v : area.indicators)
            product *= v.value / table.indicators[v.indicator].reference_value;
        const double by_hand = std::pow(product, 1 / static_cast<double>(area.indicators.size()));
        CHECK(adversity.ratio == Approx(by_hand * all.scale[Nation::england]).epsilon(1e-12));

        ++areas;
        largest = std::max(largest, adversity.ratio);
        // The births of the Isles of Scilly are counted with Cornwall.
        CHECK(area.live_births.has_value() == (area.code != "E06000053"));
        const auto n = static_cast<double>(area.live_births.value_or(0));
        births += n;
        weighted += n * adversity.ratio;
    }
    CHECK(areas == 296);
    CHECK(weighted / births == Approx(1).epsilon(1e-12));
    CHECK(largest < 2.2);
}

TEST_CASE("indicators of several areas are means of those that have them, weighted by births",
          "[model][indicators]") {
    const auto area = [](const char* code, std::int64_t births, std::vector<IndicatorValue> values) {
        Area made;
        made.code = code;
        made.live_births = births;
        made.indicators = std::move(values);
        return made;
    };
    const auto in_two_nations = [](const std::string& id, double reference_value) {
        Indicator indicator = with_reference(id, reference_value);
        indicator.nation = Nation::england;
        indicator.elsewhere = {indicator};
        indicator.elsewhere.front().nation = Nation::wales;
        return indicator;
    };
    IndicatorChoice choice;
    choice.weights = {1, 1};
    const auto means = [&](const char* third) {
        const Run run(
            Model(builtin_parameter_set("pif-2023"), {}),
            std::vector<Area>{area("E06000001", 100, {{0, 40}, {1, 4}}), area("E06000002", 300, {{0, 20}}),
                              area(third, 100, {{0, 10}, {1, 8}})},
            {in_two_nations("poverty", 20), in_two_nations("claimants", 4)}, choice, std::nullopt);
        std::vector<Member> parts;
        for (std::size_t i = 0; i < 3; ++i)
            for (const Member& part : run.parts_of(std::vector{i})) parts.push_back(part);
        return run.mean_indicators(parts);
    };
    const std::vector<IndicatorRatio> found = means("E06000003");
    REQUIRE(found.size() == 2);
    CHECK(found[0].value == Approx((100 * 40 + 300 * 20 + 100 * 10) / 500.0));
    CHECK(found[0].ratio == Approx(found[0].value / 20));
    CHECK(found[1].value == Approx(6));
    CHECK(found[1].ratio == Approx(1.5));
    // Values of several nations do not compare.
    CHECK(means("W06000001").empty());
}
