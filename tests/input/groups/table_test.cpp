// Published rates in vulnerable groups, and tables of local numbers.

#include "pairmodel/error.hpp"
#include "pairmodel/input/group_table.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

#include <sstream>

using namespace pairmodel;

namespace {

GroupTable table_of(const std::string& text) {
    std::istringstream stream(text);
    return read_group_table(stream, "groups.csv", builtin_group_rates());
}

std::string problems(const std::string& text) {
    return problems_of([&] { return table_of(text); });
}

Area area(std::string code, std::string name, std::optional<std::int64_t> births) {
    Area result;
    result.code = std::move(code);
    result.name = std::move(name);
    result.live_births = births;
    return result;
}

const std::vector<Area> two{area("E08000037", "Gateshead", 1834), area("E06000014", "York", 1498)};

std::string assignment_problems(const std::string& text, const std::vector<Area>& areas = two) {
    std::vector<std::string> notes;
    return problems_of([&] { return assign_groups({table_of(text)}, areas, builtin_group_rates(), notes); });
}

}  // namespace

TEST_CASE("the toolkit's rates, each with its place", "[input][groups]") {
    const GroupRates rates = parse_group_rates("pif-2023.json", builtin_group_rates_text());
    REQUIRE(rates.groups.size() == 9);
    const auto rate = [&](const char* id) { return rates.groups[group_of(id, rates).value()]; };
    CHECK(rate("domestic_violence").share == 0.57);
    CHECK(rate("maternal_substance_misuse").share == 0.43);
    CHECK(rate("maternal_depression").share == 0.21);
    CHECK(rate("abuse_or_neglect").share == 0.8);
    CHECK(rate("looked_after").share == 0.8);
    for (const GroupRate& r : rates.groups) {
        CAPTURE(r.id);
        // The PAIR Framework's groups have no rate of their own.
        CHECK(r.rated != r.priority);
        CHECK_FALSE(r.words.empty());
        CHECK(r.pregnancies == (r.id == "antenatal"));
        if (!r.rated) continue;
        CHECK(r.up_to == (r.id == "looked_after" || r.id == "abuse_or_neglect"));
        CHECK(r.note.page == "24-30");
        CHECK(r.note.locator.starts_with("section B.1"));
        CHECK_FALSE(rates.source(r.note.source).citation.empty());
        CHECK(builtin_group_rates().groups[group_of(r.id, rates).value()].share == r.share);
    }
    CHECK(rates.sha256 == builtin_group_rates().sha256);
}

TEST_CASE("rates that break the schema, or name no source, are refused", "[input][groups]") {
    std::string text(builtin_group_rates_text());
    const auto with = [&](const std::string& old, const std::string& now) {
        std::string changed = text;
        changed.replace(changed.find(old), old.size(), now);
        return problems_of([&] { return parse_group_rates("own.json", changed); });
    };
    CHECK(is_text(with("0.57", "57"), "groups/groups-domestic-violence-share-a-number"));
    CHECK(is_text(with("\"about\"", "\"at most\""), "groups/groups-domestic-violence-kind-one"));
    CHECK(
        is_text(with("\"kind\": \"about\"", "\"kind\": \"no_rate\""), "groups/groups-share-without-a-rate"));
    CHECK(is_text(with("\"kind\": \"no_rate\"", "\"kind\": \"about\""),
                  "groups/groups-a-rate-without-a-share"));
    CHECK(is_text(with("\"source\": \"toolkit\"", "\"source\": \"toolkti\""),
                  "groups/groups-domestic-violence-source-a-key"));
}

