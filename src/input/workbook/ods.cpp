#include "input/text/file.hpp"
#include "input/workbook/number_format.hpp"
#include "input/workbook/workbook.hpp"
#include "input/workbook/xml.hpp"
#include "pairmodel/error.hpp"
#include "words/decimal_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

namespace pairmodel {

namespace {

/// Sheets stand in one text: tables, their rows, which may stand for many that are alike, and in these cells.
class ContentReader : public XmlHandler {
public:
    ContentReader(std::string file, SheetBuilder& sheets) : file_(std::move(file)), sheets_(sheets) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        const std::string parent = stack_.empty() ? "" : stack_.back();
        stack_.emplace_back(name);
        if (cell_depth_ > 0) return start_in_cell(name, attributes);
        if (name == "style") style_ = attributes["style:1.0|name"];
        if (name == "table-properties" && attributes["table:1.0|display"] == "false")
            hidden_styles_.insert(style_);
        if (name == "table" && parent == "spreadsheet") start_table(attributes);
        if (table_depth_ == 0) return;
        if (name == "table-row") start_row(attributes);
        if (name == "table-cell" || name == "covered-table-cell") start_cell(attributes);
    }

    void end(std::string_view name) override {
        const std::size_t depth = stack_.size();
        stack_.pop_back();
        if (cell_depth_ > 0 && depth == cell_depth_) return end_cell();
        if (cell_depth_ > 0 || table_depth_ == 0) return;
        if (name == "table-row") {
            sheets_.end_row(hidden_, rows_alike_);
            row_ += rows_alike_;
        }
        if (depth == table_depth_) {
            sheets_.finish();
            table_depth_ = 0;
        }
    }

    void text(std::string_view piece) override {
        if (paragraph_depth_ > 0 && stack_.size() >= paragraph_depth_) add(piece);
    }

private:
    void start_table(const XmlAttributes& attributes) {
        sheets_.start(std::string(attributes["table:1.0|name"]),
                      hidden_styles_.contains(std::string(attributes["table:1.0|style-name"])));
        table_depth_ = stack_.size();
        row_ = 0;
    }

    void start_row(const XmlAttributes& attributes) {
        const std::string_view shown = attributes["table:1.0|visibility"];
        hidden_ = shown == "collapse" || shown == "filter";
        rows_alike_ = count_of(attributes["table:1.0|number-rows-repeated"]);
        column_ = 0;
        sheets_.start_row(row_);
    }

    void start_cell(const XmlAttributes& attributes) {
        cell_depth_ = stack_.size();
        cells_alike_ = count_of(attributes["table:1.0|number-columns-repeated"]);
        type_ = attributes["office:1.0|value-type"];
        const char* key = type_ == "date"      ? "office:1.0|date-value"
                          : type_ == "time"    ? "office:1.0|time-value"
                          : type_ == "boolean" ? "office:1.0|boolean-value"
                          : type_ == "string"  ? "office:1.0|string-value"
                                               : "office:1.0|value";
        value_ = attributes[key];
        formula_ = attributes["table:1.0|formula"];
        text_.clear();
    }

    /// The words of a cell are its paragraphs; what is said about them in a remark, or drawn, is no part of
    /// it.
    void start_in_cell(std::string_view name, const XmlAttributes& attributes) {
        if (stack_.size() == cell_depth_ + 1) {
            paragraph_depth_ = name == "p" ? stack_.size() : 0;
            if (name == "p" && !text_.empty()) add("\n");
        }
        if (paragraph_depth_ == 0) return;
        if (name == "s")
            add(std::string(std::min(count_of(attributes["text:1.0|c"]), limits::cell_bytes), ' '));
        if (name == "tab" || name == "line-break") add(" ");
    }

    void end_cell() {
        cell_depth_ = paragraph_depth_ = 0;
        const std::string shown = shown_cell();
        if (!shown.empty())
            for (std::size_t i = 0; i < std::min(cells_alike_, limits::columns + 1); ++i)
                sheets_.cell(column_ + i, shown);
        column_ += cells_alike_;
    }

    void add(std::string_view piece) {
        if (text_.size() + piece.size() > limits::cell_bytes)
            throw FileError(fmt::format("{}: row {} has a cell larger than {}", file_, row_ + 1,
                                        size_text(limits::cell_bytes)));
        text_ += piece;
    }

    [[nodiscard]] std::string shown_cell() const {
        if (value_.empty()) return text_.empty() && !formula_.empty() ? "=" + formula_ : text_;
        if (type_ == "boolean") return value_ == "true" ? "TRUE" : "FALSE";
        if (type_ == "date" && value_.ends_with("T00:00:00")) return value_.substr(0, value_.size() - 9);
        if (type_ != "percentage") return value_;
        double share = 0;
        const char* end = value_.data() + value_.size();
        const auto [stop, error] = double_from_chars(value_.data(), end, share);
        return error == std::errc{} && stop == end ? shown_number(share, Look::percent, false) : value_;
    }

    /// How many rows, cells or spaces one stands for.
    static std::size_t count_of(std::string_view text) {
        std::size_t count = 1;
        std::from_chars(text.data(), text.data() + text.size(), count);
        return std::clamp<std::size_t>(count, 1, limits::rows + 1);
    }

    std::string file_;
    SheetBuilder& sheets_;
    std::vector<std::string> stack_;  ///< the elements that are open
    std::size_t table_depth_ = 0;     ///< 0: in none
    std::size_t cell_depth_ = 0;
    std::size_t paragraph_depth_ = 0;
    std::string style_;
    std::set<std::string> hidden_styles_;
    std::size_t row_ = 0;
    std::size_t rows_alike_ = 1;
    bool hidden_ = false;
    std::size_t column_ = 0;
    std::size_t cells_alike_ = 1;
    std::string type_;
    std::string value_;
    std::string formula_;
    std::string text_;
};

}  // namespace

std::vector<Sheet> read_ods(Archive& archive, const std::string& file, std::uintmax_t most_bytes) {
    if (archive.read("META-INF/manifest.xml", small_part_bytes).find("encryption-data") != std::string::npos)
        throw FileError(
            fmt::format("{} is protected by a password\n  hint: save it without a password", file));
    SheetBuilder builder(file, most_bytes);
    ContentReader reader(file, builder);
    read_xml(
        file, [&](const auto& take) { archive.read("content.xml", take); }, reader);
    return std::move(builder).sheets();
}

bool is_workbook(Archive& archive) {
    if (!xlsx_main_part(archive).empty()) return true;
    const std::string type = archive.read("mimetype", small_part_bytes);
    return !archive.find("content.xml").empty() &&
           (type.empty() || type.find("spreadsheet") != std::string::npos);
}

std::vector<Sheet> read_workbook(Archive& archive, const std::string& file, std::uintmax_t most_bytes) {
    return xlsx_main_part(archive).empty() ? read_ods(archive, file, most_bytes)
                                           : read_xlsx(archive, file, most_bytes);
}

}  // namespace pairmodel
