#include "report/formats/parts/delimited.hpp"

#include "input/cells/number.hpp"
#include "pairmodel/model/elementary.hpp"
#include "pairmodel/version.hpp"
#include "report/formats/parts/json_record.hpp"
#include "report/table/chunks.hpp"
#include "words/decimal.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>

namespace pairmodel {

namespace {

/// Room that a cell of text may need: every character a quotation mark, quoted, with an apostrophe before.
std::size_t room_for(std::string_view text) {
    return 2 * text.size() + 3;
}

/// The characters, as unsigned numbers, for which a cell stands in quotation marks.
using Quoting = std::array<bool, 256>;

constexpr Quoting quoting_of(char delimiter) {
    Quoting quoting{};
    for (const char c : {'"', '\n', '\r', delimiter}) quoting[static_cast<unsigned char>(c)] = true;
    return quoting;
}

/// Writes a cell of text at `to`; returns the end.
char* write_field(std::string_view text, const Quoting& quoting, char* to) {
    bool quote = false;
    for (const char c : text) quote |= quoting[static_cast<unsigned char>(c)];
    const bool formula = is_formula(text);
    if (quote) *to++ = '"';
    if (formula) *to++ = '\'';
    if (!quote) return std::copy(text.begin(), text.end(), to);
    for (const char c : text) {
        if (c == '"') *to++ = '"';
        *to++ = c;
    }
    *to++ = '"';
    return to;
}

/// Appends rows to a buffer.
class RowWriter : public RowSink {
public:
    RowWriter(const Table& table, char delimiter, int round_to)
        : delimiter_(delimiter),
          quoting_(quoting_of(delimiter)),
          round_to_(round_to),
          ends_(table.columns.size()) {
        for (const Column& column : table.columns) kinds_.push_back(column.kind);
    }

    void row(std::span<const Cell> cells, std::size_t same) override {
        make_room(size_before_ + room_for_cells(cells.subspan(same)));
        char* const begin = out_.get() + used_;
        // In a long table the area's columns repeat for every measure: their text is copied in one piece.
        char* to = same > 0 ? std::copy_n(begin - size_before_, ends_[same - 1], begin) : begin;
        for (std::size_t i = same; i < cells.size(); ++i) {
            if (i > 0) *to++ = delimiter_;
            if (const auto* number = std::get_if<double>(&cells[i])) {
                const bool round = round_to_ > 0 && kinds_[i] == ColumnKind::babies;
                to = write_number(round ? rounded(*number, round_to_) : *number, to);
            } else if (const auto* text = std::get_if<std::string_view>(&cells[i])) {
                to = write_field(*text, quoting_, to);
            }
            ends_[i] = static_cast<std::size_t>(to - begin);
        }
        if (to == begin && cells.size() == 1)
            to = std::copy_n("\"\"", 2, to);  // no blank line, which is no row
        *to++ = '\n';
        size_before_ = static_cast<std::size_t>(to - begin);
        used_ += size_before_;
    }

    [[nodiscard]] std::string_view text() const { return {out_.get(), used_}; }
    /// For other rows, in the same room.
    void clear() {
        used_ = 0;
        written_.fill({});
    }

private:
    /// A number that stands in the buffer.
    struct Written {
        double number = std::numeric_limits<double>::quiet_NaN();  // equal to none
        std::size_t begin = 0;
        std::size_t size = 0;
    };
    static constexpr int places_bits = 6;

    /// By its bits, of which the first of a product with the golden ratio vary most.
    static std::size_t place_of(double number) {
        return elementary::bits_as<std::uint64_t>(number) * 0x9E3779B97F4A7C15U >> (64 - places_bits);
    }

    static std::size_t room_for_cells(std::span<const Cell> cells) {
        // The line's end, and quotes for a row of nothing.
        std::size_t room = 3 + cells.size() * (1 + longest_decimal);
        for (const Cell& cell : cells)
            if (const auto* text = std::get_if<std::string_view>(&cell)) room += room_for(*text);
        return room;
    }

    /// What has no range is three times the same number, and what is universal is what is secure: a third of
    /// all numbers are copied. By way of a piece of fixed size, as most are shorter than a call is long.
    char* write_number(double number, char* to) {
        Written& before = written_[place_of(number)];
        if (before.number != number) {
            char* const end = write_decimal(number, to);
            before = {number, static_cast<std::size_t>(to - out_.get()), static_cast<std::size_t>(end - to)};
            return end;
        }
        std::array<char, longest_decimal> piece;  // NOLINT(cppcoreguidelines-pro-type-member-init)
        std::memcpy(piece.data(), out_.get() + before.begin, piece.size());
        std::memcpy(to, piece.data(), piece.size());
        return to + before.size;
    }

    /// A plain array rather than a string, which would be filled with zeros first.
    void make_room(std::size_t size) {
        if (used_ + size <= room_) return;
        room_ = std::max(2 * room_, used_ + size + first_size);
        std::unique_ptr<char[]> larger(new char[room_]);  // NOLINT(modernize-avoid-c-arrays)
        if (used_ > 0) std::memcpy(larger.get(), out_.get(), used_);
        out_ = std::move(larger);
    }