TEST_CASE("a table of groups, with and without areas", "[input][groups]") {
    const GroupTable one = table_of("group,babies\ndomestic_violence,120\nLooked after,15\n");
    CHECK_FALSE(one.has_areas);
    REQUIRE(one.rows.size() == 2);
    CHECK(one.rows[0].line == 2);
    CHECK(one.rows[0].babies == 120);
    CHECK(builtin_group_rates().groups[one.rows[1].group].id == "looked_after");
    const GroupTable several = table_of(
        "Local numbers 2024;;\nArea Code;Group;Number of babies\nE08000037;maternal depression;1,190\n;;\n");
    CHECK(several.has_areas);
    REQUIRE(several.rows.size() == 1);
    CHECK(several.rows[0].area == "E08000037");
    CHECK(several.rows[0].babies == 1190);
    CHECK(table_of("area,group,babies,source\nYork,looked_after,[c],x\n").notes ==
          std::vector<std::string>{"not used: source"});
    CHECK_FALSE(table_of("group,babies\nlooked_after,[c]\n").rows[0].babies);
}

TEST_CASE("every problem of a table of groups is named", "[input][groups]") {
    CHECK(is_text(
        problems("area_code,group,babies\nE08000037,domestic_voilence,12.5\n,looked_after,-3\nE08000037,x\n"),
        "groups/group-a-group-with-a-published"));
    CHECK(is_text(problems("grp,babies\nlooked_after,15\n"), "groups/a-header-row-with-the-columns"));
    CHECK(is_text(problems("group,babies\n"), "groups/at-least-one-group-below"));
    CHECK_FALSE(problems("").empty());
    CHECK_THROWS_AS(read_group_table("no-such-file.csv", builtin_group_rates()), FileError);
}

TEST_CASE("counts go to their areas, and what cannot be is named, all of it", "[input][groups]") {
    std::vector<std::string> notes;
    const auto counts =
        assign_groups({table_of("area,group,babies\nyork,looked_after,15\nE08000037,maternal_depression,190\n"
                                "E08000037,domestic_violence,120\nYork,domestic_violence,\n")},
                      two, builtin_group_rates(), notes);
    REQUIRE(counts.size() == 2);
    REQUIRE(counts[0].size() == 2);
    CHECK(counts[0][0].group < counts[0][1].group);
    REQUIRE(counts[1].size() == 1);
    CHECK(counts[1][0].babies == 15);
    CHECK(are_texts(notes, "groups/domestic-violence-of-york-the-number"));

    CHECK(
        is_text(assignment_problems("area,group,babies\nYork,looked_after,1499\nGateshead,looked_after,1835\n"
                                    "Leds,looked_after,1\nYork,looked_after,3\n"),
                "groups/babies-at-most-1498-the-live"));
    CHECK(assignment_problems("area,group,babies\nYork,looked_after,1498\n").empty());
    CHECK(is_text(assignment_problems("area,group,babies\nScilly,looked_after,1\n",
                                      {area("E06000053", "Scilly", std::nullopt)}),
                  "groups/the-live-births-of-scilly"));
}

TEST_CASE("numbers of areas that were not asked for are left out and named, unless there are no others",
          "[input][groups]") {
    std::vector<std::string> notes;
    const auto counts =
        assign_groups({table_of("area,group,babies\nLeeds,looked_after,1\nYork,looked_after,15\n"
                                "E08000012,looked_after,2\nE08000012,mental_health,2\n")},
                      two, builtin_group_rates(), notes);
    CHECK(counts[0].empty());
    REQUIRE(counts[1].size() == 1);
    CHECK(counts[1][0].babies == 15);
    CHECK(notes == std::vector<std::string>{
                       "not among the areas of this run, and left out: \"E08000012\" and \"Leeds\""});
    CHECK(assignment_problems("area,group,babies\nLeeds,looked_after,1\n")
              .find("expected one of the areas of this run, found \"Leeds\"") != std::string::npos);
}

TEST_CASE("no header of groups: its first line is told as one sees it", "[input][groups]") {
    const auto problem = [](const std::string& found) {
        return "groups.csv: expected a header row with the columns group and babies, found " + found +
               "\n  hint: area_code as well, where the numbers are of several areas";
    };
    CHECK(problems("grp,babies\r\nlooked_after,15\r\n") == problem("\"grp,babies\""));
    CHECK(problems("\xEF\xBB\xBFgrp,babies\nlooked_after,15\n") == problem("\"grp,babies\""));
    CHECK(problems("group,number of them\nlooked_after,15\n") == problem("\"group,number of them\""));
    CHECK(problems("") == problem("an empty file"));
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("grp,babies\nx,1\n")) wide += {c, '\0'};
    CHECK(problems(wide) == problem("\"grp,babies\""));
}

