#include "input/text/lines.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace pairmodel;
using nlohmann::json;
using std::string_literals::operator""s;

namespace {

const std::string parameters = std::string(PAIRMODEL_SOURCE_DIR) + "/data/parameters/";

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string toolkit_text() {
    return std::string(builtin_parameter_text("pif-2023"));
}

/// pointer | expected | found | hint, in order of the pointers; nothing where the text is a parameter set.
using Problems = std::vector<std::string>;

Problems problems_of(const std::string& text) {
    Problems problems;
    try {
        (void)parse_parameter_set("mine.json", text);
    } catch (const InputError& error) {
        for (const Issue& i : error.issues()) {
            CHECK(i.file == "mine.json");
            problems.push_back(i.column + " | " + i.expected + " | " + i.found +
                               (i.hint.empty() ? "" : " | " + i.hint));
        }
        CHECK_FALSE(problems.empty());
    }
    std::sort(problems.begin(), problems.end());
    return problems;
}

/// What is wrong with the toolkit's set after a change.
Problems problems_after(const std::function<void(json&)>& change) {
    json set = json::parse(toolkit_text());
    change(set);
    return problems_of(set.dump(2));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("no " + from);
    return text.replace(at, from.size(), to);
}

json figure(double lower_need, double higher_need) {
    return {{"lower_need", lower_need}, {"higher_need", higher_need}, {"unit", "share of live births"},
            {"meaning", "m"},           {"source", "toolkit"},        {"locator", "l"},
            {"evidence_grade", "high"}};
}

json note_of(const FigureNote& note) {
    json node{{"unit", note.unit},
              {"meaning", note.meaning},
              {"source", note.source},
              {"locator", note.locator},
              {"evidence_grade", code_of(note.evidence_grade)}};
    if (!note.page.empty()) node["page"] = note.page;
    return node;
}

json node_of(const ScenarioFigure& f) {
    json node = note_of(f.note);
    node["lower_need"] = f.value.lower_need;
    node["higher_need"] = f.value.higher_need;
    return node;
}

json node_of(const Assumption& a) {
    json node = note_of(a.note);
    node["value"] = a.value;
    node["low"] = a.low;
    node["high"] = a.high;
    if (a.distribution != Distribution::uniform) node["distribution"] = code_of(a.distribution);
    if (a.interval_level != 0.95) node["interval_level"] = a.interval_level;
    if (!a.range_source.empty()) node["range_source"] = a.range_source;
    return node;
}

/// A set as the JSON that it was read from.
json node_of(const ParameterSet& set) {
    json node{{"$schema", "parameter-set.schema.json"},
              {"id", set.id},
              {"title", set.title},
              {"version", set.version},
              {"credit", set.credit}};
    for (const Source& source : set.sources) {
        node["sources"][source.id]["citation"] = source.citation;
        if (!source.url.empty()) node["sources"][source.id]["url"] = source.url;
    }
    for (const NamedFigure& f : figures_of(set.incidence))
        node["incidence"][std::string(f.name)] = node_of(*f.figure);
    node["adversity"]["elasticity"] = node_of(set.elasticity);
    node["attrition"]["unreached_share"] = node_of(set.unreached_share);
    node["attrition"]["targeted_share_of_reached"] = node_of(set.targeted_share_of_reached);
    if (set.levels)
        for (const NamedFigure& f : figures_of(*set.levels))
            node["levels"][std::string(f.name)] = node_of(*f.figure);
    return node;
}

}  // namespace

TEST_CASE("a figure says how it varies", "[input][parameters]") {
    json set = json::parse(toolkit_text());
    set["incidence"]["distribution"] = "pert";
    set["adversity"]["elasticity"]["distribution"] = "triangular";
    set["attrition"]["unreached_share"]["distribution"] = "beta";
    set["attrition"]["unreached_share"]["interval_level"] = 0.9;
    const ParameterSet read = parse_parameter_set("mine.json", set.dump());
    CHECK(read.incidence_distribution == Distribution::pert);
    CHECK(read.elasticity.distribution == Distribution::triangular);
    CHECK(read.unreached_share.distribution == Distribution::beta);
    CHECK(read.unreached_share.interval_level == 0.9);
    CHECK(read.targeted_share_of_reached.distribution == Distribution::uniform);
    CHECK(read.targeted_share_of_reached.interval_level == 0.95);
    CHECK(problems_after([](json& s) { s["incidence"]["distribution"] = "beta"; }).size() == 1);
    CHECK(problems_after([](json& s) { s["adversity"]["elasticity"]["distribution"] = "normal"; }).size() ==
          1);
    CHECK(problems_after([](json& s) { s["attrition"]["unreached_share"]["interval_level"] = 1; }).size() ==
          1);
}

