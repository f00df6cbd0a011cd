// The contract with programs: every command's JSON is as its schema in data/schemas/ says, line by line in
// JSON lines too, and a schema changes with its version only.

#include "cli/contract/outputs.hpp"
#include "input/json/validate.hpp"
#include "input/text/sha256.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <map>
#include <set>

using namespace program;
using nlohmann::json;

namespace {

const std::filesystem::path folder = std::filesystem::path(PAIRMODEL_SOURCE_DIR) / "data" / "schemas";

/// References to the file of what schemas share are made references within one: the validator reads no files.
void use_own_definitions(json& node) {
    const std::string shared = "common.schema.json";
    if (node.is_object() && node.contains("$ref")) {
        const auto at = node["$ref"].get<std::string>();
        if (at.starts_with(shared)) node["$ref"] = at.substr(shared.size());
    }
    if (node.is_structured())
        for (json& child : node) use_own_definitions(child);
}

json schema_of(const std::string& name) {
    json schema = json::parse(read_file(folder / (name + ".schema.json")));
    use_own_definitions(schema);
    schema["definitions"] = json::parse(read_file(folder / "common.schema.json"))["definitions"];
    return schema;
}

std::vector<std::string> problems(const json& value, const json& schema) {
    std::vector<std::string> found;
    for (const pairmodel::Violation& violation : pairmodel::violations_of(value, schema))
        found.push_back(fmt::format("{}: {}", fmt::join(violation.context, ""), violation.description));
    return found;
}

/// The schema of a line: that of the key, or of an element of the list of such.
json schema_of_type(const json& schema, const std::string& type) {
    const json& properties = schema["properties"];
    json line;
    if (properties.contains(type) && !properties[type].contains("items"))
        line = properties[type];
    else if (type == "note")
        line = {{"$ref", "#/definitions/note"}};
    else
        line = properties.at(properties.contains(type) ? type : type + "s").at("items");
    line["definitions"] = schema["definitions"];
    return line;
}

}  // namespace

TEST_CASE("every JSON output is as its schema says", "[cli][contract][schema]") {
    const contract::Inputs inputs;
    std::set<std::string> seen;
    for (const contract::Call& call : contract::calls()) {
        CAPTURE(call.arguments);
        const Outcome outcome = inputs.run(call.arguments, {"--format", "json", "-q"});
        CAPTURE(outcome.err);
        const json whole = json::parse(outcome.out);
        CHECK(problems(whole, schema_of(call.schema)) == std::vector<std::string>{});
        seen.insert(call.schema);
    }
    // Every schema is put to the test.
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".schema.json") || name == "common.schema.json") continue;
        CHECK(seen.contains(name.substr(0, name.find('.'))));
    }
}

TEST_CASE("schemas know every code of a note", "[contract][schema]") {
    const json codes = schema_of("estimate")["definitions"]["note_code"]["enum"];
    for (const std::string_view word : pairmodel::enum_words<pairmodel::NoteCode>) {
        CAPTURE(word);
        CHECK(std::find(codes.begin(), codes.end(), word) != codes.end());
    }
}

TEST_CASE("every line of JSON lines is of one type, and as the schema says", "[cli][contract][schema]") {
    const contract::Inputs inputs;
    for (const contract::Call& call : contract::calls()) {
        CAPTURE(call.arguments);
        const json schema = schema_of(call.schema);
        const Outcome outcome = inputs.run(call.arguments, {"--format", "jsonl", "-q"});
        for (const std::string& text : lines_of(outcome.out)) {
            json line = json::parse(text);
            const auto type = line.at("type").get<std::string>();
            CAPTURE(type);
            line.erase("type");
            if (type == "document") {
                CHECK(line["schema_version"] == "0.2");
                continue;
            }
            CHECK(problems(line, schema_of_type(schema, type)) == std::vector<std::string>{});
        }
    }
}

TEST_CASE("parameters show writes the set's own file, which its schema knows", "[cli][contract][schema]") {
    const Outcome outcome = run({"parameters", "show", "pif-2023", "--format", "json"});
    const json schema = json::parse(read_file(folder / "../parameters/parameter-set.schema.json"));
    CHECK(problems(json::parse(outcome.out), schema) == std::vector<std::string>{});
}

TEST_CASE("a schema refuses what is not in it", "[cli][contract][schema]") {
    const contract::Inputs inputs;
    const json whole = json::parse(inputs.run({"estimate", "--area", "York"}, {"--format", "json"}).out);
    const json schema = schema_of("estimate");
    const auto refused = [&](const auto& change) {
        json changed = whole;
        change(changed);
        return !problems(changed, schema).empty();
    };
    CHECK_FALSE(refused([](json&) {}));
    CHECK(refused([](json& j) { j["more"] = 1; }));
    CHECK(refused([](json& j) { j.erase("command"); }));
    CHECK(refused([](json& j) { j["schema_version"] = "0.3"; }));
    CHECK(refused([](json& j) { j["areas"] = j["areas"][0]; }));
    CHECK(refused([](json& j) { j["areas"][0]["marker"] = "saturated"; }));
    CHECK(refused([](json& j) { j["areas"][0]["adversity_basis"] = "from 6 indicators"; }));
    CHECK(refused([](json& j) { j["areas"][0]["measures"]["need"].erase("central"); }));
    CHECK(refused([](json& j) { j["areas"][0]["measures"]["joy"] = j["areas"][0]["measures"]["need"]; }));
}

TEST_CASE("a schema changes with its version only", "[contract][schema]") {
    // data/schemas/digests.json: by version, what each file was when the version came out.
    const json digests = json::parse(read_file(folder / "digests.json"));
    const json estimate = json::parse(read_file(folder / "estimate.schema.json"));
    const auto version = estimate["properties"]["schema_version"]["const"].get<std::string>();
    std::map<std::string, std::string> now;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".schema.json")) continue;
        pairmodel::Sha256 hash;
        hash.add(read_file(entry.path()));
        now[name] = hash.finish();
    }
    INFO(
        "a changed shape needs a new schema_version (src/report/formats/parts/json_record.hpp) and its digests");
    CHECK(digests.at(version).get<std::map<std::string, std::string>>() == now);
}
