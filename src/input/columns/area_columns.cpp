#include "input/columns/area_columns.hpp"

#include "input/areas/columns.hpp"
#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/area_cells.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "system/shell.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

using Places = std::vector<std::size_t>;

class Chooser {
public:
    Chooser(const std::vector<std::string>& headings, std::span<const HeadRow> below,
            const ColumnMappings& mappings)
        : headings_(headings), below_(below), mappings_(mappings) {
        for (const std::string& heading : headings) plain_.push_back(plain_name(heading));
    }

    AreaColumnChoice choose() {
        choose_code();
        choose_name();
        return std::move(choice_);
    }

private:
    /// The column that --column points out.
    [[nodiscard]] std::optional<std::size_t> pointed_out(AreaColumn own) const {
        for (const auto& [ours, theirs] : mappings_)
            if (own_column(plain_name(ours)) == own) {
                const auto at = std::find(plain_.begin(), plain_.end(), plain_name(theirs));
                if (at != plain_.end()) return static_cast<std::size_t>(at - plain_.begin());
            }
        return std::nullopt;
    }

    [[nodiscard]] bool is_pointed_out(std::size_t column) const {
        return std::any_of(mappings_.begin(), mappings_.end(),
                           [&](const auto& pair) { return plain_name(pair.second) == plain_[column]; });
    }

    /// The columns that are called so: by the very name where there are such.
    [[nodiscard]] Places called(AreaColumn own) const {
        Places exact;
        Places others;
        for (std::size_t i = 0; i < plain_.size(); ++i) {
            if (is_pointed_out(i) || own_column(plain_[i]) != own || i == choice_.code) continue;
            (plain_[i] == plain_name(name_of(own)) ? exact : others).push_back(i);
        }
        exact_ = !exact.empty();
        return exact.empty() ? others : exact;
    }

    void choose_code() {
        choice_.code = pointed_out(AreaColumn::area_code);
        if (choice_.code) return;
        const Places named = called(AreaColumn::area_code);
        if (exact_ && !is_contradicted(named)) return take_only(named, choice_.code);
        std::vector<CodeColumn> coded = code_columns(below_, headings_.size());
        std::erase_if(coded, [&](const CodeColumn& column) { return is_pointed_out(column.index); });
        const auto is_named = [&](const CodeColumn& column) {
            return std::find(named.begin(), named.end(), column.index) != named.end();
        };
        if (coded.empty() ||
            (!named.empty() && !exact_ && std::none_of(coded.begin(), coded.end(), is_named)))
            return take_only(named, choice_.code);
        choice_.code = finest(coded);
        if (!choice_.code) take_alike(coded, is_named);
        note_code(coded, named);
    }

    /// Columns called area_code, none of whose cells has a GSS code or a built-in one, beside others that
    /// have: StatsWales has its own codes in "Area_Code" and those in "Area_AltCode1".
    [[nodiscard]] bool is_contradicted(const Places& named) const {
        const auto has_code = [&](const HeadRow& row) {
            return std::any_of(named.begin(), named.end(), [&](std::size_t column) {
                return column < row.cells.size() && (!area_text(row.cells[column]).code.empty() ||
                                                     reference_table().by_code(row.cells[column]) != nullptr);
            });
        };
        return std::none_of(below_.begin(), below_.end(), has_code) &&
               !code_columns(below_, headings_.size()).empty();
    }

    template <typename IsNamed>
    void take_alike(std::vector<CodeColumn> coded, const IsNamed& is_named) {
        const int size = std::min_element(coded.begin(), coded.end(), [](const auto& a, const auto& b) {
                             return a.size < b.size;
                         })->size;
        std::erase_if(coded, [&](const CodeColumn& column) { return column.size != size; });
        std::vector<CodeColumn> named = coded;
        std::erase_if(named, [&](const CodeColumn& column) { return !is_named(column); });
        choice_.code = finest(named);
        if (choice_.code) return;
        for (const CodeColumn& column : named.empty() ? coded : named) choice_.alike.push_back(column.index);
        choice_.code = choice_.alike[0];
    }

    static void take_only(const Places& columns, std::optional<std::size_t>& place) {
        if (columns.size() == 1) place = columns[0];
    }

    void note_code(const std::vector<CodeColumn>& coded, const Places& named) {
        if (!choice_.alike.empty()) return;
        std::vector<std::string> others;
        for (const CodeColumn& column : coded)
            if (column.index != choice_.code) others.push_back(title_of(column.index));
        const bool is_called = std::find(named.begin(), named.end(), *choice_.code) != named.end();
        if (!others.empty())
            choice_.note = fmt::format("the area codes are those of {}; the codes of {} are not read",
                                       in_quotes(title_of(*choice_.code)), listed(others));
        else if (!is_called)
            choice_.note = fmt::format("column {} holds the area codes{}", in_quotes(title_of(*choice_.code)),
                                       has_names(coded) ? " and names" : "");
    }

