// The built-in table: what is in it, what a name stands for, tiers and places.

#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/adversity.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

using namespace pairmodel;

namespace {

const ReferenceTable& table() {
    return reference_table();
}

std::string code_of(const std::string& name) {
    const AreaMatch match = match_area(table(), name);
    return match.area == nullptr ? "" : match.area->code;
}

std::vector<std::string> candidates(const std::string& name) {
    std::vector<std::string> names;
    for (const ReferenceArea* area : match_area(table(), name).candidates) names.push_back(area->name);
    return names;
}

std::string first_candidate(const std::string& name) {
    const std::vector<std::string> names = candidates(name);
    return names.empty() ? "" : names.front();
}

std::vector<const ReferenceArea*> areas_of(Tier tier, const std::string& within = "") {
    std::vector<const ReferenceArea*> areas;
    for (const ReferenceArea& area : table().areas)
        if (in_tier(area, tier) && (within.empty() || lies_within(area, within))) areas.push_back(&area);
    return areas;
}

std::int64_t births(const std::vector<const ReferenceArea*>& areas, int year) {
    std::int64_t sum = 0;
    for (const ReferenceArea* area : areas) sum += table().as_area(*area, year).live_births.value_or(0);
    return sum;
}

constexpr const char* england = "E92000001";
constexpr const char* wales = "W92000004";
constexpr const char* scotland = "S92000003";

}  // namespace

TEST_CASE("the table has the areas of all four nations", "[input][reference]") {
    CHECK(table().areas.size() == 501);
    CHECK(table().years == std::vector<int>{2017, 2018, 2019, 2021, 2022, 2023, 2024});
    REQUIRE(table().indicators.size() == 11);
    std::map<std::string, int> types;
    std::set<std::string> codes;
    for (const ReferenceArea& area : table().areas) {
        CAPTURE(area.code, area.name);
        ++types[area.type];
        CHECK(codes.insert(area.code).second);
        if (area.is_base()) CHECK(is_gss_code(area.code));
        CHECK_FALSE(area.name.empty());
        if (area.is_base()) CHECK((area.country == "England") == area.code.starts_with('E'));
        if (!area.region_code.empty()) CHECK(table().by_code(area.region_code)->type == "region");
        if (area.type == "district") CHECK(table().by_code(area.parent_code)->type == "county");
        for (const auto& n : area.live_births) CHECK((!n || *n > 0));
        for (const IndicatorValue& value : area.indicators) CHECK(value.value > 0);
    }
    CHECK(types["region"] == 9);
    CHECK(types["district"] == 164);
    CHECK(types["county"] == 21);
    CHECK(types["Welsh principal area"] == 22);
    CHECK(types["health board"] == 7);
    CHECK(types["Scottish council area"] == 32);
    CHECK(types["district of Northern Ireland"] == 11);
    CHECK(types["combined authority"] == 15);
}

TEST_CASE("the indicators have what a report must say of them", "[input][reference]") {
    std::vector<std::string> ids;
    for (const Indicator& indicator : table().indicators) {
        ids.push_back(indicator.id);
        CAPTURE(indicator.id);
        CHECK(indicator.reference_value > 0);
        for (const std::string& text :
             {indicator.label, indicator.unit, indicator.period, indicator.publisher, indicator.publication,
              indicator.reference_area_code, indicator.toolkit_item})
            CHECK_FALSE(text.empty());
    }
    CHECK(ids == std::vector<std::string>{"imd", "income_deprivation", "child_poverty", "looked_after",
                                          "teenage_conception", "low_birth_weight", "unemployment",
                                          "domestic_abuse", "parental_mental_health", "parental_drug_use",
                                          "parental_alcohol_use"});
}

