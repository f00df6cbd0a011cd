#include "input/cells/number.hpp"
#include "input/text/file.hpp"
#include "input/workbook/number_format.hpp"
#include "input/workbook/workbook.hpp"
#include "input/workbook/xml.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "words/decimal_text.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace pairmodel {

namespace {

/// What cells refer to: texts by number, and how the styles of cells show numbers.
struct Shared {
    std::vector<std::string> texts;
    std::vector<Look> looks;
    bool from_1904 = false;
};

/// A character that XML cannot have is written as _x000D_. Those that a text has no use for stay so.
std::string unescaped(std::string text) {
    constexpr std::size_t length = 7;
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        unsigned code = 0;
        const char* digits = text.data() + at + 2;
        if (at + length > text.size() || text[at + length - 1] != '_' ||
            std::from_chars(digits, digits + 4, code, 16).ptr != digits + 4)
            continue;
        const bool white = code == '\t' || code == '\n' || code == '\r';
        if (white || (code >= ' ' && code < 0x7F)) text.replace(at, length, 1, static_cast<char>(code));
    }
    return text;
}

/// The texts that cells share. How their words are spoken (rPh) is none of theirs.
class TextsReader : public XmlHandler {
public:
    TextsReader(std::string file, std::uintmax_t most_bytes, std::vector<std::string>& texts)
        : file_(std::move(file)), most_bytes_(most_bytes), texts_(texts) {}

    void start(std::string_view name, const XmlAttributes& /*attributes*/) override {
        if (name == "si") {
            add_size(sizeof(std::string));
            texts_.emplace_back();
        }
        if (name == "rPh") spoken_ = true;
        in_text_ = name == "t" && !texts_.empty() && !spoken_;
    }
    void end(std::string_view name) override {
        in_text_ = false;
        if (name == "rPh") spoken_ = false;
        if (name == "si") texts_.back() = unescaped(std::move(texts_.back()));
    }
    void text(std::string_view piece) override {
        if (!in_text_) return;
        add_size(piece.size());
        texts_.back() += piece;
    }

private:
    void add_size(std::size_t bytes) {
        size_ += bytes;
        if (size_ > most_bytes_) throw_too_large(file_ + ", as text,", most_bytes_);
    }

    std::string file_;
    std::uintmax_t most_bytes_;
    std::uintmax_t size_ = 0;
    std::vector<std::string>& texts_;
    bool spoken_ = false;
    bool in_text_ = false;
};

std::vector<Look> looks_of(const std::string& styles) {
    std::vector<Look> looks;
    pugi::xml_document xml;
    if (!xml.load_buffer(styles.data(), styles.size())) return looks;
    const auto child = [](const pugi::xml_node& node, std::string_view name) {
        return node.find_child([&](const pugi::xml_node& one) {
            return std::string_view(one.name()) == name ||
                   std::string_view(one.name()).ends_with(":" + std::string(name));
        });
    };
    std::map<unsigned, Look> own;
    for (const pugi::xml_node format : child(xml.document_element(), "numFmts"))
        own[format.attribute("numFmtId").as_uint()] = look_of_format(format.attribute("formatCode").value());
    for (const pugi::xml_node style : child(xml.document_element(), "cellXfs")) {
        const unsigned id = style.attribute("numFmtId").as_uint();
        const auto found = own.find(id);
        looks.push_back(found == own.end() ? look_of_number(id) : found->second);
    }
    return looks;
}

/// Column and row of "F14", from 0. Nothing where it is no such name.
std::optional<std::pair<std::size_t, std::size_t>> address_of(std::string_view name) {
    std::size_t letters = 0;
    std::size_t column = 0;
    for (; letters < name.size() && letters < 3 && name[letters] >= 'A' && name[letters] <= 'Z'; ++letters)
        column = column * 26 + static_cast<std::size_t>(name[letters] - 'A') + 1;
    std::size_t row = 0;
    const char* end = name.data() + name.size();
    const auto [stop, error] = std::from_chars(name.data() + letters, end, row);
    if (column == 0 || row == 0 || error != std::errc{} || stop != end) return std::nullopt;
    return std::pair(column - 1, row - 1);
}