TEST_CASE("each built-in set obeys the schema and is read whole", "[input]") {
    for (const std::string& id : builtin_parameter_sets()) {
        INFO(id);
        const std::string text(builtin_parameter_text(id));
        CHECK(text == contents(parameters + id + ".json"));
        CHECK(problems_of(text) == Problems{});
        const ParameterSet set = parse_parameter_set("mine.json", text);
        CHECK(set.id == id);
        // Every value of the file is in the set, and nothing else is.
        CHECK(node_of(set) == json::parse(text));
        CHECK(set.sha256 == sha256_of(text));
        const ParameterSet builtin = builtin_parameter_set(id);
        CHECK(node_of(builtin) == json::parse(text));
        CHECK(builtin.sha256 == set.sha256);
    }
    CHECK(parameter_schema_text() == contents(parameters + "parameter-set.schema.json"));
}

TEST_CASE("every set of data/parameters is built in, the toolkit's first", "[input]") {
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(parameters))
        if (entry.path().filename() != "parameter-set.schema.json")
            files.insert(entry.path().stem().string());
    const auto ids = builtin_parameter_sets();
    CHECK(files == std::set<std::string>(ids.begin(), ids.end()));
    CHECK(ids.front() == "pif-2023");
}

TEST_CASE("a set is read from a file", "[input]") {
    const ParameterSet set = read_parameter_set(parameters + "madigan-2023.json");
    CHECK(set.id == "madigan-2023");
    CHECK_FALSE(set.levels.has_value());
    CHECK_THROWS_AS(read_parameter_set(parameters + "no-such-file.json"), FileError);
}

TEST_CASE("what a set may leave out, and a byte order mark", "[input]") {
    CHECK(problems_of("\xEF\xBB\xBF" + toolkit_text()) == Problems{});
    CHECK(problems_after([](json& set) {
              set.erase("levels");
              set.erase("$schema");
              set["incidence"]["secure"].erase("page");
              set["sources"]["toolkit"].erase("url");
          }) == Problems{});
}

TEST_CASE("unknown keys, with the one that is meant", "[input]") {
    CHECK(are_texts(problems_after([](json& set) {
                        set["levles"] = set["levels"];
                        set.erase("levels");
                    }),
                    "json/levles-a-key-that-the-schema"));
    CHECK(are_texts(problems_after([](json& set) { set["incidence"]["secure"]["loweer_need"] = 0.5; }),
                    "json/incidence-secure-loweer-need-a-key"));
    CHECK(are_texts(problems_after([](json& set) { set["adversity"]["zzz"] = 1; }),
                    "json/adversity-zzz-a-key"));
    CHECK(problems_after([](json& set) { set["a/b~c"] = 1; }).at(0).rfind("/a~1b~0c | ", 0) == 0);
}

TEST_CASE("a source id of another form is named alone", "[input]") {
    const Problems problems =
        problems_after([](json& set) { set["sources"]["The Toolkit"] = set["sources"]["toolkit"]; });
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].rfind("/sources/The Toolkit | ", 0) == 0);
}

TEST_CASE("duplicate keys", "[input]") {
    const std::string title = R"("title": "Parent-Infant Foundation commissioning toolkit, 2023",)";
    CHECK(are_texts(problems_of(replaced(toolkit_text(), title, title + title)),
                    "json/title-each-key-once-the-key"));
    CHECK(are_texts(problems_of(replaced(toolkit_text(), R"("lower_need": 0.6,)",
                                         R"("lower_need": 0.6, "lower_need": 0.6,)")),
                    "json/incidence-secure-lower-need-each-key"));
    // The sums are judged all the same: the last of the two counts.
    CHECK(are_texts(problems_of(replaced(toolkit_text(), R"("lower_need": 0.6,)",
                                         R"("lower_need": 0.6, "lower_need": 0.61,)")),
                    "json/incidence-patterns-that-add-up"));
    CHECK(is_text(problems_of(R"([{"a": 1}, {"b": [0, {"c": 1, "c": 2}]}])").at(1), "json/1-b-1-c-each-key"));
}

