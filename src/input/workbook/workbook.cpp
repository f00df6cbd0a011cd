#include "input/workbook/workbook.hpp"

#include "input/text/file.hpp"
#include "input/workbook/archive.hpp"
#include "pairmodel/error.hpp"

#include <fmt/format.h>
#include <ixion/address.hpp>
#include <ixion/formula_result.hpp>
#include <ixion/model_context.hpp>
#include <orcus/orcus_ods.hpp>
#include <orcus/orcus_xlsx.hpp>
#include <orcus/spreadsheet/document.hpp>
#include <orcus/spreadsheet/factory.hpp>
#include <orcus/spreadsheet/sheet.hpp>
#include <pugixml.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

namespace pairmodel {

namespace {

/// How a number is shown in a cell.
enum class Look { plain, percent, date };

constexpr std::uintmax_t most_unpacked = 256ULL << 20;
constexpr const char* workbook_part = "xl/workbook.xml";
constexpr const char* styles_part = "xl/styles.xml";

/// Of a number format of Excel: letters of days, months and years that are no text in quotation marks.
Look look_of_format(std::string_view format) {
    bool quoted = false;
    bool bracket = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        if (c == '\\') {
            ++i;
            continue;
        }
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '[') bracket = true;
        if (c == ']') bracket = false;
        if (bracket) continue;
        if (c == '%') return Look::percent;
        if (c == 'd' || c == 'm' || c == 'y' || c == 'D' || c == 'M' || c == 'Y') return Look::date;
    }
    return Look::plain;
}

/// Of the formats that Excel knows by number alone.
Look look_of_number(unsigned id) {
    if (id == 9 || id == 10) return Look::percent;
    return (id >= 14 && id <= 17) || id == 22 ? Look::date : Look::plain;
}

/// What the import library does not tell of a .xlsx: how cells look, and which sheets are hidden.
struct Extras {
    std::vector<Look> looks;             ///< by style of a cell
    std::map<std::string, bool> hidden;  ///< by name of a sheet
    bool from_1904 = false;              ///< day 0 of dates is 1 January 1904
};

Extras extras_of(const std::vector<ArchiveEntry>& entries) {
    Extras extras;
    for (const ArchiveEntry& entry : entries) {
        pugi::xml_document xml;
        if (entry.bytes.empty() || !xml.load_buffer(entry.bytes.data(), entry.bytes.size())) continue;
        if (entry.name == workbook_part) {
            extras.from_1904 = xml.first_child().child("workbookPr").attribute("date1904").as_bool();
            for (const pugi::xml_node sheet : xml.first_child().child("sheets"))
                extras.hidden[sheet.attribute("name").value()] =
                    std::string_view(sheet.attribute("state").value()).find("idden") !=
                    std::string_view::npos;
        } else if (entry.name == styles_part) {
            std::map<unsigned, Look> own;
            for (const pugi::xml_node format : xml.first_child().child("numFmts"))
                own[format.attribute("numFmtId").as_uint()] =
                    look_of_format(format.attribute("formatCode").value());
            for (const pugi::xml_node style : xml.first_child().child("cellXfs")) {
                const unsigned id = style.attribute("numFmtId").as_uint();
                const auto found = own.find(id);
                extras.looks.push_back(found == own.end() ? look_of_number(id) : found->second);
            }
        }
    }
    return extras;
}