TEST_CASE("the table holds the figures that it was made from", "[input][reference]") {
    const std::filesystem::path source =
        std::filesystem::path(PAIRMODEL_SOURCE_DIR) / ".." / "shared" / "data" / "areas.csv";
    if (!std::filesystem::exists(source)) {
        WARN("skipped: the figures are not beside the project");
        return;
    }
    const auto rows = program::csv_rows(program::read_file(source));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        std::map<std::string, std::string> cells;
        for (std::size_t k = 0; k < rows[0].size(); ++k) cells[rows[0][k]] = rows[i].at(k);
        const ReferenceArea* area = table().by_code(cells["area_code"]);
        CAPTURE(cells["area_code"]);
        REQUIRE(area != nullptr);
        CHECK(area->name == cells["area_name"]);
        for (std::size_t y = 0; y < table().years.size(); ++y) {
            const std::string cell = cells["live_births_" + std::to_string(table().years[y])];
            // Births of wider areas are their members', which is what was published.
            if (!cell.empty()) CHECK(area->live_births[y] == std::stoll(cell));
        }
        if (!area->is_base() || area->country != "England") continue;
        for (std::size_t k = 0; k < table().indicators.size(); ++k) {
            const std::string& cell = cells[table().indicators[k].column];
            if (table().indicators[k].id != "imd" && !cell.empty())
                CHECK(area->value_of(k) == std::stod(cell));
        }
    }
}

TEST_CASE("tiers cover a country once each", "[input][reference]") {
    CHECK(areas_of(Tier::country).size() == 4);
    CHECK(areas_of(Tier::region).size() == 9);
    CHECK(areas_of(Tier::upper, england).size() == 153);
    CHECK(areas_of(Tier::lower, england).size() == 296);
    CHECK(areas_of(Tier::upper, wales).size() == 22);
    CHECK(areas_of(Tier::health_board, wales).size() == 7);
    CHECK(areas_of(Tier::health_board).size() == 7);
    CHECK(areas_of(Tier::upper, scotland).size() == 32);
    CHECK(areas_of(Tier::region, wales).empty());
    CHECK(births(areas_of(Tier::upper, england), 2023) == 563561);
    CHECK(births(areas_of(Tier::upper, england), 2024) == 567708);
    CHECK(births(areas_of(Tier::region), 2024) == 567708);
    CHECK(births(areas_of(Tier::lower, england), 2023) == 563561);
    CHECK(births(areas_of(Tier::health_board), 2024) == births(areas_of(Tier::upper, wales), 2024));
}

TEST_CASE("what lies where", "[input][reference]") {
    CHECK(areas_of(Tier::upper, "E12000001").size() == 12);
    CHECK(areas_of(Tier::lower, "E10000003").size() == 5);  // Cambridgeshire
    CHECK(areas_of(Tier::upper, "E12000007").size() == 33);
    std::size_t sum = 0;
    for (const ReferenceArea* region : areas_of(Tier::region))
        sum += areas_of(Tier::upper, region->code).size();
    CHECK(sum == 153);
    const ReferenceArea& gateshead = *table().by_code("E08000037");
    CHECK(lies_within(gateshead, "E12000001"));
    CHECK(lies_within(gateshead, england));
    CHECK(lies_within(gateshead, "E08000037"));
    CHECK_FALSE(lies_within(gateshead, wales));
    CHECK_FALSE(lies_within(gateshead, "E12000002"));
    const ReferenceArea& cambridge = *table().by_code("E07000008");
    CHECK(lies_within(cambridge, "E10000003"));
    CHECK(lies_within(cambridge, "E12000006"));
    for (const ReferenceArea& area : table().areas) CHECK(lies_within(area, area.code));
}

TEST_CASE("codes of tiers", "[input][reference]") {
    for (const std::string& code : tier_codes()) CHECK(value_of_code<Tier>(code).has_value());
    CHECK(value_of_code<Tier>("upper") == Tier::upper);
    CHECK(value_of_code<Tier>("health-board") == Tier::health_board);
    CHECK_FALSE(value_of_code<Tier>("Upper").has_value());
    CHECK_FALSE(value_of_code<Tier>("").has_value());
}