TEST_CASE("missing keys", "[input]") {
    CHECK(are_texts(problems_after([](json& set) {
                        set.erase("title");
                        set["incidence"].erase("insecure");
                        set["adversity"]["elasticity"].erase("high");
                        set["sources"]["toolkit"].erase("citation");
                    }),
                    "json/adversity-elasticity-high-this-key-no"));
    CHECK(problems_of("{}").size() == 8);
}

TEST_CASE("values of the wrong kind or out of range", "[input]") {
    CHECK(are_texts(problems_after([](json& set) {
                        set["incidence"]["secure"]["lower_need"] = "0.6";
                        set["incidence"]["secure"]["higher_need"] = 55;
                        set["incidence"]["insecure"]["lower_need"] = -0.25;
                        set["incidence"]["insecure"]["evidence_grade"] = "good";
                        set["incidence"]["insecure"]["unit"] = "per cent";
                        set["adversity"]["elasticity"]["value"] = -1;
                        set["adversity"]["elasticity"]["low"] = true;
                        set["attrition"] = json::array();
                        set["title"] = "";
                        set["version"] = 1;
                        set["credit"] = nullptr;
                        set["id"] = "Mine";
                        set["sources"]["toolkit"]["url"] = "ftp://example.org";
                    }),
                    "json/adversity-elasticity-low-a-number-0"));
    CHECK(are_texts(problems_after([](json& set) { set["sources"] = json::object(); }),
                    "json/sources-an-object-with-at-least"));
    CHECK(are_texts(problems_of("[]"), "json/an-object-with-at-least-one"));
    CHECK(are_texts(problems_of("null"), "json/an-object-with-at-least-one-key"));
    CHECK(are_texts(problems_of("7"), "json/an-object-with-at-least-one-key-7"));
}

TEST_CASE("problems of every kind come at once", "[input]") {
    json set = json::parse(toolkit_text());
    set["titel"] = set["title"];
    set.erase("title");
    set["incidence"]["secure"]["lower_need"] = "0.6";
    CHECK(are_texts(problems_of(replaced(set.dump(2), "\"id\":", "\"id\": \"x\", \"id\":")),
                    "json/id-each-key-once-the-key"));
}

TEST_CASE("sums, order and sources that a schema cannot judge, all at once", "[input]") {
    CHECK(are_texts(problems_after([](json& set) {
                        set["incidence"]["secure"]["lower_need"] = 0.5;
                        set["incidence"]["secure"]["higher_need"] = 0.56;
                        set["incidence"]["disorganised"]["source"] = "tolkit";
                        set["adversity"]["elasticity"]["low"] = 2;
                        set["adversity"]["elasticity"]["range_source"] = "pairmodels";
                        set["attrition"]["unreached_share"]["value"] = 0.8;
                        set["attrition"]["targeted_share_of_reached"]["source"] = "nobody";
                        set["levels"]["universal"]["source"] = "pairmode";
                    }),
                    "json/adversity-elasticity-low-high-low-2"));
}

TEST_CASE("scenarios that are swapped", "[input]") {
    CHECK(are_texts(problems_after([](json& set) {
                        set.erase("levels");
                        std::swap(set["incidence"]["secure"]["lower_need"],
                                  set["incidence"]["secure"]["higher_need"]);
                        std::swap(set["incidence"]["insecure"]["lower_need"],
                                  set["incidence"]["insecure"]["higher_need"]);
                    }),
                    "json/incidence-no-more-need-insecure"));
}

TEST_CASE("printed levels of more babies than their pattern has", "[input]") {
    CHECK(are_texts(problems_after([](json& set) {
                        set["levels"]["missed_mild_moderate"]["lower_need"] = 0.18;
                        set["levels"]["missed_severe"] = figure(0.1, 0.11);
                    }),
                    "json/levels-specialist-long-term-and-missed"));
}

