#include "report/formats/parts/json_record.hpp"

#include "words/decimal.hpp"
#include "words/figures.hpp"

#include <algorithm>
#include <array>

namespace pairmodel {

namespace {

using nlohmann::ordered_json;

/// A key of the objects that rows become, with those inside it.
struct Node {
    std::string key;    ///< as it is in the path
    std::string begin;  ///< its text and the colon; empty of an element of a list
    std::size_t column = 0;
    std::vector<Node> inside;
    bool list = false;

    [[nodiscard]] Node& at(const std::string& wanted, int indent) {
        const auto found =
            std::find_if(inside.begin(), inside.end(), [&](const Node& n) { return n.key == wanted; });
        if (found != inside.end()) return *found;
        list = index_of(wanted).has_value();
        return inside.emplace_back(
            Node{wanted, list ? "" : json_text(wanted) + (indent < 0 ? ":" : ": "), 0, {}, false});
    }
};

Node tree_of(const Table& table, int indent) {
    Node root;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        Node* node = &root;
        for (const std::string& key : column.path) node = &node->at(key, indent);
        if (column.path.empty()) node = &node->at(column.name, indent);
        node->column = i;
    }
    return root;
}

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= ' ' && c < '\x7f' && c != '"' && c != '\\'; });
}

/// Writes the text itself: objects of a library would be made for every row, and copied.
class JsonRows : public RowSink {
public:
    JsonRows(const Table& table, int round_to, const JsonLook& look)
        : table_(table), round_to_(round_to), look_(look), root_(tree_of(table, look.indent)) {}

    void row(std::span<const Cell> cells, std::size_t /*same*/) override {
        text_ += look_.before;
        if (!put(root_, cells, look_.depth)) text_ += "{}";
        text_ += look_.after;
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void new_line(std::size_t depth) {
        if (look_.indent < 0) return;
        text_ += '\n';
        text_.append(static_cast<std::size_t>(look_.indent) * depth, ' ');
    }

    /// Whether there was anything to put.
    bool put(const Node& node, std::span<const Cell> cells, std::size_t depth) {
        if (node.inside.empty()) {
            if (&node == &root_) return false;
            const auto* absent = std::get_if<Absent>(&cells[node.column]);
            if (absent != nullptr && *absent == Absent::empty) return false;
            put_value(cells[node.column], table_.columns[node.column].kind, depth);
            return true;
        }
        text_ += node.list ? '[' : '{';
        bool any = false;
        if (&node == &root_ && !look_.type.empty()) {
            text_ += "\"type\":" + json_text(look_.type);
            any = true;
        }
        for (const Node& each : node.inside) {
            const std::size_t before = text_.size();
            if (any) text_ += ',';
            new_line(depth + 1);
            text_ += each.begin;
            if (put(each, cells, depth + 1))
                any = true;
            else
                text_.resize(before);
        }
        if (!any) {
            text_.pop_back();
            return false;
        }
        new_line(depth);
        text_ += node.list ? ']' : '}';
        return true;
    }

    void put_value(const Cell& cell, ColumnKind kind, std::size_t depth) {
        if (const auto* text = std::get_if<std::string_view>(&cell)) {
            if (kind == ColumnKind::list)
                put_words(*text, depth);
            else
                put_text(*text);
        } else if (const auto* number = std::get_if<double>(&cell)) {
            const bool round = kind == ColumnKind::babies && round_to_ > 0;
            std::array<char, longest_decimal> decimal{};
            char* const end = write_decimal(round ? rounded(*number, round_to_) : *number, decimal.data());
            text_.append(decimal.data(), static_cast<std::size_t>(end - decimal.data()));
        } else {
            text_ += "null";
        }
    }

    void put_text(std::string_view text) {
        if (!is_plain(text)) {
            text_ += json_text(text);
            return;
        }
        text_ += '"';
        text_ += text;
        text_ += '"';
    }

    void put_words(std::string_view words, std::size_t depth) {
        text_ += '[';
        bool any = false;
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            if (end > 0) {
                if (any) text_ += ',';
                new_line(depth + 1);
                put_text(words.substr(0, end));
                any = true;
            }
            words.remove_prefix(std::min(end + 1, words.size()));
        }
        if (any) new_line(depth);
        text_ += ']';
    }

    const Table& table_;
    int round_to_;
    JsonLook look_;
    Node root_;
    std::string text_;
};

}  // namespace

std::string json_rows(const Table& table, std::size_t first, std::size_t end, int round_to,
                      const JsonLook& look) {
    JsonRows rows(table, round_to, look);
    for (std::size_t record = first; record < end; ++record) table.rows(record, rows);
    return rows.take();
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
    std::string text = json_rows(table, 0, table.records, 0);
    return text.empty() ? "{}" : text;
}

}  // namespace pairmodel
