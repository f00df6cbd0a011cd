#include "delimited.hpp"

#include "json_record.hpp"
#include "pairmodel/report/figures.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <deque>
#include <future>
#include <thread>

namespace pairmodel {

namespace {

/// Records that one thread writes before it hands its text over.
constexpr std::size_t chunk_size = 512;

/// Appends rows to a buffer. A cell that is the same as the one above it is copied, not written afresh: in a
/// long table the area's columns repeat for every measure.
class RowWriter : public RowSink {
public:
    RowWriter(const Table& table, char delimiter, int round_to)
        : delimiter_(delimiter), round_to_(round_to), above_(table.columns.size()) {
        for (const Column& column : table.columns) above_[count_++].kind = column.kind;
    }

    void row(std::span<const Cell> cells) override {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) out_ += delimiter_;
            append(cells[i], above_[i]);
        }
        out_ += '\n';
    }

    std::string out_;

private:
    struct Above {
        ColumnKind kind = ColumnKind::text;
        std::string text;
        double number = 0;
        bool has_number = false;
        std::string written;
    };

    void append(const Cell& cell, Above& above) {
        if (const auto* number = std::get_if<double>(&cell)) {
            if (!above.has_number ||
                std::bit_cast<std::uint64_t>(*number) != std::bit_cast<std::uint64_t>(above.number)) {
                const bool round = round_to_ > 0 && above.kind == ColumnKind::babies;
                std::array<char, 32> digits{};  // a double has at most 24
                const char* end = fmt::format_to(digits.data(), FMT_COMPILE("{}"),
                                                 round ? rounded(*number, round_to_) : *number);
                above.written.assign(digits.data(), static_cast<std::size_t>(end - digits.data()));
                above.number = *number;
                above.has_number = true;
            }
            out_ += above.written;
        } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
            if (*text != above.text) {
                above.written.clear();
                append_field(*text, delimiter_, above.written);
                above.text = *text;
            }
            out_ += above.written;
        }
    }

    char delimiter_;
    int round_to_;
    std::vector<Above> above_;
    std::size_t count_ = 0;
};

std::string_view datatype_of(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::text:
        case ColumnKind::list:
            return "string";
        case ColumnKind::count:
            return "integer";
        default:
            return "number";
    }
}

}  // namespace

void append_field(std::string_view text, char delimiter, std::string& out) {
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
    const bool quote = std::any_of(text.begin(), text.end(), [&](char c) {
        return c == delimiter || c == '"' || c == '\n' || c == '\r';
    });
    if (!quote) {
        if (formula) out += '\'';
        out += text;
        return;
    }
    out += '"';
    if (formula) out += '\'';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void write_delimited(const Document& document, char delimiter, TextSink& sink) {
    const Table& table = document.data;
    std::string header;
    for (const Column& column : table.columns) {
        if (!header.empty()) header += delimiter;
        append_field(column.name, delimiter, header);
    }
    sink.write(header + '\n');
    const auto chunk = [&](std::size_t first) {
        RowWriter writer(table, delimiter, document.round_to);
        const std::size_t end = std::min(first + chunk_size, table.records);
        for (std::size_t record = first; record < end; ++record) table.rows(record, writer);
        return std::move(writer.out_);
    };
    if (table.records <= chunk_size) return sink.write(chunk(0));
    // Chunks are made side by side and written in order, a few at a time, so that memory does not grow with
    // the table.
    const std::size_t at_once = 2 * std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
    std::deque<std::future<std::string>> ahead;
    for (std::size_t first = 0; first < table.records || !ahead.empty();) {
        if (first < table.records && ahead.size() < at_once) {
            ahead.push_back(std::async(std::launch::async, chunk, first));
            first += chunk_size;
        } else {
            sink.write(ahead.front().get());
            ahead.pop_front();
        }
    }
}

std::string tabular_metadata(const Document& document, std::string_view file_name, char delimiter) {
    using nlohmann::ordered_json;
    ordered_json columns = ordered_json::array();
    for (const Column& column : document.data.columns) {
        ordered_json node{
            {"name", column.name}, {"titles", column.name}, {"datatype", datatype_of(column.kind)}};
        if (!column.description.empty()) node["dc:description"] = column.description;
        if (!column.unit.empty()) node["schema:unitText"] = column.unit;
        columns.push_back(std::move(node));
    }
    ordered_json metadata{{"@context", {"http://www.w3.org/ns/csvw", {{"@language", "en-GB"}}}},
                          {"url", file_name},
                          {"dc:title", document.title},
                          {"dc:description", document.notes}};
    if (!document.licence.empty()) metadata["dc:license"] = {{"@id", document.licence}};
    for (const Table& table : document.records)
        if (table.single) metadata["pairmodel:" + table.id] = ordered_json::parse(single_record_json(table));
    metadata["dialect"] = {
        {"delimiter", std::string(1, delimiter)}, {"encoding", "utf-8"}, {"lineTerminators", {"\n"}}};
    metadata["tableSchema"] = {{"columns", std::move(columns)}};
    return metadata.dump(2) + "\n";
}

}  // namespace pairmodel