    /// Room for a whole chunk of a usual table, so that it need not be copied to grow.
    static constexpr std::size_t first_size = 1024UL * 1024;

    char delimiter_;
    Quoting quoting_;
    int round_to_;
    std::vector<ColumnKind> kinds_;
    std::unique_ptr<char[]> out_;  // NOLINT(modernize-avoid-c-arrays)
    std::size_t room_ = 0;
    std::size_t used_ = 0;
    std::array<Written, 1U << places_bits> written_;  ///< some of the last numbers
    std::size_t size_before_ = 0;                     ///< of the row before
    std::vector<std::size_t> ends_;                   ///< of its cells
};

std::string_view datatype_of(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::text:
        case ColumnKind::list:
            return "string";
        case ColumnKind::year:
            return "integer";
        default:
            return "number";
    }
}

/// As a URL may hold it (RFC 3986): what is neither letter nor digit of ASCII nor one of a few signs as %20.
std::string url_encoded(std::string_view text, std::string_view signs) {
    std::string url;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                           signs.find(c) != std::string_view::npos;
        url += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return url;
}

/// The name of a column, which may be a variable in a URI template and does not begin with an underscore.
std::string column_name(std::string_view heading) {
    std::string name = url_encoded(heading, "._");
    if (name.starts_with('_')) name = "%5F" + name.substr(1);
    return name;
}

/// A term that is no term of the Web's vocabularies, as an absolute one.
std::string own_term(std::string_view key) {
    return "urn:x-pairmodel:" + url_encoded(key, "-._");
}

/// A record whose keys are terms, all the way down.
nlohmann::ordered_json in_own_terms(const nlohmann::ordered_json& value) {
    if (value.is_array()) {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const auto& part : value) list.push_back(in_own_terms(part));
        return list;
    }
    if (!value.is_object()) return value;
    nlohmann::ordered_json terms = nlohmann::ordered_json::object();
    for (const auto& [key, part] : value.items()) terms[own_term(key)] = in_own_terms(part);
    return terms;
}

}  // namespace

bool is_formula(std::string_view text) {
    const char first = text.empty() ? ' ' : text.front();
    if (first != '=' && first != '+' && first != '-' && first != '@' && first != '\t' && first != '\r')
        return false;
    if (text == "-" || text == "+") return false;
    std::string ungrouped(text);
    std::erase(ungrouped, ',');
    if (ungrouped.ends_with('%')) ungrouped.pop_back();
    return !parse_number(ungrouped);
}

void append_field(std::string_view text, char delimiter, std::string& out) {
    const std::size_t before = out.size();
    out.resize(before + room_for(text));
    out.resize(
        static_cast<std::size_t>(write_field(text, quoting_of(delimiter), out.data() + before) - out.data()));
}

void write_delimited(const Document& document, char delimiter, TextSink& sink) {
    const Table& table = document.data;
    std::string header;
    for (const Column& column : table.columns) {
        if (&column != &table.columns.front()) header += delimiter;
        append_field(column.name, delimiter, header);
    }
    sink.write(header + '\n');
    in_chunks(
        table.records, [&] { return std::make_unique<RowWriter>(table, delimiter, document.round_to); },
        [&](const auto& writer, std::size_t first, std::size_t end) {
            writer->clear();
            for (std::size_t record = first; record < end; ++record) table.rows(record, *writer);
        },
        [&](const auto& writer) { sink.write(writer->text()); });
}

std::string tabular_metadata(const Document& document, std::string_view file_name, char delimiter) {
    using nlohmann::ordered_json;
    ordered_json columns = ordered_json::array();
    for (const Column& column : document.data.columns) {
        ordered_json node{{"name", column_name(column.name)},
                          {"titles", column.name},
                          {"datatype", datatype_of(column.kind)}};
        if (!column.description.empty()) node["dc:description"] = column.description;
        if (!column.unit.empty()) node["schema:unitText"] = column.unit;
        columns.push_back(std::move(node));
    }
    ordered_json metadata{{"@context", {"http://www.w3.org/ns/csvw", {{"@language", "en-GB"}}}},
                          {"url", url_encoded(file_name, "-._~")},
                          {"dc:title", document.title},
                          {"dc:creator", "pairmodel " + std::string(version())},
                          {"dc:description", all_notes(document)},
                          {own_term("command"), document.command},
                          {own_term("schema_version"), schema_version},
                          {own_term("notes"), in_own_terms(json_of(document.told))}};
    if (!document.licence.empty()) metadata["dc:license"] = {{"@id", document.licence}};
    for (const Table& table : document.records)
        if (table.single)
            metadata[own_term(table.id)] = in_own_terms(ordered_json::parse(single_record_json(table)));
    metadata["dialect"] = {
        {"delimiter", std::string(1, delimiter)}, {"encoding", "utf-8"}, {"lineTerminators", {"\n"}}};
    metadata["tableSchema"] = {{"columns", std::move(columns)}};
    for (const std::string& name : document.data.key)
        metadata["tableSchema"]["primaryKey"].push_back(column_name(name));
    return json_text(metadata, 2) + "\n";
}

}  // namespace pairmodel