    /// Whether the cells of the chosen column have names beside the codes.
    [[nodiscard]] bool has_names(const std::vector<CodeColumn>& coded) const {
        return std::any_of(coded.begin(), coded.end(), [&](const CodeColumn& column) {
            return column.index == choice_.code && column.with_names;
        });
    }

    void choose_name() {
        choice_.name = pointed_out(AreaColumn::area_name);
        if (!choice_.name && choice_.code) choice_.name = name_called_as_code();
        if (choice_.name) return;
        Places named = called(AreaColumn::area_name);
        if (choice_.code && !exact_) {
            const auto own = std::stable_partition(
                named.begin(), named.end(), [&](std::size_t column) { return !names_wider_areas(column); });
            choice_.wider.assign(own, named.end());
            named.erase(own, named.end());
            if (named.size() > 1) return take_beside(named);
        }
        if (!named.empty()) return take_only(named, choice_.name);
        const auto known = name_column(below_, headings_.size());
        if (choice_.code) {
            if (known && !is_pointed_out(*known) && names_same_areas(*known)) choice_.name = known;
            return;
        }
        choice_.name = known;
        if (choice_.name)
            choice_.note =
                fmt::format("column {} holds the names of the areas", in_quotes(title_of(*choice_.name)));
    }

    /// The column whose heading goes with that of the codes: by the word "name" or the like, else without it.
    [[nodiscard]] std::optional<std::size_t> name_called_as_code() const {
        const std::string& code = plain_[*choice_.code];
        const std::string stem = stem_of(code);
        Places with_word;
        Places bare;
        for (std::size_t i = 0; i < plain_.size() && !stem.empty(); ++i)
            if (i != choice_.code && !is_pointed_out(i) && plain_[i] != code && stem_of(plain_[i]) == stem)
                (plain_[i] == stem ? bare : with_word).push_back(i);
        std::optional<std::size_t> name;
        take_only(with_word.empty() ? bare : with_word, name);
        return name;
    }

    void take_beside(const Places& names) {
        for (const std::size_t beside : {*choice_.code + 1, *choice_.code - 1})
            if (!choice_.name && std::find(names.begin(), names.end(), beside) != names.end())
                choice_.name = beside;
    }

    /// Calls `tell` with the newest code of each row and the code of the area that is called as its cell,
    /// which may be none.
    template <typename Tell>
    void for_names(std::size_t column, const Tell& tell) const {
        for (const HeadRow& row : below_) {
            if (std::max(column, *choice_.code) >= row.cells.size()) continue;
            const AreaText code = area_text(row.cells[*choice_.code]);
            if (!code.code.empty())
                tell(newest_code(without_nhs_mark(code.code)), code_of_name(row.cells[column]));
        }
    }

    /// Whether most of the names that pairmodel knows are those of the codes.
    [[nodiscard]] bool names_same_areas(std::size_t column) const {
        std::size_t same = 0;
        std::size_t others = 0;
        for_names(column, [&](const auto& code, const std::string& of_name) {
            if (!of_name.empty()) ++(code == newest_code(of_name) ? same : others);
        });
        return same > others;
    }

    /// Whether it says in which authority or wider area most of these wards or neighbourhoods are.
    [[nodiscard]] bool names_wider_areas(std::size_t column) const {
        std::size_t rows = 0;
        std::size_t wider = 0;
        for_names(column, [&](const auto& code, const std::string& of_name) {
            ++rows;
            if (!of_name.empty() && size_of_gss_code(code) < size_of_gss_code("E06")) ++wider;
        });
        return 2 * wider > rows;
    }

    /// A heading may be empty, as that of the codes in a workbook of Nomis is.
    [[nodiscard]] std::string title_of(std::size_t column) const {
        return headings_[column].empty() ? fmt::format("number {}", column + 1) : headings_[column];
    }

    const std::vector<std::string>& headings_;
    std::span<const HeadRow> below_;
    const ColumnMappings& mappings_;
    std::vector<std::string> plain_;
    AreaColumnChoice choice_;
    mutable bool exact_ = false;
};

}  // namespace

AreaColumnChoice choose_area_columns(const std::vector<std::string>& headings, std::span<const HeadRow> below,
                                     const ColumnMappings& mappings) {
    return Chooser(headings, below, mappings).choose();
}

std::string column_option(std::string_view ours, std::string_view heading) {
    return "--column " + system::as_argument(fmt::format("{}={}", ours, heading));
}

}  // namespace pairmodel
