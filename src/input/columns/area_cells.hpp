#pragma once

#include "input/tables/rows.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

// Which column is which by what stands in it, whatever its heading. Told by the rows that were read ahead.

/// Whether four fifths of the cells of the column that say anything are such, of at least half of the rows.
[[nodiscard]] bool nearly_all(std::span<const HeadRow> below, std::size_t column,
                              const std::function<bool(const std::string&)>& is_such);

/// A column that holds codes of areas.
struct CodeColumn {
    std::size_t index = 0;
    int size = 0;              ///< of its smallest areas: size_of_gss_code()
    std::size_t distinct = 0;  ///< different codes
    bool with_names = false;   ///< "E08000037 : Gateshead"
};

/// The columns whose cells nearly all have GSS codes, alone or with a name (area_text()), in their order.
[[nodiscard]] std::vector<CodeColumn> code_columns(std::span<const HeadRow> below, std::size_t columns);

/// That of the smallest areas, or with most different codes, or without names beside them; none where two
/// are alike.
[[nodiscard]] std::optional<std::size_t> finest(const std::vector<CodeColumn>& columns);

/// The column whose cells are names of areas that pairmodel knows, half of them at least, and which tells
/// more rows apart than any other column of texts.
[[nodiscard]] std::optional<std::size_t> name_column(std::span<const HeadRow> below, std::size_t columns);

/// The column of codes, else of names, of a table of whose headings none says which.
[[nodiscard]] std::optional<std::size_t> area_column(std::span<const HeadRow> below, std::size_t columns);

/// The GSS code of the one area that is called so ("Swansea / Abertawe"), former ones among them; empty where
/// there is none, or several.
[[nodiscard]] std::string code_of_name(std::string_view name);

/// What the headings of codes and of their names have in common: "LAD23CD" and "LAD23NM" → "lad23", "LSOA
/// code (2021)" and "LSOA name (2021)" → "lsoa2021", "Ward code" and "Ward" → "ward". Of headings as
/// plain_name() makes them.
[[nodiscard]] std::string stem_of(std::string_view plain);

}  // namespace pairmodel