class SheetReader : public XmlHandler {
public:
    SheetReader(std::string file, const Shared& shared, SheetBuilder& sheet)
        : file_(std::move(file)), shared_(shared), sheet_(sheet) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "sheetData") in_data_ = true;
        if (!in_data_) return;
        if (name == "row") start_row(attributes);
        if (name == "c") start_cell(attributes);
        if (name == "rPh") spoken_ = true;
        in_value_ = name == "v" || (name == "t" && !spoken_);
        in_formula_ = name == "f";
    }

    void end(std::string_view name) override {
        if (name == "sheetData") in_data_ = false;
        if (!in_data_) return;
        in_value_ = in_formula_ = false;
        if (name == "rPh") spoken_ = false;
        if (name == "f") has_formula_ = true;
        if (name == "c") sheet_.cell(column_++, shown());
        if (name == "row") sheet_.end_row(hidden_);
    }

    void text(std::string_view piece) override {
        std::string* to = in_value_ ? &value_ : in_formula_ ? &formula_ : nullptr;
        if (to == nullptr) return;
        if (to->size() + piece.size() > limits::cell_bytes)
            throw FileError(fmt::format("{}: row {} has a cell larger than {}", file_, row_ + 1,
                                        size_text(limits::cell_bytes)));
        *to += piece;
    }

private:
    [[noreturn]] void refuse(const std::string& why) const {
        throw FileError(fmt::format("{}: {}\n  hint: open it and save it again", file_, why));
    }

    void start_row(const XmlAttributes& attributes) {
        row_ = rows_;
        if (const std::string_view name = attributes["r"]; !name.empty()) {
            const auto number = whole_number(name);
            if (!number || *number == 0) refuse(fmt::format("a row is called {}", in_quotes(name)));
            row_ = *number - 1;
        }
        rows_ = row_ + 1;
        column_ = 0;
        hidden_ = attributes["hidden"] == "1" || attributes["hidden"] == "true";
        sheet_.start_row(row_);
    }

    void start_cell(const XmlAttributes& attributes) {
        type_ = attributes["t"];
        style_ = whole_number(attributes["s"]).value_or(0);
        value_.clear();
        formula_.clear();
        has_formula_ = false;
        const std::string_view name = attributes["r"];
        if (name.empty()) return;
        const auto address = address_of(name);
        if (!address || address->second != row_)
            refuse(fmt::format("a cell called {} stands in row {}", in_quotes(name), row_ + 1));
        column_ = address->first;
    }

    static std::optional<std::size_t> whole_number(std::string_view text) {
        std::size_t number = 0;
        const char* end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        if (text.empty() || error != std::errc{} || stop != end) return std::nullopt;
        return number;
    }

    [[nodiscard]] std::string shown() const {
        // Whoever wrote the formula did not work it out: nobody is to take the cell for an empty one.
        if (value_.empty()) return has_formula_ ? "=" + formula_ : "";
        if (type_ == "s") {
            const auto number = whole_number(value_);
            if (!number || *number >= shared_.texts.size())
                refuse(fmt::format("row {} has text {}, which is not there", row_ + 1, in_quotes(value_)));
            return shared_.texts[*number];
        }
        if (type_ == "b") return value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
        if (type_ == "d") return value_.ends_with("T00:00:00") ? value_.substr(0, value_.size() - 9) : value_;
        if (!type_.empty() && type_ != "n") return unescaped(value_);
        double number = 0;
        const char* end = value_.data() + value_.size();
        const auto [stop, error] = double_from_chars(value_.data(), end, number);
        if (error != std::errc{} || stop != end) return value_;
        return shown_number(number, style_ < shared_.looks.size() ? shared_.looks[style_] : Look::plain,
                            shared_.from_1904);
    }

    std::string file_;
    const Shared& shared_;
    SheetBuilder& sheet_;
    std::size_t rows_ = 0;
    std::size_t row_ = 0;
    std::size_t column_ = 0;
    std::size_t style_ = 0;
    std::string type_;
    std::string value_;
    std::string formula_;
    bool in_data_ = false;
    bool in_value_ = false;
    bool in_formula_ = false;
    bool has_formula_ = false;
    bool spoken_ = false;
    bool hidden_ = false;
};

