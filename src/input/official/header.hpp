#pragma once

#include "input/official/layouts/layout.hpp"
#include "input/tables/row_width.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/official_table.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

inline constexpr std::size_t role_count = 8;

/// The header of an official table: which layout it has, and where its columns stand.
struct OfficialHeader {
    const Layout* layout = nullptr;
    char delimiter = ',';
    std::size_t line = 0;
    std::size_t last_line = 0;  ///< of the header, which may hold line breaks
    RowWidth width;
    FileHead head;
    std::vector<std::string> plain;  ///< headings as plain_heading() makes them
    std::map<std::string, std::size_t, std::less<>> places;
    std::array<std::optional<std::size_t>, role_count> roles;
    std::vector<std::string> notes;  ///< what was known by its cells alone
    std::vector<bool> mapped_by;     ///< which of the request's columns name one of these headings

    [[nodiscard]] std::optional<std::size_t> at(Role role) const {
        return roles[static_cast<std::size_t>(role)];
    }
    /// What the file calls the column with this role; empty where it has none, as names may stand beside
    /// codes.
    [[nodiscard]] std::string heading_of(Role role) const {
        const auto place = at(role);
        return place ? head.headings[*place] : "";
    }
    /// The index of the column with this name; none where there is none.
    [[nodiscard]] std::optional<std::size_t> column_named(std::string_view name) const;
    /// Whether rows say which area they are of by its name alone.
    [[nodiscard]] bool is_by_name() const { return !at(Role::code) && layout->code_of == nullptr; }
    /// Whether the column describes the area or the row, and is neither a value nor a choice.
    [[nodiscard]] bool is_standard(std::size_t column) const;
};

/// Finds the header among the first lines of a file by its column names.
/// Throws InputError where there is none that a layout has, or where a column that is needed is missing.
[[nodiscard]] OfficialHeader find_official_header(const TextLines& lines,
                                                  const std::vector<std::string>& first_lines,
                                                  const OfficialRequest& request);

}  // namespace pairmodel
