#include "pairmodel/report/format.hpp"
#include "pairmodel/version.hpp"
#include "report/formats/parts/json_record.hpp"

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
            for_each_json(table, document.round_to,
                          [&](const ordered_json& o) { sink.write(indented(o, 1)); });
            continue;
        }
        bool first = true;
        for_each_json(table, document.round_to, [&](const ordered_json& object) {
            sink.write((first ? "[\n    " : ",\n    ") + indented(object, 2));
            first = false;
        });
        sink.write(first ? "[]" : "\n  ]");
    }
    sink.write("\n}\n");
}

}  // namespace

const Format& json_format() {
    static const Format format{"json", {".json"}, "one object with everything, for programs", write_json};
    return format;
}

}  // namespace pairmodel