/// What the parts of a workbook say of one another.
struct Relation {
    std::string type;  ///< its last word, "worksheet"
    std::string part;
};

std::map<std::string, Relation> relations_of(Archive& archive, const std::string& part) {
    const std::size_t slash = part.rfind('/') + 1;
    const std::string folder = part.substr(0, slash);
    const std::string text = archive.read(folder + "_rels/" + part.substr(slash) + ".rels", small_part_bytes);
    std::map<std::string, Relation> relations;
    pugi::xml_document xml;
    if (!xml.load_buffer(text.data(), text.size())) return relations;
    for (const pugi::xml_node node : xml.document_element()) {
        const std::string type = node.attribute("Type").value();
        std::string target = node.attribute("Target").value();
        std::replace(target.begin(), target.end(), '\\', '/');
        if (!target.starts_with('/')) target.insert(0, folder);
        relations[node.attribute("Id").value()] = {type.substr(type.rfind('/') + 1), target};
    }
    return relations;
}

struct SheetPart {
    std::string name;
    std::string id;
    bool hidden = false;
};

/// The main part lists the sheets.
class MainReader : public XmlHandler {
public:
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "workbookPr")
            from_1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true";
        if (name != "sheet") return;
        const std::string_view state = attributes["state"];
        sheets.push_back({std::string(attributes["name"]), std::string(attributes["relationships|id"]),
                          state == "hidden" || state == "veryHidden"});
    }
    void end(std::string_view /*name*/) override {}
    void text(std::string_view /*piece*/) override {}

    std::vector<SheetPart> sheets;
    bool from_1904 = false;
};

}  // namespace

std::string xlsx_main_part(const Archive& archive) {
    std::string usual = archive.find("xl/workbook.xml");
    if (!usual.empty()) return usual;
    for (const std::string& name : archive.names())
        if (name.ends_with("workbook.xml")) return name;
    return "";
}

std::vector<Sheet> read_xlsx(Archive& archive, const std::string& file, std::uintmax_t most_bytes) {
    const std::string main = xlsx_main_part(archive);
    const auto read = [&](const std::string& part, XmlHandler& handler) {
        read_xml(
            file, [&](const auto& take) { archive.read(part, take); }, handler);
    };
    MainReader workbook;
    read(main, workbook);
    const std::map<std::string, Relation> relations = relations_of(archive, main);
    Shared shared;
    shared.from_1904 = workbook.from_1904;
    for (const auto& [id, relation] : relations) {
        if (relation.type == "styles") shared.looks = looks_of(archive.read(relation.part, small_part_bytes));
        if (relation.type != "sharedStrings" || archive.find(relation.part).empty()) continue;
        TextsReader texts(file, most_bytes, shared.texts);
        read(relation.part, texts);
    }
    SheetBuilder builder(file, most_bytes);
    for (const SheetPart& sheet : workbook.sheets) {
        const auto found = relations.find(sheet.id);
        // A sheet of a chart alone has no cells.
        if (found == relations.end() || found->second.type != "worksheet") continue;
        if (archive.find(found->second.part).empty())
            throw FileError(fmt::format("{} lacks its sheet {}\n  hint: is it whole? Get it again", file,
                                        in_quotes(sheet.name)));
        builder.start(sheet.name, sheet.hidden);
        SheetReader reader(file, shared, builder);
        read(found->second.part, reader);
        builder.finish();
    }
    return std::move(builder).sheets();
}

}  // namespace pairmodel
