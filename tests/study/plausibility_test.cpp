#include "study/plausibility.hpp"

#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>

using namespace pairmodel;

namespace {

std::size_t place_of(const std::string& id) {
    const auto& all = reference_table().indicators;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].id == id) return i;
    throw std::logic_error(id);
}

/// Built-in base areas of a nation with a value each, made of the built-in one and its place in the list.
AreaList with_values(const std::string& id, const std::function<double(double, std::size_t)>& value,
                     std::size_t most = 40, bool codes = true) {
    AreaList areas;
    const std::size_t indicator = place_of(id);
    for (const ReferenceArea& known : reference_table().areas) {
        const auto builtin = known.value_of(indicator);
        if (!known.is_base() || known.country != "England" || !builtin || areas.size() == most) continue;
        Area area;
        area.code = codes ? known.code : fmt::format("E0100{:04}", areas.size());
        area.name = codes ? known.name : fmt::format("Place {}", areas.size());
        area.live_births = codes ? known.latest_births() : 15;
        area.indicators = {{indicator, value(*builtin, areas.size())}};
        areas.push_back(area);
    }
    return areas;
}

std::string doubt_about(const std::string& what, const AreaList& areas,
                        const std::vector<Indicator>& list = reference_table().indicators) {
    for (const Doubt& doubt : doubts_of(areas, list))
        if (doubt.about == what) return doubt.text;
    return "";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("plausibility: figures as the built-in table has them are not doubted", "[plausibility]") {
    for (const Indicator& indicator : reference_table().indicators)
        for (const std::size_t most : {std::size_t{1}, std::size_t{3}, std::size_t{400}}) {
            CAPTURE(indicator.id, most);
            CHECK(doubts_of(with_values(
                                indicator.id, [](double v, std::size_t) { return v; }, most),
                            reference_table().indicators)
                      .empty());
        }
}

TEST_CASE("plausibility: shares, deciles, ranks and counts are told apart", "[plausibility]") {
    const auto share = [](double v, std::size_t) { return v / 100; };
    const auto decile = [](double v, std::size_t) {
        return std::max(1.0, std::min(10.0, 11 - std::ceil(v / 4.5)));
    };
    const auto rank = [](double, std::size_t i) { return static_cast<double>(40 - i); };
    const auto count = [](double v, std::size_t) { return std::round(v * 40); };
    for (const bool codes : {true, false}) {
        CAPTURE(codes);
        CHECK(
            has(doubt_about("child_poverty", with_values("child_poverty", share, 40, codes)), "shares of 1"));
        CHECK(has(doubt_about("unemployment", with_values("unemployment", share, 2, codes)), "shares of 1"));
        CHECK(has(doubt_about("imd", with_values("imd", decile, 40, codes)), "deciles"));
        CHECK(has(doubt_about("imd", with_values("imd", rank, 40, codes)), "ranks"));
        CHECK(has(doubt_about("looked_after", with_values("looked_after", count, 40, codes)),
                  "ranks, or counts"));
    }
    const auto as_births = [](const AreaList& areas) {
        AreaList changed;
        for (const AreaView& view : areas) {
            Area area = view.copy();
            area.indicators[0].value = std::round(static_cast<double>(*area.live_births) / 30);
            changed.push_back(area);
        }
        return changed;
    };
    CHECK(has(doubt_about("looked_after",
                          as_births(with_values("looked_after", [](double v, std::size_t) { return v; }))),
              "counts"));
}

TEST_CASE("plausibility: births are compared with those of the code, joined codes, wider areas and names",
          "[plausibility]") {
    const auto doubt = [](const std::string& code, const std::string& name, std::int64_t births,
                          int year = 0) {
        Area area;
        area.code = code;
        area.name = name;
        area.live_births = births;
        area.live_births_year = year;
        return doubt_about("live_births", AreaList{area});
    };
    CHECK(doubt("E08000037", "Gateshead", 1834).empty());
    CHECK(has(doubt("E08000037", "Gateshead", 9), "0.0049 times 1,834 of 2024"));
    CHECK(has(doubt("", "Gateshead", 196000), "107 times"));
    CHECK(has(doubt("E12000001", "North East", 120), "times"));
    CHECK(has(doubt("E92000001", "England", 56'000'000), "times"));
    CHECK(has(doubt("E06000052, E06000053", "Cornwall and Isles of Scilly", 50), "times"));
    CHECK(doubt("", "Nowhere", 9).empty());
    CHECK(has(doubt("E01008162", "a neighbourhood", 1500), "neighbourhood"));
    // A small area's births vary.
    CHECK(doubt("E06000017", "Rutland", 250).empty());
    Area withheld;
    withheld.code = "E08000037";
    withheld.live_births = 9;
    withheld.withheld = true;
    CHECK(doubts_of(AreaList{withheld}, reference_table().indicators).empty());
}

TEST_CASE("plausibility: a national value is one of many", "[plausibility]") {
    Indicator own;
    own.id = "cin";
    std::vector<Indicator> list{own};
    AreaList areas;
    for (const double value : {1900.0, 3000.0}) {
        Area area;
        area.name = fmt::format("Place {}", value);
        area.live_births = 1000;
        area.indicators = {{0, value}};
        areas.push_back(area);
    }
    for (const auto& [national, doubted] : std::vector<std::pair<double, bool>>{
             {400000, true}, {2000, false}, {6000, false}, {20, true}, {0, false}}) {
        list[0].reference_value = national;
        CAPTURE(national);
        CHECK(doubt_about("cin", areas, list).empty() != doubted);
    }
}

TEST_CASE("plausibility: ratios outside 0.2 to 5", "[plausibility]") {
    CHECK(doubt_of_ratio(0.2).empty());
    CHECK(doubt_of_ratio(5).empty());
    CHECK(has(doubt_of_ratio(30), "1.3 means 30% above"));
    CHECK_FALSE(doubt_of_ratio(0.19).empty());
    AreaList areas = with_values(
        "imd", [](double v, std::size_t) { return v; }, 3);
    CHECK(doubt_of_ratios(areas, [](std::size_t) { return std::optional(1.0); }).empty());
    CHECK(has(doubt_of_ratios(areas, [](std::size_t i) { return std::optional(i == 1 ? 130.0 : 1.0); }),
              "ratios of 1 area"));
}

TEST_CASE("plausibility: values are compared with the built-in ones of the same areas", "[plausibility]") {
    const std::size_t imd = place_of("imd");
    const auto few = [&](const std::vector<std::pair<std::string, double>>& values) {
        AreaList areas;
        for (const auto& [code, value] : values) {
            const ReferenceArea* known = reference_table().by_code(code);
            REQUIRE(known != nullptr);
            Area area;
            area.code = code;
            area.name = known->name;
            area.live_births = known->latest_births();
            area.indicators = {{imd, value}};
            areas.push_back(area);
        }
        return doubt_about("imd", areas);
    };
    CHECK(has(few({{"E08000037", 45}, {"E08000021", 30}, {"E08000024", 33}, {"E06000001", 10}}),
              "imd: the values are unlike those of the built-in table for the same areas, such as 10 where"));
    // The scores of 2019 of the same areas, and of others.
    CHECK(few({{"E08000037", 28.229}, {"E08000021", 29.789}, {"E08000024", 30.561}, {"E06000001", 35.037}})
              .empty());
    CHECK(few({{"E08000037", 28}, {"E08000021", 30}, {"E08000024", 31}, {"E06000001", 35}}).empty());
}

TEST_CASE("plausibility: names and codes of different areas, and codes of none") {
    const auto doubts = [](const char* code, const char* name) {
        Area area;
        area.code = code;
        area.name = name;
        area.live_births = 1834;
        return doubt_about("area_name", {area}) + "|" + doubt_about("area_code", {area});
    };
    CHECK(
        doubts("E08000037", "Sunderland") ==
        "Names and codes are of different areas: Sunderland beside the code of Gateshead (E08000037): figures go by the "
        "code|");
    CHECK(doubts("E06999999", "Gateshead") ==
          "|Codes that no authority has today: Gateshead (E06999999): nothing is known here of them");
    CHECK(
        doubts("E07000026", "Allerdale") ==
        "|Codes that no authority has today: Allerdale (E07000026), since 2023-04-01 a part of Cumberland: nothing is "
        "known here of them");
    for (const auto& [code, name] : {std::pair{"E08000037", "Gateshead"},
                                     {"E08000020", "Gateshead"},
                                     {"E08000037", "Gateshead Council"},
                                     {"E08000037", "My place"},
                                     {"E05001068", "Gateshead"},
                                     {"", "Gateshead"},
                                     {"E12000001", "North East"}})
        CHECK(doubts(code, name) == "|");
    // The table's own names, of every area.
    AreaList areas;
    for (const ReferenceArea& known : reference_table().areas) {
        Area area;
        area.code = known.code;
        area.name = known.name;
        areas.push_back(area);
    }
    CHECK(doubt_about("area_name", areas).empty());
    CHECK(doubt_about("area_code", areas).empty());
}
