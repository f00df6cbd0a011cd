#pragma once

#include "input/columns/period.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// What a column of an official table holds, where the reader has to know.
enum class Role { code, name, value, period, period_order, subject, district, people };

/// A column by which a layout is known, or that the reader has to find.
struct LayoutColumn {
    std::string_view name;     ///< as the publisher prints it
    std::string_view pattern;  ///< of its plain_name(): `#` is four digits, `*` anything
    std::optional<Role> role = {};
    bool tells = true;      ///< the layout is known by it
    bool required = false;  ///< a table of this layout cannot be read without it
};

/// One row, by the names of its columns.
class LayoutRow {
public:
    LayoutRow(const std::map<std::string, std::size_t, std::less<>>& places,
              const std::vector<std::string_view>& cells)
        : places_(places), cells_(cells) {}
    /// The cell under this heading, as plain_name() makes it; empty where there is none.
    [[nodiscard]] std::string_view operator[](std::string_view plain_heading) const;
    /// The cell in this column, trimmed; empty where the row is shorter.
    [[nodiscard]] std::string_view at(std::size_t column) const;

private:
    const std::map<std::string, std::size_t, std::less<>>& places_;
    const std::vector<std::string_view>& cells_;
};

/// What stands above the rows.
struct FileHead {
    std::vector<std::string> title_lines;
    std::vector<std::string> headings;
};

/// An official layout. Each file of this folder defines one; layouts() lists them.
struct Layout {
    std::string_view title;
    std::string_view publisher;
    std::vector<LayoutColumn> columns;
    /// Why the row is none of those that are wanted; empty: it is one.
    std::string_view (*unwanted)(const LayoutRow& row) = nullptr;
    /// The area's code, where it is not simply the cell in the role `code`.
    std::string_view (*code_of)(const LayoutRow& row) = nullptr;
    /// The period of the whole file; empty where it does not say.
    std::string (*period_of)(const FileHead& head) = nullptr;
    /// Patterns of columns that tell several rows of one area apart; empty: any may.
    std::vector<std::string_view> told_apart_by = {};
    /// Patterns of columns that describe the area or the row; never values, never told apart by.
    std::vector<std::string_view> standard = {};
    /// So many cells may be missing at the end of a row.
    std::size_t may_lack_cells = 0;
    /// Areas may come again with the same value, under another parent.
    bool repeats_areas = false;
    /// Areas that have no GSS code may stand among the others.
    bool other_codes = false;
    /// What its values are in, where they are of one kind alone, as scores are; empty: of any.
    std::string_view unit = {};
    /// A title line has this, whatever the columns are called; empty: there is no such line.
    std::string_view title_line = {};
};

/// Whether a name as plain_name() makes it has the pattern.
[[nodiscard]] bool has_pattern(std::string_view plain, std::string_view pattern);
/// Whether any of these headings is like that.
[[nodiscard]] bool any_has(const std::vector<std::string>& plain, std::string_view pattern);

/// A heading as plain_name() makes it, without "[note 3]".
[[nodiscard]] std::string plain_heading(std::string_view heading);

/// The layouts in the order in which a header is tried.
[[nodiscard]] std::span<const Layout* const> layouts();

[[nodiscard]] const Layout& ons_births_layout();
[[nodiscard]] const Layout& deprivation_averages_layout();
[[nodiscard]] const Layout& deprivation_neighbourhoods_layout();
[[nodiscard]] const Layout& fingertips_layout();
[[nodiscard]] const Layout& explore_education_layout();
[[nodiscard]] const Layout& nomis_api_layout();
[[nodiscard]] const Layout& nomis_web_layout();
[[nodiscard]] const Layout& superweb_layout();
[[nodiscard]] const Layout& statswales_layout();
[[nodiscard]] const Layout& statswales_until_2025_layout();
[[nodiscard]] const Layout& scotpho_layout();
[[nodiscard]] const Layout& statistics_gov_scot_layout();
[[nodiscard]] const Layout& nisra_layout();
[[nodiscard]] const Layout& ons_custom_layout();
/// Any table with a column of codes; the last resort.
[[nodiscard]] const Layout& any_layout();

}  // namespace pairmodel
