#include "pairmodel/model/area_list.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using namespace pairmodel;

namespace {

Area full_area(const std::string& mark) {
    Area area;
    area.code = "E0800003" + mark;
    area.name = "Area " + mark;
    area.live_births = 1000;
    area.live_births_year = 2024;
    area.cohort = Cohort::under_two;
    area.adversity = GivenRatio{1.25, 0.1};
    area.indicators = {{0, 31.5}, {3, 7.25}};
    area.groups = {"North " + mark, "", "rural"};
    area.note = "A note of " + mark + ".";
    return area;
}

void require_same(const AreaView& shown, const Area& area) {
    CAPTURE(area.name);
    REQUIRE(shown.code == area.code);
    REQUIRE(shown.name == area.name);
    REQUIRE(shown.live_births == area.live_births);
    REQUIRE(shown.live_births_year == area.live_births_year);
    REQUIRE(shown.cohort == area.cohort);
    REQUIRE(shown.adversity.has_value() == area.adversity.has_value());
    if (area.adversity) {
        REQUIRE(shown.adversity->ratio == area.adversity->ratio);
        REQUIRE(shown.adversity->log_standard_error == area.adversity->log_standard_error);
    }
    REQUIRE(shown.indicators.size() == area.indicators.size());
    for (std::size_t i = 0; i < area.indicators.size(); ++i) {
        REQUIRE(shown.indicators[i].indicator == area.indicators[i].indicator);
        REQUIRE(shown.indicators[i].value == area.indicators[i].value);
    }
    REQUIRE(shown.groups.size() == area.groups.size());
    for (std::size_t i = 0; i < area.groups.size(); ++i) REQUIRE(shown.groups[i] == area.groups[i]);
    REQUIRE(shown.note == area.note);
}

void require_same(const AreaList& list, const std::vector<Area>& areas) {
    REQUIRE(list.size() == areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i) require_same(list[i], areas[i]);
}

/// Areas of all kinds, more than one piece of memory holds.
std::vector<Area> many_areas() {
    std::vector<Area> areas;
    for (std::size_t i = 0; i < 3000; ++i) {
        Area area = i % 3 == 0 ? full_area(std::to_string(i)) : Area();
        area.name = std::string(i % 97, 'n') + std::to_string(i);
        if (i % 5 == 0) area.live_births.reset();
        if (i % 7 == 0) area.adversity = GivenRatio{0.5 + static_cast<double>(i), std::nullopt};
        area.groups.resize(i % 4, "value " + std::to_string(i));
        area.indicators.resize(i % 6, {2, static_cast<double>(i)});
        areas.push_back(area);
    }
    areas[1000].note = std::string(200'000, 'x');  // more than a piece
    areas[1001].indicators.resize(10'000, {1, 2.5});
    return areas;
}

}  // namespace

TEST_CASE("a list of areas shows each as it was put in", "[model][areas]") {
    const std::vector<Area> areas = many_areas();
    const AreaList list(areas);
    require_same(list, areas);
    require_same(list.front(), areas.front());
    require_same(list.back(), areas.back());
    std::size_t next = 0;
    for (const AreaView& area : list) require_same(area, areas[next++]);
    CHECK(next == areas.size());
    CHECK_FALSE(list.empty());
    const AreaList none;
    CHECK(none.empty());
    CHECK((none.begin() == none.end()));
}

TEST_CASE("an area that was copied out of a list is what was put in", "[model][areas]") {
    const AreaList list{full_area("7"), Area()};
    require_same(list[0].copy(), full_area("7"));
    require_same(list[1].copy(), Area());
}

TEST_CASE("a list can be copied and moved, and views stay with what they were made from", "[model][areas]") {
    const std::vector<Area> areas = many_areas();
    AreaList list(areas);
    const AreaView view = list[3];
    AreaList other = list;
    other.push_back(full_area("9"));
    const AreaList moved = std::move(list);
    require_same(view, areas[3]);
    require_same(moved, areas);
    CHECK(list.empty());  // NOLINT(bugprone-use-after-move): as of a vector
    std::vector<Area> more = areas;
    more.push_back(full_area("9"));
    require_same(other, more);
}

TEST_CASE("a view cannot be used to change a list", "[model][areas]") {
    AreaList list{Area()};
    STATIC_REQUIRE_FALSE(std::is_assignable_v<decltype((list[0].live_births)), std::int64_t>);
    AreaView own = list[0];
    own.live_births = 5;
    CHECK_FALSE(list[0].live_births);
}

TEST_CASE("an area is replaced by a shorter or a longer one, and no other is touched", "[model][areas]") {
    std::vector<Area> areas = many_areas();
    AreaList list(areas);
    for (std::size_t i = 0; i < areas.size(); i += 2) {
        if (i % 4 == 0) {
            areas[i].name += ", longer than before";
            areas[i].indicators.push_back({4, 1});
            areas[i].groups.emplace_back("one more");
        } else {
            areas[i].name.clear();
            areas[i].indicators.clear();
            areas[i].adversity.reset();
        }
        list.replace(i, areas[i]);
    }
    require_same(list, areas);
}

TEST_CASE("an area that is no longer than the one before takes no memory", "[model][areas]") {
    const std::vector<Area> areas = many_areas();
    AreaList list(areas);
    const std::size_t before = list.bytes();
    for (std::size_t i = 0; i < areas.size(); ++i) {
        Area area = list[i].copy();
        area.live_births = 2 * area.live_births.value_or(1);
        area.cohort = Cohort::under_two;
        if (!area.indicators.empty()) area.indicators.pop_back();
        list.replace(i, area);
    }
    CHECK(list.bytes() == before);
    CHECK(list[0].name == areas[0].name);
    CHECK(list[1].live_births == 2);
}

TEST_CASE("a part of a list", "[model][areas]") {
    const std::vector<Area> areas = many_areas();
    const AreaList list(areas);
    require_same(list.part(990, 1010), {areas.begin() + 990, areas.begin() + 1010});
    CHECK(list.part(5, 5).empty());
    require_same(list.part(0, list.size()), areas);
}

TEST_CASE("a million areas take 110 bytes each", "[model][areas]") {
    Area area;
    area.code = "E01000001";
    area.name = "A name of 25 characters..";
    area.live_births = 1234;
    area.adversity = GivenRatio{1.3538, 0.08};
    const std::size_t count = 1'000'000;
    const auto bytes_each = [&] {
        AreaList list;
        for (std::size_t i = 0; i < count; ++i) list.push_back(area);
        return static_cast<double>(list.bytes()) / static_cast<double>(count);
    };
    CHECK(bytes_each() < 116);
    area.groups = {"a further column of thirty ..."};
    CHECK(bytes_each() < 150);
    area.groups.clear();
    area.indicators = {{0, 31.5}, {1, 7.25}};
    CHECK(bytes_each() < 150);
}

TEST_CASE("memory of a growing list follows what is in it", "[model][areas]") {
    AreaList list;
    std::size_t most_at_once = 0;
    for (std::size_t i = 0; i < 20'000; ++i) {
        const std::size_t before = list.bytes();
        list.push_back(full_area("1"));
        most_at_once = std::max(most_at_once, list.bytes() - before);
    }
    CHECK(most_at_once < 3 * (std::size_t{1} << 16) + 4096);  // a piece of each kind
}
