#include "pairmodel/report/format.hpp"
#include "pairmodel/version.hpp"
#include "report/formats/parts/json_record.hpp"
#include "report/table/chunks.hpp"

namespace pairmodel {

namespace {

using nlohmann::ordered_json;

/// The text of a value, indented to stand `depth` levels deep.
std::string indented(const ordered_json& value, std::size_t depth) {
    std::string text = json_text(value, 2);
    const std::string margin(2 * depth, ' ');
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
        text.insert(at + 1, margin);
    return text;
}

void write_json(const Document& document, TextSink& sink, const WriteOptions& /*options*/) {
    if (!document.json.empty()) return sink.write(document.json);
    sink.write("{\n  \"command\": " + ordered_json(document.command).dump());
    sink.write(",\n  \"schema_version\": " + ordered_json(schema_version).dump());
    sink.write(",\n  \"pairmodel\": " + ordered_json(version()).dump());
    sink.write(",\n  \"notes\": " + indented(json_of(document.told), 1));
    for (const Table& table : document.records) {
        sink.write(",\n  " + ordered_json(table.id).dump() + ": ");
        if (table.single) {
            sink.write(json_rows(table, 0, table.records, document.round_to, {.indent = 2, .depth = 1}));
            continue;
        }
        const JsonLook look{.indent = 2, .depth = 2, .before = ",\n    "};
        bool first_of_all = true;
        in_chunks(
            table.records, [] { return std::string(); },
            [&](std::string& objects, std::size_t first, std::size_t end) {
                objects = json_rows(table, first, end, document.round_to, look);
            },
            [&](std::string_view objects) {
                if (objects.empty()) return;
                if (first_of_all) objects.remove_prefix(1);
                sink.write(first_of_all ? "[" : "");
                sink.write(objects);
                first_of_all = false;
            });
        sink.write(first_of_all ? "[]" : "\n  ]");
    }
    sink.write("\n}\n");
}

}  // namespace

const Format& json_format() {
    static const Format format{"json", {".json"}, "one object with everything, for programs", write_json};
    return format;
}

}  // namespace pairmodel