/// A day counted as Excel does, which has a 29 February 1900.
std::string date_of(double days, bool from_1904) {
    using namespace std::chrono;
    const auto whole = static_cast<int>(std::floor(days));
    const sys_days first =
        from_1904 ? sys_days{1904y / January / 1} : sys_days{1899y / December / (whole < 60 ? 31 : 30)};
    const year_month_day date{first + std::chrono::days{whole}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string text_of(double value, Look look, bool from_1904) {
    constexpr double last_day = 2'958'465;  // 31 December 9999
    if (look == Look::date && value >= 0 && value <= last_day) return date_of(value, from_1904);
    // Fifteen digits are what the file has; a hundredfold of it may be off by a last bit that nobody wrote.
    if (look == Look::percent) return fmt::format("{:.15g}%", value * 100);
    return fmt::format("{}", value);
}

std::string in_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

class SheetReader {
public:
    SheetReader(const orcus::spreadsheet::document& document, const Extras& extras)
        : document_(document), cells_(document.get_model_context()), extras_(extras) {}

    [[nodiscard]] Sheet read(orcus::spreadsheet::sheet_t index) const {
        const orcus::spreadsheet::sheet& source = *document_.get_sheet(index);
        Sheet sheet;
        sheet.name = document_.get_sheet_name(index);
        const auto hidden = extras_.hidden.find(sheet.name);
        sheet.hidden = hidden != extras_.hidden.end() && hidden->second;
        const ixion::abs_range_t range = source.get_data_range();
        if (!range.valid()) return sheet;
        for (ixion::row_t row = 0; row <= range.last.row; ++row) {
            if (source.is_row_hidden(row, nullptr, nullptr))
                sheet.hidden_rows.push_back(static_cast<std::size_t>(row) + 1);
            std::vector<std::string>& cells = sheet.rows.emplace_back();
            for (ixion::col_t column = 0; column <= range.last.column; ++column)
                cells.push_back(cell(source, {index, row, column}));
        }
        return sheet;
    }

private:
    [[nodiscard]] Look look_of(const orcus::spreadsheet::sheet& sheet, const ixion::abs_address_t& at) const {
        const std::size_t style = sheet.get_cell_format(at.row, at.column);
        return style < extras_.looks.size() ? extras_.looks[style] : Look::plain;
    }

    [[nodiscard]] std::string cell(const orcus::spreadsheet::sheet& sheet,
                                   const ixion::abs_address_t& at) const {
        const auto number = [&](double value) {
            return text_of(value, look_of(sheet, at), extras_.from_1904);
        };
        switch (cells_.get_celltype(at)) {
            case ixion::celltype_t::numeric:
                return number(cells_.get_numeric_value(at));
            case ixion::celltype_t::boolean:
                return cells_.get_boolean_value(at) ? "TRUE" : "FALSE";
            case ixion::celltype_t::string: {
                const std::string* text = cells_.get_string(cells_.get_string_identifier(at));
                return text == nullptr ? "" : in_one_line(*text);
            }
            case ixion::celltype_t::formula: {
                const ixion::formula_result result = cells_.get_formula_result(at);
                if (result.get_type() == ixion::formula_result::result_type::value)
                    return number(result.get_value());
                return in_one_line(result.str(cells_));
            }
            default:
                return "";
        }
    }

    const orcus::spreadsheet::document& document_;
    const ixion::model_context& cells_;
    const Extras& extras_;
};

template <class Filter>
void load(orcus::spreadsheet::document& document, std::string_view bytes) {
    orcus::spreadsheet::import_factory factory(document);
    Filter filter(&factory);
    filter.read_stream(bytes);
}

/// "A", "Z", "AA".
std::string column_letters(std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

}  // namespace

std::string Sheet::csv() const {
    std::string text;
    for (const auto& row : rows) {
        bool first = true;
        for (const std::string& cell : row) {
            if (!first) text += ',';
            first = false;
            if (cell.find_first_of(",\"") == std::string::npos) {
                text += cell;
                continue;
            }
            text += '"';
            for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
            text += '"';
        }
        text += '\n';
    }
    return text;
}

std::string Sheet::place(std::size_t row, std::string_view heading) const {
    for (std::size_t above = std::min(row, rows.size()); above-- > 0;)
        for (std::size_t column = 0; column < rows[above].size() && !heading.empty(); ++column)
            if (rows[above][column] == heading)
                return fmt::format("{}!{}{}", name, column_letters(column), row);
    return fmt::format("{}!{}", name, row);
}

bool is_workbook(const std::vector<std::string>& names) {
    const auto has = [&](std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    return has(workbook_part) || (has("content.xml") && has("mimetype"));
}

std::vector<Sheet> read_workbook(std::string_view bytes, const std::string& file) {
    const auto entries = read_archive(bytes, file, most_unpacked, {workbook_part, styles_part});
    const bool excel = std::any_of(entries.begin(), entries.end(),
                                   [](const ArchiveEntry& entry) { return entry.name == workbook_part; });
    constexpr orcus::spreadsheet::range_size_t size{1'048'576, 16'384};
    orcus::spreadsheet::document document(size);
    try {
        excel ? load<orcus::orcus_xlsx>(document, bytes) : load<orcus::orcus_ods>(document, bytes);
    } catch (const std::exception& error) {
        throw FileError(fmt::format("{} cannot be read as a workbook: {}", file, error.what()));
    }
    const Extras extras = excel ? extras_of(entries) : Extras{};
    const SheetReader reader(document, extras);
    std::vector<Sheet> sheets;
    for (std::size_t i = 0; i < document.get_sheet_count(); ++i)
        sheets.push_back(reader.read(static_cast<orcus::spreadsheet::sheet_t>(i)));
    return sheets;
}

}  // namespace pairmodel
