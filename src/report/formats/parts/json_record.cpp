#include "report/formats/parts/json_record.hpp"

#include "words/decimal.hpp"
#include "words/figures.hpp"

#include <cmath>
#include <string_view>

namespace pairmodel {

namespace {

using nlohmann::ordered_json;

ordered_json words_of(std::string_view text) {
    ordered_json words = ordered_json::array();
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

ordered_json value_of(const Cell& cell, ColumnKind kind, int round_to) {
    if (const auto* text = std::get_if<std::string_view>(&cell))
        return kind == ColumnKind::list ? words_of(*text) : ordered_json(*text);
    const auto* number = std::get_if<double>(&cell);
    if (number == nullptr) return nullptr;
    const double value =
        in_15_digits(kind == ColumnKind::babies && round_to > 0 ? rounded(*number, round_to) : *number);
    constexpr double exact_whole = 9007199254740992.0;  // 2^53
    if (value == std::floor(value) && std::abs(value) < exact_whole) return static_cast<std::int64_t>(value);
    return value;
}

class JsonRows : public RowSink {
public:
    JsonRows(const Table& table, int round_to, const std::function<void(const ordered_json&)>& visit)
        : table_(table), round_to_(round_to), visit_(visit) {}

    void row(std::span<const Cell> cells, std::size_t /*same*/) override {
        ordered_json object = ordered_json::object();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto* absent = std::get_if<Absent>(&cells[i]);
            if (absent != nullptr && *absent == Absent::empty) continue;
            const Column& column = table_.columns[i];
            ordered_json* node = &object;
            for (const std::string& key : column.path) {
                const std::optional<std::size_t> index = index_of(key);
                node = index ? &(*node)[*index] : &(*node)[key];
            }
            if (column.path.empty()) node = &object[column.name];
            *node = value_of(cells[i], column.kind, round_to_);
        }
        visit_(object);
    }

private:
    const Table& table_;
    int round_to_;
    const std::function<void(const ordered_json&)>& visit_;
};

}  // namespace

void for_each_json(const Table& table, int round_to, const std::function<void(const ordered_json&)>& visit) {
    JsonRows rows(table, round_to, visit);
    for (std::size_t record = 0; record < table.records; ++record) table.rows(record, rows);
}

ordered_json json_of(const std::vector<Note>& notes) {
    ordered_json list = ordered_json::array();
    for (const Note& note : notes)
        list.push_back({{"code", code_of(note.code)}, {"text", sentence_of(note)}});
    return list;
}

std::string json_text(const ordered_json& value, int indent) {
    return value.dump(indent, ' ', false, ordered_json::error_handler_t::replace);
}

std::string single_record_json(const Table& table) {
    std::string text = "{}";
    for_each_json(table, 0, [&](const ordered_json& object) { text = json_text(object); });
    return text;
}

}  // namespace pairmodel