TEST_CASE("places by name", "[input][reference]") {
    CHECK(place_code(table(), "England") == england);
    CHECK(place_code(table(), "wales") == wales);
    CHECK(place_code(table(), "SCOTLAND") == scotland);
    CHECK(place_code(table(), "North East") == "E12000001");
    CHECK(place_code(table(), "north-east") == "E12000001");
    CHECK(place_code(table(), "E12000001") == "E12000001");
    CHECK(place_code(table(), "Cambridgeshire") == "E10000003");
    CHECK(place_code(table(), "Atlantis").empty());
    CHECK(place_code(table(), "Yorkshire").empty());
    CHECK(place_code(table(), "").empty());
}

TEST_CASE("every area is found by its own code and name", "[input][reference]") {
    std::map<std::string, int> names;
    for (const ReferenceArea& area : table().areas) ++names[area.name];
    for (const ReferenceArea& area : table().areas) {
        CAPTURE(area.code, area.name);
        CHECK(code_of(area.code) == area.code);
        std::string lower = area.code;
        lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
        CHECK(code_of(" " + lower + " ") == area.code);
        if (names[area.name] == 1) CHECK(code_of(area.name) == area.code);
    }
}

TEST_CASE("names as people write them", "[input][reference]") {
    CHECK(code_of("gateshead") == "E08000037");
    CHECK(code_of("GATESHEAD") == "E08000037");
    CHECK(code_of("Bristol") == "E06000023");
    CHECK(code_of("City of Bristol") == "E06000023");
    CHECK(code_of("Durham") == "E06000047");
    CHECK(code_of("Co Durham").empty());
    CHECK(code_of("County Durham") == "E06000047");
    CHECK(code_of("Hull") == "E06000010");
    CHECK(code_of("Kingston upon Hull") == "E06000010");
    CHECK(code_of("york") == "E06000014");
    CHECK(code_of("Herefordshire") == "E06000019");
    CHECK(code_of("St Helens") == "E08000013");
    CHECK(code_of("st. helens") == "E08000013");
    CHECK(code_of("Stoke on Trent") == "E06000021");
    CHECK(code_of("Redcar & Cleveland") == "E06000003");
    CHECK(code_of("Bournemouth Christchurch and Poole") == "E06000058");
    CHECK(code_of("Kings Lynn and West Norfolk") == "E07000146");
    CHECK(code_of("Cwm Taf Morgannwg") == "W11000030");
    CHECK(code_of("Glasgow") == "S12000049");
}

TEST_CASE("names that may stand for several are not guessed at", "[input][reference]") {
    CHECK(code_of("Newcastle").empty());
    CHECK(candidates("Newcastle") == std::vector<std::string>{"Newcastle upon Tyne", "Newcastle-under-Lyme"});
    CHECK(code_of("Sussex").empty());
    CHECK(candidates("Sussex").size() >= 3);
    CHECK(code_of("Yorkshire").empty());
    CHECK(code_of("London").substr(0, 3) == "E12");
    CHECK(code_of("North").empty());
    CHECK(code_of("of").empty());
    CHECK(code_of("city").empty());
    CHECK(code_of("and").empty());
}

TEST_CASE("a part of a word is no name", "[input][reference]") {
    for (const char* part : {"gates", "Bris", "ham", "E0800003", "E08", "Leed"}) {
        CAPTURE(part);
        CHECK(code_of(part).empty());
    }
    CHECK(candidates("gates") == std::vector<std::string>{"Gateshead"});
}

TEST_CASE("misspelt names have near ones, names of nothing have none", "[input][reference]") {
    CHECK(candidates("gatshead") == std::vector<std::string>{"Gateshead"});
    CHECK(candidates("Gatehsead") == std::vector<std::string>{"Gateshead"});
    CHECK(first_candidate("Brsitol") == "Bristol, City of");
    CHECK(first_candidate("Northumbreland") == "Northumberland");
    CHECK(first_candidate("Middlesborough") == "Middlesbrough");
    // Words in another order, one of them misspelt: all areas that have the like of each.
    CHECK(candidates("lincolnshre north") ==
          std::vector<std::string>{"North East Lincolnshire", "North Lincolnshire"});
    CHECK(candidates("dunbartonshre wast") ==
          std::vector<std::string>{"West Dunbartonshire", "East Dunbartonshire"});
    CHECK(candidates("ayrshre south") == std::vector<std::string>{"South Ayrshire"});
    CHECK(candidates("zzyzx").empty());
    CHECK(candidates("").empty());
    CHECK(candidates("   ").empty());
    CHECK(candidates(std::string(10000, 'a')).empty());
    CHECK(code_of("").empty());
}

