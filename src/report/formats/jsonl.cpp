#include "pairmodel/report/format.hpp"
#include "report/formats/parts/json_record.hpp"

namespace pairmodel {

namespace {

void write_json_lines(const Document& document, TextSink& sink, const WriteOptions& /*options*/) {
    for (const Table& table : document.records) {
        if (table.single) continue;
        for_each_json(table, document.round_to,
                      [&](const nlohmann::ordered_json& object) { sink.write(json_text(object) + "\n"); });
    }
}

}  // namespace

const Format& jsonl_format() {
    static const Format format{
        "jsonl", {".jsonl", ".ndjson"}, "one JSON object a line, an area each", write_json_lines};
    return format;
}

}  // namespace pairmodel