TEST_CASE("the universal offer is for all who are secure, lest missed be less than is said", "[input]") {
    CHECK(are_texts(problems_after([](json& set) { set["levels"]["universal"] = figure(0.6, 0.5); }),
                    "json/levels-universal-the-secure-share"));
}

TEST_CASE("a sum may be off by what doubles round, and no more", "[input]") {
    const auto secure = [](double higher_need) {
        return problems_after([&](json& set) {
                   set.erase("levels");
                   set["incidence"]["secure"]["higher_need"] = higher_need;
               })
            .size();
    };
    CHECK(secure(0.55 + 1e-12) == 0);
    CHECK(secure(0.55 - 1e-12) == 0);
    CHECK(secure(0.55 + 1e-7) == 1);
    CHECK(secure(0.55 - 1e-7) == 1);
}

TEST_CASE("a text that is no JSON, with the line and the character", "[input]") {
    const auto only_issue = [](const std::string& text) {
        try {
            (void)parse_parameter_set("mine.json", text);
        } catch (const InputError& error) {
            REQUIRE(error.issues().size() == 1);
            CHECK(error.issues()[0].expected == "JSON");
            CHECK(is_text(error.issues()[0].hint, "json/a-comma-too-many-or-too"));
            return std::to_string(error.issues()[0].line) + ", " + error.issues()[0].column + ": " +
                   error.issues()[0].found;
        }
        return "nothing"s;
    };
    CHECK(only_issue("{\n  \"id\": \"x\",\n}\n") == "3, character 1: \"}\"");
    CHECK(only_issue("{\n  \"id\": ?\n}") == "2, character 9: \"?\"");
    CHECK(is_text(only_issue(""), "json/1-character-1-the-end"));
    CHECK(is_text(only_issue("{\"id\": \"x\""), "json/1-character-11-the-end"));
    CHECK(only_issue("{}\n{}") == "2, character 1: \"{}\"");
    CHECK(only_issue("\xEF\xBB\xBF{\n,}") == "2, character 1: \",}\"");
    CHECK(only_issue("{\"id\": \"\xFF\"}").rfind("1, character 9: ", 0) == 0);
    // Of a broken text the break is what matters, not a key that stood there twice before it.
    CHECK(only_issue("{\"id\": 1, \"id\": 2,}") == "1, character 19: \"}\"");
}

TEST_CASE("a missing comma is found where the next key begins", "[input]") {
    try {
        (void)parse_parameter_set("mine.json", "{\n  \"id\": \"x\"\n  \"title\": \"y\"\n}");
        CHECK(false);
    } catch (const InputError& error) {
        CHECK(error.issues().at(0).line == 3);
        CHECK(error.issues().at(0).column == "character 3");
        CHECK(error.issues().at(0).found == R"(""title": "y"")");
    }
}

TEST_CASE("a number out of a double's range is an issue of the file", "[input]") {
    CHECK_THROWS_AS(
        parse_parameter_set("mine.json", replaced(toolkit_text(), "\"value\": 1,", "\"value\": 1e999,")),
        InputError);
}

TEST_CASE("brackets deeper than any parameter set", "[input]") {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(are_texts(problems_of(nested(33)), "json/brackets-too-deep"));
    CHECK(are_texts(problems_of(nested(1'000'000)), "json/brackets-too-deep"));
    CHECK(are_texts(problems_of(std::string(1'000'000, '[')), "json/brackets-too-deep"));
    CHECK(are_texts(problems_of(nested(32)), "json/an-object-with-at-least-one-2"));
}

TEST_CASE("a built-in set with other figures does not pass for what was published", "[input]") {
    CHECK(parse_parameter_set("mine.json", toolkit_text()).version == "1.1.0");
    CHECK(parse_parameter_set("mine.json", json::parse(toolkit_text()).dump()).version == "1.1.0");
    json changed = json::parse(toolkit_text());
    changed["attrition"]["unreached_share"]["value"] = 0.7;
    const ParameterSet set = parse_parameter_set("mine.json", changed.dump());
    CHECK(set.version == "1.1.0+changed");
    CHECK(set.title.ends_with(", changed"));
    changed["id"] = "mine";
    CHECK(parse_parameter_set("mine.json", changed.dump()).version == "1.1.0");
}
