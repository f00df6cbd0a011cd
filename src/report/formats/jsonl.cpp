#include "pairmodel/report/format.hpp"
#include "pairmodel/version.hpp"
#include "report/formats/parts/json_record.hpp"
#include "report/table/chunks.hpp"

namespace pairmodel {

namespace {

using nlohmann::ordered_json;

/// One line: what it is, then all else.
void write_line(std::string_view type, const ordered_json& object, TextSink& sink) {
    ordered_json line{{"type", type}};
    line.update(object);
    sink.write(json_text(line) + "\n");
}

/// The key of an array stands for many of what a line is: "areas" of "area".
std::string_view type_of(const Table& table) {
    std::string_view type = table.id;
    if (!table.single && type.ends_with('s')) type.remove_suffix(1);
    return type;
}

void write_json_lines(const Document& document, TextSink& sink, const WriteOptions& /*options*/) {
    write_line("document",
               {{"command", document.command}, {"schema_version", schema_version}, {"pairmodel", version()}},
               sink);
    for (const ordered_json& note : json_of(document.told)) write_line("note", note, sink);
    for (const Table& table : document.records) {
        const JsonLook look{.after = "\n", .type = type_of(table)};
        in_chunks(
            table.records, [] { return std::string(); },
            [&](std::string& lines, std::size_t first, std::size_t end) {
                lines = json_rows(table, first, end, document.round_to, look);
            },
            [&](const std::string& lines) { sink.write(lines); });
    }
}

}  // namespace

const Format& jsonl_format() {
    static const Format format{
        "jsonl", {".jsonl", ".ndjson"}, "one JSON object a line, each with its type", write_json_lines};
    return format;
}

}  // namespace pairmodel
