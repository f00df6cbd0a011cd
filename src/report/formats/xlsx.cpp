#include "pairmodel/version.hpp"
#include "report/formats/parts/text_table.hpp"
#include "report/formats/parts/workbook.hpp"
#include "report/table/own_cell.hpp"
#include "report/table/shown.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// What is to be known of a readers' table before it is written.
struct Survey {
    std::vector<bool> silent;  ///< a column that needs no heading and says nothing
    ShorthandUse use;
};

NumberLook look_for_readers(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::count:
            return NumberLook::whole;
        case ColumnKind::year:
            return NumberLook::year;
        case ColumnKind::babies:
            return NumberLook::whole_or_low;
        case ColumnKind::share:
            return NumberLook::percent_or_low;
        case ColumnKind::ratio:
            return NumberLook::hundredths;
        default:
            return NumberLook::general;
    }
}

NumberLook look_for_data(ColumnKind kind, int round_to) {
    switch (kind) {
        case ColumnKind::babies:
            return round_to > 0 ? NumberLook::whole : NumberLook::tenths;
        case ColumnKind::share:
            return NumberLook::percent;
        default:
            return look_for_readers(kind);
    }
}

/// Whether a number is above 0 and shows as 0.
bool shows_low(double value, ColumnKind kind) {
    const double seen = kind == ColumnKind::babies ? 0.5 : kind == ColumnKind::share ? 0.0005 : 0;
    return value > 0 && value < seen;
}

/// The number as it is stored: modelled babies are rounded where the run says so.
Cell stored(const Cell& cell, ColumnKind kind, int round_to) {
    const auto* number = std::get_if<double>(&cell);
    if (number == nullptr || round_to == 0 || kind != ColumnKind::babies) return cell;
    return rounded(*number, round_to);
}

void note_use(const Cell& cell, ColumnKind kind, ShorthandUse& use) {
    if (const auto* number = std::get_if<double>(&cell)) {
        use.low |= shows_low(*number, kind);
        return;
    }
    const auto* text = std::get_if<std::string_view>(&cell);
    const std::string_view shown = text != nullptr ? *text : shorthand(std::get<Absent>(cell));
    use.confidential |= shown == shorthand(Absent::confidential);
    use.not_available |= shown == shorthand(Absent::not_available);
    use.not_applicable |= shown == shorthand(Absent::not_applicable);
}

Survey survey_of(const Table& table, int round_to) {
    Survey survey;
    for (const Column& column : table.columns) survey.silent.push_back(column.title.empty());
    for_each_row(table, [&](std::span<const Cell> cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const ColumnKind kind = table.columns[i].kind;
            note_use(stored(cells[i], kind, round_to), kind, survey.use);
            const auto* absent = std::get_if<Absent>(&cells[i]);
            const auto* text = std::get_if<std::string_view>(&cells[i]);
            if ((absent == nullptr || *absent != Absent::empty) && (text == nullptr || !text->empty()))
                survey.silent[i] = false;
        }
    });
    if (table.records == 0) survey.use.not_applicable = true;
    return survey;
}

std::string heading_for_readers(const Column& column) {
    std::string heading(heading_of({column.title, false}));
    if (column.range == RangeEnd::low) heading += ", low";
    if (column.range == RangeEnd::high) heading += ", high";
    return heading;
}

const char* no_rows(const Table& table) {
    return table.records == 0 ? " It has no rows." : "";
}

void add_readers_table(const Document& document, std::size_t index, Workbook& book) {
    const Table& table = document.tables[index];
    const Survey survey = survey_of(table, document.round_to);
    SheetPlan plan{fmt::format("Table_{}", index + 1), table_title(document, index), {}, {}};
    const std::string key = shorthand_key(survey.use);
    plan.lines = {
        fmt::format("This sheet has one table.{}{}{}", no_rows(table), key.empty() ? "" : " ", key)};
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (!survey.silent[i])
            plan.columns.push_back(
                {heading_for_readers(table.columns[i]), look_for_readers(table.columns[i].kind)});
    book.add_table(plan, [&](RowSink& sink) {
        std::vector<Cell> row;
        for_each_row(table, [&](std::span<const Cell> cells) {
            row.clear();
            for (std::size_t i = 0; i < cells.size(); ++i)
                if (!survey.silent[i])
                    row.push_back(stored(cells[i], table.columns[i].kind, document.round_to));
            sink.row(row);
        });
    });
}

/// The table of CSV, with blanks where a value is absent.
void add_data(const Document& document, Workbook& book) {
    const Table& table = document.data;
    SheetPlan plan{
        "Data", "Data: " + (document.title.empty() ? std::string("pairmodel") : document.title), {}, {}};
    const bool marked = std::any_of(table.columns.begin(), table.columns.end(),
                                    [](const Column& c) { return c.name == "marker"; });
    plan.lines = {fmt::format(
        "This sheet has one table, for programs: numbers {}.{} Cells without a value are blank{}.",
        document.round_to > 0 ? fmt::format("of babies rounded to multiples of {}", document.round_to)
                              : "as they come from the model",
        no_rows(table), marked ? "; the column marker says why" : "")};
    for (const Column& column : table.columns)
        plan.columns.push_back({column.name, look_for_data(column.kind, document.round_to), false});
    book.add_table(plan, [&](RowSink& sink) {
        std::vector<Cell> row;
        for_each_row(table, [&](std::span<const Cell> cells) {
            row.clear();
            for (std::size_t i = 0; i < cells.size(); ++i)
                row.push_back(std::holds_alternative<Absent>(cells[i])
                                  ? Cell(Absent::empty)
                                  : stored(cells[i], table.columns[i].kind, document.round_to));
            sink.row(row);
        });
    });
}

