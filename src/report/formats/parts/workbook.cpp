#include "report/formats/parts/workbook.hpp"

#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "report/formats/parts/workbook_book.hpp"
#include "report/formats/parts/workbook_text.hpp"
#include "report/table/shown.hpp"
#include "report/table/valid_text.hpp"
#include "words/decimal.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace pairmodel {

namespace {

constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t longest_cell = 32'767;
constexpr std::size_t longest_heading = 255;
constexpr double narrowest = 10;
constexpr double widest = 60;
constexpr double text_sheet_width = 100;
constexpr double line_height = 15.75;    ///< of Arial 12, in points
constexpr double width_of_letter = 1.3;  ///< Arial 12, in the widths of Excel's own font
constexpr double width_in_text = 1.1;    ///< the same in a text of several lines, with some to spare

/// Headings of a table: each its own, whatever the case.
std::vector<std::string> unique_headings(const std::vector<SheetColumn>& columns) {
    std::vector<std::string> headings;
    std::set<std::string> taken;
    for (const SheetColumn& column : columns) {
        const std::string heading = harmless(valid_line(column.heading.empty() ? "Column" : column.heading));
        if (units_of(heading) > longest_heading)
            throw FileError(
                fmt::format("workbook: a heading has more than {} characters: {}", longest_heading, heading));
        std::string name = heading;
        for (int i = 2; !taken.insert(lower_case(name)).second; ++i) name = fmt::format("{} {}", heading, i);
        headings.push_back(std::move(name));
    }
    return headings;
}

/// The last part of a number format with conditions is for all that no condition takes, and shows no minus
/// sign. So what is below 0 has the format without conditions.
NumberLook look_of(double number, NumberLook look) {
    if (number >= 0) return look;
    return look == NumberLook::whole_or_low     ? NumberLook::whole
           : look == NumberLook::percent_or_low ? NumberLook::percent
                                                : look;
}

/// A4, on its side, as wide as the sheet and as long as it takes.
void set_for_print(lxw_worksheet* sheet) {
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(sheet, a4);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
}

/// A row of several lines is as high as they are: not every program sees to that by itself.
void set_height(lxw_worksheet* sheet, std::size_t row, std::size_t lines) {
    if (lines > 1)
        require(worksheet_set_row(sheet, static_cast<lxw_row_t>(row),
                                  line_height * static_cast<double>(lines), nullptr),
                "the height of a row");
}

/// Writes rows below a header, and knows how wide they are.
class SheetRows : public RowSink {
public:
    using Looks = std::function<lxw_format*(const Cell& cell, std::size_t column)>;

    SheetRows(lxw_worksheet* sheet, const SheetPlan& plan, std::size_t first, Looks looks)
        : sheet_(sheet), plan_(plan), looks_(std::move(looks)), next_(first), widths_(plan.columns.size()) {}

    void row(std::span<const Cell> cells, std::size_t /*same*/) override {
        if (next_ >= most_rows)
            throw FileError(fmt::format(
                "sheet {}: more than {} rows, which a workbook cannot hold; write a .csv file instead",
                plan_.name, grouped(static_cast<double>(most_rows - 1))));
        lines_ = 1;
        for (std::size_t i = 0; i < cells.size(); ++i) put(cells[i], i);
        set_height(sheet_, next_, lines_);
        ++next_;
    }

    [[nodiscard]] std::size_t next() const { return next_; }
    [[nodiscard]] const std::vector<std::size_t>& widths() const { return widths_; }

private:
    void put(const Cell& cell, std::size_t column) {
        const auto at = static_cast<lxw_col_t>(column);
        const auto line = static_cast<lxw_row_t>(next_);
        lxw_format* format = looks_(cell, column);
        if (const auto* number = std::get_if<double>(&cell); number != nullptr && std::isfinite(*number)) {
            widths_[column] = std::max(widths_[column], letters_of(*number));
            require(worksheet_write_number(sheet_, line, at, in_15_digits(*number), format), "a number");
            return;
        }
        const auto* text = std::get_if<std::string_view>(&cell);
        const auto* absent = std::get_if<Absent>(&cell);
        const std::string shown = text != nullptr     ? harmless(*text)
                                  : absent != nullptr ? std::string(shorthand(*absent))
                                                      : std::string(shorthand(Absent::not_available));
        if (shown.empty()) return;
        if (const std::size_t size = units_of(shown); size > longest_cell)
            throw FileError(fmt::format("sheet {}: a text of {} characters; a cell of a workbook holds {}",
                                        plan_.name, grouped(static_cast<double>(size)),
                                        grouped(static_cast<double>(longest_cell))));
        widths_[column] = std::max(widths_[column], longest_line_of(shown));
        if (plan_.links && column == 0) {
            require(worksheet_write_url_opt(sheet_, line, at, ("internal:'" + shown + "'!A1").c_str(), format,
                                            shown.c_str(), nullptr),
                    "a link");
            return;
        }
        require(worksheet_write_string(sheet_, line, at, shown.c_str(), format), "a text");
        if (format->text_wrap != 0) lines_ = std::max(lines_, lines_within(shown, widest / width_in_text));
    }

