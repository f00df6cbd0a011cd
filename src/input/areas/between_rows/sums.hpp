#pragma once

#include "pairmodel/input/area_table.hpp"
#include "pairmodel/model/area_list.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pairmodel {

/// A row with as many live births as other rows together, which may be their total.
struct SumRow {
    std::size_t index = 0;
    std::size_t first = 0;  ///< of the others; other sums may stand among them
    std::size_t last = 0;

    [[nodiscard]] bool is_of(std::size_t other) const {
        return other != index && first <= other && other <= last;
    }
};

/// The rows whose births are those of all other rows, or of three or more rows right above or below, and
/// hardly so by chance, whatever the rows are called. `lines` are those of the areas, `stated` the lines of
/// areas that are said to be none. An area's own code tells too: one of the kind that the others have, or one
/// of the built-in table.
[[nodiscard]] std::vector<SumRow> sum_rows(const AreaList& areas, std::span<const std::uint32_t> lines,
                                           std::span<const std::uint32_t> stated);

/// A row without a code that has the births of all others of which a further column says the same: "North"
/// among the wards of which locality is North.
struct SubtotalRow {
    std::size_t index = 0;
    std::size_t group = 0;     ///< the column
    std::size_t withheld = 0;  ///< so many of the others
};

/// Such rows, if no area that was withheld has more births than `most_withheld`.
[[nodiscard]] std::vector<SubtotalRow> subtotal_rows(const AreaList& areas,
                                                     std::span<const std::uint32_t> lines,
                                                     std::span<const std::uint32_t> stated,
                                                     std::int64_t most_withheld = 0);

/// Whether a column says that the row is an area: its line is one of `stated`.
[[nodiscard]] bool is_stated(std::size_t index, std::span<const std::uint32_t> lines,
                             std::span<const std::uint32_t> stated);

/// A question for each of them, and one where areas of several levels stand together (levels.hpp).
[[nodiscard]] std::vector<std::string> sum_notes(const AreaList& areas, std::span<const std::uint32_t> lines,
                                                 std::span<const std::uint32_t> stated);

/// "lines 2 to 8 together": what the row is the sum of.
[[nodiscard]] std::string summed_lines(const SumRow& sum, std::span<const std::uint32_t> lines);

/// Of these areas those that may hold others: all but rows that are called a sum and said to be an area.
[[nodiscard]] std::vector<std::size_t> without_stated_sums(const AreaList& areas,
                                                           std::span<const std::size_t> among,
                                                           std::span<const std::uint32_t> lines,
                                                           std::span<const std::uint32_t> stated);

/// Whether the row is called the sum of others: "Total", "All areas".
[[nodiscard]] bool is_called_a_sum(const AreaView& area);

/// What to do about such a row.
inline constexpr const char* sum_hint =
    "take that row out of the table, or give the table a column row_type: total in that row, or area if it is an area "
    "of its own";

}  // namespace pairmodel