/// How the figures came about, item by item: what JSON has beside the areas.
using Items = std::vector<std::pair<std::string, OwnCell>>;

/// "inputs 1 sha256".
std::string key_of(const Column& column) {
    std::string key = column.path.empty() ? column.name : "";
    for (const std::string& part : column.path) {
        const auto index = index_of(part);
        key += (key.empty() ? "" : " ") + (index ? std::to_string(*index + 1) : part);
    }
    return key;
}

Items method_items(const Document& document) {
    Items items{{"pairmodel", std::string(version())}};
    for (const Table& table : document.records) {
        if (!table.single) continue;
        for_each_row(table, [&](std::span<const Cell> cells) {
            for (std::size_t i = 0; i < cells.size(); ++i)
                if (OwnCell value = owned(cells[i]); value != OwnCell(Absent::empty))
                    items.emplace_back(table.id + " " + key_of(table.columns[i]), std::move(value));
        });
    }
    return items;
}

/// The value of an item; empty where there is none.
std::string text_of(const Items& items, std::string_view name) {
    for (const auto& [key, value] : items)
        if (const auto* text = std::get_if<std::string>(&value); text != nullptr && key == name) return *text;
    return {};
}

void add_list(const SheetPlan& plan, const Items& items, Workbook& book) {
    std::vector<std::vector<OwnCell>> rows;
    for (const auto& [name, value] : items) rows.push_back({name, value});
    const Table table = table_of("", "", {{"", ""}, {"", ""}}, std::move(rows));
    book.add_table(plan, [&](RowSink& sink) {
        for_each_row(table, [&](std::span<const Cell> cells) { sink.row(cells); });
    });
}

void add_cover(const Document& document, Workbook& book) {
    std::vector<std::string> lines{document.title.empty() ? "pairmodel" : document.title};
    for (const auto* part : {&document.byline, &document.lead, &document.lines, &document.closing})
        lines.insert(lines.end(), part->begin(), part->end());
    // What is no result of the model, such as a self-assessment, has no provenance.
    const bool modelled = std::any_of(document.records.begin(), document.records.end(),
                                      [](const Table& record) { return record.id == "provenance"; });
    lines.emplace_back(std::string(modelled ? "Modelled estimates, not counts. " : "") +
                       "See the sheet Notes before using a figure.");
    lines.emplace_back("The sheet Contents lists the tables.");
    lines.push_back(fmt::format("Made by pairmodel {}.", version()));
    if (!document.licence.empty()) lines.push_back("Licence of the official data used: " + document.licence);
    book.add_text("Cover", lines);
}

void add_contents(const Document& document, bool data, Workbook& book) {
    Items items{{"Notes", std::string("Notes")}};
    for (std::size_t i = 0; i < document.tables.size(); ++i)
        items.emplace_back(fmt::format("Table_{}", i + 1), table_title(document, i));
    if (data) items.emplace_back("Data", std::string("The figures as one table, for programs"));
    items.emplace_back("Method", std::string("How the figures were made"));
    add_list({"Contents",
              "Contents",
              {"This sheet has one table: the sheets of this workbook."},
              {{"Sheet"}, {"Content"}},
              true},
             items, book);
}

void add_notes(const Document& document, Workbook& book) {
    Items items;
    for (const std::string& note : all_notes(document))
        items.emplace_back(fmt::format("Note {}", items.size() + 1), note);
    add_list({"Notes",
              "Notes",
              {"This sheet has one table: what holds for all figures of this workbook."},
              {{"Note"}, {"Text"}}},
             items, book);
}

void write_xlsx(const Document& paged, TextSink& sink, const WriteOptions& /*options*/) {
    const Document document = flattened(paged);
    const Items method = method_items(document);
    Workbook book(document.title.empty() ? "pairmodel" : document.title, text_of(method, "provenance date"));
    const bool data = !document.data.columns.empty();
    add_cover(document, book);
    add_contents(document, data, book);
    add_notes(document, book);
    for (std::size_t i = 0; i < document.tables.size(); ++i) add_readers_table(document, i, book);
    if (data) add_data(document, book);
    add_list({"Method", "How the figures were made", {"This sheet has one table."}, {{"Item"}, {"Value"}}},
             method, book);
    book.write(sink);
}

}  // namespace

const Format& xlsx_format() {
    static const Format format{"xlsx",
                               {".xlsx"},
                               "workbook in the accessible layout, for spreadsheets",
                               write_xlsx,
                               nullptr,
                               true,
                               "open it in a spreadsheet program"};
    return format;
}

}  // namespace pairmodel