    lxw_worksheet* sheet_;
    const SheetPlan& plan_;
    Looks looks_;
    std::size_t next_;
    std::size_t lines_ = 1;  ///< of the row's highest cell
    std::vector<std::size_t> widths_;
};

/// Of a column whose cells have so many letters.
double width_of(const SheetColumn& column, std::size_t letters) {
    // A heading may break into two lines, but no word of it.
    const std::size_t needed =
        std::max({letters, characters_of(column.heading) / 2 + 2, longest_part_of(column.heading, ' ') + 1});
    return std::clamp(width_of_letter * static_cast<double>(needed), narrowest, widest);
}

/// As high as it is where no cell below is wider than its heading: that is not known yet.
void write_header(lxw_worksheet* sheet, const SheetPlan& plan, std::size_t row, lxw_format* format) {
    std::size_t lines = 1;
    const std::vector<std::string> headings = unique_headings(plan.columns);
    for (std::size_t i = 0; i < headings.size(); ++i) {
        require(worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(i),
                                       headings[i].c_str(), format),
                "a heading");
        lines = std::max(
            lines, lines_within(plan.columns[i].heading, width_of(plan.columns[i], 0) / width_of_letter));
    }
    set_height(sheet, row, lines);
}

void set_widths(lxw_worksheet* sheet, const SheetPlan& plan, const std::vector<std::size_t>& widths) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        require(worksheet_set_column(sheet, column, column, width_of(plan.columns[i], widths[i]), nullptr),
                "the width of a column");
    }
}

/// Marks what was written as a table, without filter, bands and style.
void mark_as_table(lxw_worksheet* sheet, const SheetPlan& plan, std::size_t first, std::size_t end) {
    std::vector<std::string> headings = unique_headings(plan.columns);
    std::vector<lxw_table_column> columns(headings.size());
    std::vector<lxw_table_column*> pointers;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        columns[i].header = headings[i].data();
        pointers.push_back(&columns[i]);
    }
    pointers.push_back(nullptr);
    std::string name = plan.name;
    lxw_table_options options{};
    options.name = name.data();
    options.no_autofilter = LXW_TRUE;
    options.no_banded_rows = LXW_TRUE;
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 0;
    options.columns = pointers.data();
    // A sheet whose rows are not kept is refused a table only because the library would write the header,
    // which has gone to the file by now. What it puts beside that is never written.
    sheet->optimize = LXW_FALSE;
    const lxw_error error =
        worksheet_add_table(sheet, static_cast<lxw_row_t>(first), 0, static_cast<lxw_row_t>(end - 1),
                            static_cast<lxw_col_t>(headings.size() - 1), &options);
    sheet->optimize = LXW_TRUE;
    require(error, "a table");
}

}  // namespace

Workbook::Workbook(std::string_view title, std::string_view date)
    : book_(std::make_unique<Book>(title, date)) {}
Workbook::~Workbook() = default;

void Workbook::add_text(const std::string& name, const std::vector<std::string>& lines) {
    lxw_worksheet* sheet = book_->add_sheet(name);
    require(worksheet_set_column(sheet, 0, 0, text_sheet_width, nullptr), "the width of a column");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string shown = harmless(lines[i]);
        require(worksheet_write_string(sheet, static_cast<lxw_row_t>(i), 0, shown.c_str(),
                                       i == 0 ? book_->bold : book_->wrapped),
                "a line of text");
        if (i > 0) set_height(sheet, i, lines_within(shown, text_sheet_width / width_in_text));
    }
    set_for_print(sheet);
}

void Workbook::add_table(const SheetPlan& plan, const std::function<void(RowSink&)>& rows) {
    lxw_worksheet* sheet = book_->add_sheet(plan.name);
    const auto put = [&](std::size_t line, const std::string& text, lxw_format* format) {
        const std::string shown = harmless(valid_line(text));
        require(worksheet_write_string(sheet, static_cast<lxw_row_t>(line), 0, shown.c_str(), format),
                "a line of text");
    };
    put(0, plan.title, book_->bold);
    for (std::size_t i = 0; i < plan.lines.size(); ++i) put(i + 1, plan.lines[i], book_->text);
    const std::size_t header = plan.lines.size() + 1;
    const auto looks = [&](const Cell& cell, std::size_t column) {
        const SheetColumn& c = plan.columns[column];
        if (const auto* number = std::get_if<double>(&cell)) return book_->look(look_of(*number, c.look));
        if (std::holds_alternative<Absent>(cell)) return book_->mark;
        if (plan.links && column == 0) return book_->link;
        // What is wider than its column would be cut off by its neighbour.
        const auto* text = std::get_if<std::string_view>(&cell);
        return c.wrap || width_of_letter * static_cast<double>(longest_line_of(*text)) > widest
                   ? book_->wrapped
                   : book_->text;
    };
    write_header(sheet, plan, header, book_->header);
    SheetRows sink(sheet, plan, header + 1, looks);
    rows(sink);
    if (sink.next() == header + 1)  // a table has a row, if only to say that there is none
        sink.row(std::vector<Cell>(plan.columns.size(), Absent::not_applicable), 0);
    set_widths(sheet, plan, sink.widths());
    mark_as_table(sheet, plan, header, sink.next());
    set_for_print(sheet);
    require(worksheet_repeat_rows(sheet, static_cast<lxw_row_t>(header), static_cast<lxw_row_t>(header)),
            "the row that paper repeats");
}

void Workbook::write(TextSink& sink) {
    book_->close(sink);
}

}  // namespace pairmodel
