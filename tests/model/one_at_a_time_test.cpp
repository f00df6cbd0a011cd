// One assumption moved at a time: each end is what an estimate with that one choice says.

#include "pairmodel/model/one_at_a_time.hpp"

#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/model/error.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

using namespace pairmodel;

namespace {

const ParameterSet& toolkit() {
    static const ParameterSet set = builtin_parameter_set("pif-2023");
    return set;
}

Model closed(const ParameterSet& set = toolkit(), Scale scale = Scale::proportional,
             std::optional<double> elasticity = {}) {
    return {set, {Allocation::closed, scale, elasticity}};
}

Area area(std::int64_t births, double ratio, std::optional<double> spread = {}) {
    Area result;
    result.code = "E06000001";
    result.live_births = births;
    result.adversity = GivenRatio{ratio, spread};
    return result;
}

Run run_of(const Model& model, std::vector<Area> areas) {
    return {model, std::move(areas), {}, {}, std::nullopt};
}

OneAtATime moved(const Run& run, const std::vector<BirthsHistory>& births = {}) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < run.areas().size(); ++i) members.push_back(i);
    return move_one_at_a_time(run, members, {{0.5, 1.5}, births});
}

const Move& move_of(const OneAtATime& result, Moved what, std::size_t indicator = 0) {
    const auto found = std::find_if(result.moves.begin(), result.moves.end(), [&](const Move& m) {
        return m.what == what && m.indicator == indicator;
    });
    REQUIRE(found != result.moves.end());
    return *found;
}

double middle(double births, double ratio, const Model& model, Measure measure) {
    return estimate(births, ratio, model).interval(measure).central;
}

}  // namespace

TEST_CASE("each end is the estimate with that one choice", "[sensitivity]") {
    const Run run = run_of(closed(), {area(1000, 1.3)});
    const OneAtATime result = moved(run);
    CHECK(result.areas == 1);
    CHECK(result.live_births == 1000);
    CHECK(result.ratio == Approx(1.3));
    for (const Measure m : sensitivity_measures) {
        CAPTURE(info(m).code);
        const auto ends = [&](Moved what, const Model& low, const Model& high) {
            CHECK(move_of(result, what).at_low[m] == middle(1000, 1.3, low, m));
            CHECK(move_of(result, what).at_high[m] == middle(1000, 1.3, high, m));
        };
        CHECK(result.central[m] == middle(1000, 1.3, closed(), m));
        ends(Moved::elasticity, closed(toolkit(), Scale::proportional, 0.5),
             closed(toolkit(), Scale::proportional, 1.5));
        ends(Moved::scale, closed(), closed(toolkit(), Scale::odds));
        ParameterSet low = toolkit();
        ParameterSet high = toolkit();
        low.unreached_share.value = 0.66;
        high.unreached_share.value = 0.75;
        ends(Moved::unreached_share, closed(low), closed(high));
        low = high = toolkit();
        low.targeted_share_of_reached.value = 0.80;
        high.targeted_share_of_reached.value = 0.8125;
        ends(Moved::targeted_share_of_reached, closed(low), closed(high));
        const Estimate whole = estimate(1000, 1.3, closed());
        CHECK(move_of(result, Moved::incidence).at_low[m] == whole.babies.lower_need[m]);
        CHECK(move_of(result, Moved::incidence).at_high[m] == whole.babies.higher_need[m]);
    }
    CHECK(move_of(result, Moved::incidence).range.low == Approx(0.40));
    CHECK(move_of(result, Moved::incidence).range.high == Approx(0.45));
    CHECK(result.unmoved == std::vector<Moved>{Moved::adversity_ratio, Moved::live_births});
}

TEST_CASE("what cannot move a figure has no swing, not the noise of doubles", "[sensitivity]") {
    const OneAtATime result = moved(run_of(closed(), {area(1834, 1.21)}));
    CHECK(move_of(result, Moved::unreached_share).swing(Measure::need) == 0);
    CHECK(move_of(result, Moved::targeted_share_of_reached).swing(Measure::demand) == 0);
    CHECK(move_of(result, Moved::targeted_share_of_reached).swing(Measure::specialist) > 1);
    const OneAtATime average = moved(run_of(closed(), {area(1834, 1)}));
    CHECK(move_of(average, Moved::elasticity).swing(Measure::demand) == 0);
    CHECK(move_of(average, Moved::scale).swing(Measure::demand) == 0);
    const OneAtATime none = moved(run_of(closed(), {area(0, 1.2, 0.1)}));
    for (const Move& move : none.moves) CHECK(move.swing(Measure::need) == 0);
}

TEST_CASE("the ratio is moved over its own interval", "[sensitivity]") {
    const OneAtATime one = moved(run_of(closed(), {area(1000, 1.3, 0.1)}));
    const Move& move = move_of(one, Moved::adversity_ratio);
    const double low = 1.3 * std::exp(-0.196);
    const double high = 1.3 * std::exp(0.196);
    CHECK(move.range.low == Approx(low));
    CHECK(move.range.high == Approx(high));
    CHECK(move.at_low[Measure::demand] == Approx(middle(1000, low, closed(), Measure::demand)));
    CHECK(move.at_high[Measure::demand] == Approx(middle(1000, high, closed(), Measure::demand)));
    CHECK(one.unmoved == std::vector<Moved>{Moved::live_births});

    // n areas alike are off independently: their total swings √n times as far, not n times.
    const OneAtATime four = moved(run_of(closed(), std::vector<Area>(4, area(1000, 1.3, 0.1))));
    CHECK(move_of(four, Moved::adversity_ratio).swing(Measure::missed) ==
          Approx(2 * move.swing(Measure::missed)));
    CHECK(move_of(four, Moved::adversity_ratio).range.high - 1.3 == Approx((high - 1.3) / 2));
    CHECK(move_of(four, Moved::unreached_share).swing(Measure::missed) ==
          Approx(4 * move_of(one, Moved::unreached_share).swing(Measure::missed)));
}

