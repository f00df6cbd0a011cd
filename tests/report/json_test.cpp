// JSON and JSON lines: nesting, null and nothing, lists, numbers.

#include "pairmodel/version.hpp"
#include "report/results.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

#include <nlohmann/json.hpp>

using namespace pairmodel;
using nlohmann::ordered_json;

namespace {

Column at(std::vector<std::string> path, ColumnKind kind = ColumnKind::text) {
    return {path.back(), "", kind, "", "", RangeEnd::none, path};
}

Table record(std::vector<Column> columns, std::vector<OwnCell> cells) {
    return table_of("things", "", std::move(columns), {std::move(cells)});
}

ordered_json as_json(Table table, int round_to = 0) {
    Document document;
    document.round_to = round_to;
    document.records = {std::move(table)};
    return ordered_json::parse(results::written(document, "json"));
}

}  // namespace

TEST_CASE("keys nest as their paths say, in order", "[report][json]") {
    const ordered_json whole =
        as_json(record({at({"b"}), at({"a", "y"}), at({"a", "x", "deep"}), at({"a", "x", "deeper"})},
                       {std::string("1"), std::string("2"), std::string("3"), std::string("4")}));
    CHECK(
        whole.dump() ==
        ordered_json{{"command", ""},
                     {"schema_version", "0.2"},
                     {"pairmodel", version()},
                     {"notes", ordered_json::array()},
                     {"things", {{{"b", "1"}, {"a", {{"y", "2"}, {"x", {{"deep", "3"}, {"deeper", "4"}}}}}}}}}
            .dump());
}

TEST_CASE("what is absent is null, or has no key", "[report][json]") {
    const ordered_json thing = as_json(record({at({"a"}), at({"b"}), at({"c"}), at({"d"}), at({"e", "f"})},
                                              {Absent::empty, Absent::confidential, Absent::not_available,
                                               Absent::not_applicable, Absent::empty}))["things"][0];
    CHECK(thing.dump() == R"({"b":null,"c":null,"d":null})");
}

TEST_CASE("numbers are numbers, whole ones without a point", "[report][json]") {
    const auto number = [](double value, ColumnKind kind = ColumnKind::decimal, int round_to = 0) {
        return as_json(record({at({"n"}, kind)}, {value}), round_to)["things"][0]["n"].dump();
    };
    CHECK(number(0) == "0");
    CHECK(number(-0.0) == "0");
    CHECK(number(550) == "550");
    CHECK(number(-3) == "-3");
    CHECK(number(0.1) == "0.1");
    CHECK(number(1.2130156568835493) == "1.21301565688355");
    CHECK(number(415.00000000000006) == "415");
    CHECK(number(415.25000000000006) == "415.25");
    CHECK(number(1e9) == "1000000000");
    CHECK(ordered_json::parse(number(1e300)).get<double>() == 1e300);
    CHECK(number(12.5, ColumnKind::babies, 5) == "15");
    CHECK(number(12.5, ColumnKind::babies, 0) == "12.5");
    CHECK(number(12.5, ColumnKind::decimal, 5) == "12.5");
    CHECK(number(1834, ColumnKind::count, 5) == "1834");
}

TEST_CASE("a list is an array of its words", "[report][json]") {
    const auto list = [](const std::string& words) {
        return as_json(record({at({"flags"}, ColumnKind::list)}, {words}))["things"][0]["flags"].dump();
    };
    CHECK(list("") == "[]");
    CHECK(list("saturated") == R"(["saturated"])");
    CHECK(list("saturated suppressed") == R"(["saturated","suppressed"])");
}

TEST_CASE("text is escaped as JSON", "[report][json]") {
    const std::string odd = "a\"b\\c\nd\te\x01 <é>";
    CHECK(as_json(record({at({"t"})}, {odd}))["things"][0]["t"] == odd);
}

TEST_CASE("one record is an object, many are a list, none is an empty list", "[report][json]") {
    Table one = record({at({"a"})}, {std::string("1")});
    one.single = true;
    CHECK(as_json(one)["things"].is_object());
    CHECK(as_json(table_of("things", "", {at({"a"})}, {}))["things"] == ordered_json::array());
    CHECK(as_json(table_of("things", "", {at({"a"})}, {{std::string("1")}, {std::string("2")}}))["things"]
              .size() == 2);
}

TEST_CASE("JSON of a document's own goes out as it stands", "[report][json]") {
    Document document;
    document.json = "{\"as\": [ \"it stands\" ]}\n";
    CHECK(results::written(document, "json") == document.json);
}

TEST_CASE("JSON lines: the document, its notes, then each record, with its type", "[report][json]") {
    Document document;
    Table method = record({at({"m"})}, {std::string("x")});
    method.single = true;
    document.records = {method,
                        table_of("areas", "", {at({"a"})}, {{std::string("1\n")}, {std::string("2")}}),
                        table_of("totals", "", {at({"t"})}, {{std::string("3")}})};
    document.command = "estimate";
    document.told = {{NoteCode::assumed_average, "Assumed"}};
    CHECK(results::written(document, "jsonl") ==
          "{\"type\":\"document\",\"command\":\"estimate\",\"schema_version\":\"0.2\",\"pairmodel\":\"" +
              std::string(version()) + "\"}\n" +  //
              R"({"type":"note","code":"assumed_average","text":"Assumed."})" + "\n" +
              R"({"type":"things","m":"x"})" + "\n" +                                        //
              R"({"type":"area","a":"1\n"})" + "\n" + R"({"type":"area","a":"2"})" + "\n" +  //
              R"({"type":"total","t":"3"})" + "\n");
}

TEST_CASE("an estimate's record in JSON", "[report][json]") {
    std::vector<Area> areas{results::area("E06000901", "Eastmere", 1000, 1.3, "Coast"),
                            results::area("", "Hard", 1000, 3, "Coast"),
                            results::area("", "Small", 3, 1, "Coast")};
    areas.push_back({});
    areas.back().name = "Unknown";
    areas.back().note = "Counted elsewhere.";
    areas.back().groups = {"Coast"};
    const auto whole = ordered_json::parse(
        results::written(results::result_of(areas, {.total = true, .suppress_below = 10}), "json"));
    const auto marker = [&](std::size_t i) { return whole["areas"][i]["marker"]; };
    CHECK(marker(0) == ordered_json::array());
    CHECK(marker(1) == ordered_json{"saturated"});
    CHECK(marker(2) == ordered_json{"c"});
    CHECK(marker(3) == ordered_json{"x"});
    CHECK(whole["areas"][3]["adversity_basis"] == "assumed_average");
    CHECK(whole["areas"][3]["note"] == "Counted elsewhere.");
    CHECK_FALSE(whole["areas"][0].contains("note"));
    CHECK(whole["areas"][0]["columns"] == ordered_json{{"group", "Coast"}});
    CHECK(whole["areas"][2]["live_births"].is_null());
    CHECK(whole["areas"][2]["adversity_ratio"].is_null());
    CHECK(whole["areas"][2]["scenarios"]["lower_need"]["need"].is_null());
    CHECK(whole["areas"][2]["adversity_basis"].is_null());
    CHECK(whole["totals"][0]["marker"] == ordered_json{"saturated"});
    CHECK(whole["totals"][0]["live_births"] == 2000);
    CHECK(whole["totals"][0]["notes"] == ordered_json{"withheld", "births_not_available", "assumed_average"});
    CHECK(whole["provenance"]["areas_withheld"] == 1);
    CHECK(whole["method"]["suppress_below"] == 10);
    CHECK(whole["method"]["round"].is_null());
}