TEST_CASE("a search finds parts of names and codes, the beginning first", "[input][reference]") {
    const auto found = [](const std::string& query) {
        std::vector<std::string> names;
        for (const ReferenceArea* area : search_areas(table(), query).areas) names.push_back(area->name);
        return names;
    };
    CHECK(found("gates") == std::vector<std::string>{"Gateshead"});
    REQUIRE(found("york").size() >= 4);
    CHECK(found("york").front().starts_with("York"));
    CHECK(found("E08000037") == std::vector<std::string>{"Gateshead"});
    CHECK(found("upon").size() >= 3);
    CHECK(found("").empty());
    CHECK_FALSE(search_areas(table(), "gates").near_misses);
    CHECK(search_areas(table(), "gatshead").near_misses);
    CHECK(found("hull city") == std::vector<std::string>{"Kingston upon Hull, City of"});
}

TEST_CASE("an area as one to estimate", "[input][reference]") {
    const ReferenceArea& gateshead = *table().by_code("E08000037");
    const Area latest = table().as_area(gateshead, std::nullopt);
    CHECK(latest.live_births == 1834);
    CHECK(latest.live_births_year == 2024);
    CHECK(latest.indicators.size() == 11);
    CHECK_FALSE(latest.adversity.has_value());
    const Area earlier = table().as_area(gateshead, 2021);
    CHECK(earlier.live_births == 1983);
    CHECK(earlier.live_births_year == 2021);
    const auto columns = reference_group_columns();
    REQUIRE(latest.groups.size() == columns.size());
    const auto group = [&](const std::string& name) {
        return latest.groups[static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) -
                                                      columns.begin())];
    };
    CHECK(group("region") == "North East");
    CHECK(group("country") == "England");
    CHECK(group("area_type") == "metropolitan district");
    const Area glasgow = table().as_area(*table().by_code("S12000049"), std::nullopt);
    CHECK(glasgow.live_births_year == 2021);
    CHECK_FALSE(table().as_area(*table().by_code("S12000049"), 2024).live_births.has_value());
    const Area scilly = table().as_area(*table().by_code("E06000053"), std::nullopt);
    CHECK_FALSE(scilly.live_births.has_value());
    CHECK(is_text(scilly.note, "areas/live-births-are-counted-with-cornwall"));
    CHECK(is_text(table().as_area(*table().by_code("E06000052"), std::nullopt).note,
                  "areas/live-births-include-the-isles"));
}

TEST_CASE("a table of names alone finds every authority, however many spellings its name has",
          "[input][reference]") {
    std::size_t authorities = 0;
    for (const ReferenceArea& area : reference_table().areas) {
        if (!in_tier(area, Tier::upper) && !in_tier(area, Tier::lower)) continue;
        CAPTURE(area.code, area.name);
        const auto known = known_areas("", area.name);
        REQUIRE(known.size() == 1);
        CHECK(known[0] == &area);
        ++authorities;
    }
    CHECK(authorities > 350);
}

TEST_CASE("a name that an authority no longer has is told with what it became", "[input][areas]") {
    const auto became = [](std::string_view name) {
        const AreaMatch match = match_area(reference_table(), name);
        std::string names;
        for (const ReferenceArea* area : match.candidates) names += area->name + ";";
        return match.area == nullptr ? names : "is " + match.area->name;
    };
    CHECK(became("Allerdale") == "Cumberland;");
    CHECK(became("E07000026") == "Cumberland;");
    CHECK(became("Waveney") == "East Suffolk;");
    CHECK(became("Daventry") == "West Northamptonshire;");
    CHECK(became("Cumbria") == "is Cumbria");
    CHECK(search_areas(reference_table(), "Allerdale").areas.at(0)->name == "Cumberland");
}