TEST_CASE("births are moved by the largest change that all areas together had", "[sensitivity]") {
    const Run first = run_of(closed(), {area(100, 1.2)});
    const BirthsHistory of_first{{2021, 90}, {2022, 120}, {2023, 110}, {2024, 100}};
    const BirthsHistory of_second{{2021, std::nullopt}, {2022, 310}, {2023, 280}, {2024, 300}};
    const OneAtATime one = moved(first, {of_first});
    CHECK(move_of(one, Moved::live_births).range.low == 70);  // 2021 to 2022
    CHECK(move_of(one, Moved::live_births).range.high == 130);
    CHECK(move_of(one, Moved::live_births).at_high[Measure::demand] ==
          Approx(middle(130, 1.2, closed(), Measure::demand)));
    const OneAtATime both = moved(run_of(closed(), {area(100, 1.2), area(300, 0.9)}), {of_first, of_second});
    CHECK(move_of(both, Moved::live_births).range.low == 360);  // 2022 to 2023; 2021 is not known of both
    CHECK(move_of(both, Moved::live_births).at_low[Measure::need] ==
          Approx(both.central[Measure::need] * 0.9));
    const BirthsHistory with_a_gap{{2021, 310}, {2022, std::nullopt}, {2023, 280}};
    CHECK(moved(first, {with_a_gap}).unmoved ==
          std::vector<Moved>{Moved::adversity_ratio, Moved::live_births});
    // Fewer births than the change: there are no fewer than none.
    CHECK(move_of(moved(run_of(closed(), {area(10, 1.2)}), {of_first}), Moved::live_births).range.low == 0);
}

TEST_CASE("each indicator is left out, where the ratio is made from it", "[sensitivity]") {
    Indicator poverty;
    poverty.id = "poverty";
    poverty.reference_value = 20;
    Indicator care;
    care.id = "care";
    care.reference_value = 50;
    const IndicatorChoice choice{{1, 1}, Combine::geometric};
    Area both;
    both.code = "A";
    both.live_births = 1000;
    both.indicators = {{0, 30}, {1, 60}};  // 1.5 and 1.2
    Area one = both;
    one.code = "B";
    one.live_births = 500;
    one.indicators = {{1, 40}};  // 0.8
    const Run alone(closed(), {both}, {poverty, care}, choice, std::nullopt);
    const OneAtATime alone_moved = moved(alone);
    const Move& without = move_of(alone_moved, Moved::indicator, 0);
    CHECK(without.range.low == Approx(1.2));
    CHECK(without.range.high == Approx(std::sqrt(1.5 * 1.2)));
    CHECK(without.at_low[Measure::demand] == Approx(middle(1000, 1.2, closed(), Measure::demand)));
    CHECK(without.at_high[Measure::demand] == moved(alone).central[Measure::demand]);
    CHECK(move_of(moved(alone), Moved::indicator, 1).range.high == Approx(1.5));

    // An area without the indicator stays; an area with nothing else has the national average.
    const Run together(closed(), {both, one}, {poverty, care}, choice, std::nullopt);
    CHECK(move_of(moved(together), Moved::indicator, 0).at_low[Measure::need] ==
          Approx(middle(1000, 1.2, closed(), Measure::need) + middle(500, 0.8, closed(), Measure::need)));
    CHECK(move_of(moved(together), Moved::indicator, 1).at_high[Measure::need] ==
          Approx(middle(1000, 1.5, closed(), Measure::need) + middle(500, 1, closed(), Measure::need)));

    const Run given(closed(), {both}, {poverty, care}, choice, 1.3);
    for (const Move& move : moved(given).moves) CHECK(move.what != Moved::indicator);
    const Run arithmetic(closed(), {both}, {poverty, care}, {{1, 1}, Combine::arithmetic}, std::nullopt);
    CHECK(move_of(moved(arithmetic), Moved::indicator, 0).range.high == Approx(1.35));
}

TEST_CASE("the widest swing comes first, and those alike in order", "[sensitivity]") {
    OneAtATime result = moved(run_of(closed(), {area(1000, 1, 0.2)}));
    rank_by_swing(result, Measure::demand);
    CHECK(result.moves.front().what == Moved::adversity_ratio);
    for (std::size_t i = 1; i < result.moves.size(); ++i)
        CHECK(result.moves[i - 1].swing(Measure::demand) >= result.moves[i].swing(Measure::demand));
    CHECK(result.moves[result.moves.size() - 3].what == Moved::elasticity);
    CHECK(result.moves[result.moves.size() - 2].what == Moved::targeted_share_of_reached);
    CHECK(result.moves.back().what == Moved::scale);
}

TEST_CASE("a range without an answer says whose it is, and saturation where it is", "[sensitivity]") {
    CHECK_THROWS_WITH(moved(run_of(closed(), {area(100, 0.3)})),
                      kept_text("model/with-elasticity-moved-an-elasticity"));
    const OneAtATime high = moved(run_of(closed(), {area(100, 2.1)}));
    CHECK(move_of(high, Moved::elasticity).saturated);
    CHECK_FALSE(move_of(high, Moved::unreached_share).saturated);
    CHECK_FALSE(high.saturated);
}