TEST_CASE("of columns with one meaning the first counts, and the other is named", "[input][groups]") {
    const GroupTable table = table_of(
        "group,Group,babies,count,area_code,code,area_name,name,\n"
        "looked_after,domestic_violence,3,4,E06000014,E08000037,York,Leeds,\n");
    CHECK(are_texts(table.notes, "groups/not-used-group-count-code-name"));
    REQUIRE(table.rows.size() == 1);
    CHECK(builtin_group_rates().groups[table.rows[0].group].id == "looked_after");
    CHECK(table.rows[0].babies == 3);
    CHECK(table.rows[0].area == "E06000014");
}

TEST_CASE("rows of groups that cannot be read", "[input][groups]") {
    CHECK(is_text(problems("group,babies\nxyzzyq,3\n"), "groups/group-a-group-with-a-published-rate"));
    CHECK(is_text(problems("group,babies\n\"looked_after,3\n"), "groups/a-quotation-mark-that-closes"));
    CHECK(is_text(problems("group,babies\nlooked_after,3\nSource: a survey\n"),
                  "groups/2-cells-as-in-the-header"));
}

TEST_CASE("a group is known by its label, in any spelling", "[input][groups]") {
    const GroupRate& rate = builtin_group_rates().groups.back();
    CHECK_FALSE(rate.label == rate.id);
    const GroupTable table = table_of("group;babies\n" + rate.label + ";7\n");
    CHECK(table.rows.at(0).group + 1 == builtin_group_rates().groups.size());
}

TEST_CASE("areas without a name are told by their codes; numbers without an area are of the only one",
          "[input][groups]") {
    CHECK(is_text(assignment_problems("area,group,babies\nE06000014,looked_after,1499\n",
                                      {area("E06000014", "", 1498)}),
                  "groups/babies-at-most-1498-the-live-births"));
    std::vector<std::string> notes;
    const auto counts =
        assign_groups({table_of("group,babies\nlooked_after,15\n")}, {two[1]}, builtin_group_rates(), notes);
    REQUIRE(counts.size() == 1);
    REQUIRE(counts[0].size() == 1);
    CHECK(counts[0][0].babies == 15);
    CHECK(
        is_text(assignment_problems("group,babies\nlooked_after,15\n"), "groups/area-code-one-of-the-areas"));
}

TEST_CASE("a name beside the code of another area is told", "[input][groups]") {
    const GroupTable table = table_of(
        "area_code,area_name,group,babies\nE08000024,Gateshead,looked_after,40\n"
        "E08000024,Gateshead,domestic_violence,20\nE06000014,City of York,looked_after,3\n");
    CHECK(are_texts(table.notes, "groups/gateshead-beside-the-code-of-sunderland"));
    CHECK(table.rows[0].area == "E08000024");
    CHECK(are_texts(table_of("area,group,babies\nE08000024 Gateshead,looked_after,40\n").notes,
                    "groups/gateshead-beside-the-code-of-sunderland"));
    CHECK(
        table_of(
            "area_code,area_name,group,babies\nE08000037,Gateshead,looked_after,4\nE08000037,,looked_after,4\n"
            "E08000037,[x],looked_after,4\nE08000037,My place,looked_after,4\n")
            .notes.empty());
}

TEST_CASE("a number that was withheld as being small has a hint that works", "[input][groups]") {
    for (const char* number : {"<5", "< 5", "fewer than 5"})
        CHECK(is_text(problems(std::string("group,babies\nlooked_after,") + number + "\n"),
                      "groups/withheld-as-being-small", number));
    CHECK_FALSE(table_of("group,babies\nlooked_after,[c]\n").rows[0].babies);
    CHECK(problems("group,babies\nlooked_after,<five\n").find("hint") == std::string::npos);
}
