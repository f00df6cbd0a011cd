#pragma once

#include "input/tables/rows.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pairmodel {

/// Pairs of our column name and the heading that stands for it: --column.
using ColumnMappings = std::vector<std::pair<std::string, std::string>>;

/// Which columns of a table say what area a row is of.
struct AreaColumnChoice {
    std::optional<std::size_t> code;
    std::optional<std::size_t> name;
    std::vector<std::size_t> alike;  ///< columns of codes of which none is the finer: one must be pointed out
    std::vector<std::size_t> wider;  ///< columns of names that say in which wider areas these are
    std::string note;                ///< what was known by its cells; empty where the headings say all
};

/// By the headings, and where these leave it open by the cells below: the column of codes whatever it is
/// called, of several the finer one, and names of areas that pairmodel knows.
[[nodiscard]] AreaColumnChoice choose_area_columns(const std::vector<std::string>& headings,
                                                   std::span<const HeadRow> below,
                                                   const ColumnMappings& mappings);

/// `--column "area_code=LSOA code (2021)"`
[[nodiscard]] std::string column_option(std::string_view ours, std::string_view heading);

}  // namespace pairmodel
