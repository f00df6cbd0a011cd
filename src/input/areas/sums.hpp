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

/// All areas of a size, as their codes tell.
struct AreasOfSize {
    int size = 0;           ///< size_of_gss_code()
    std::size_t first = 0;  ///< the index of one of them
    std::size_t count = 0;
    std::size_t withheld = 0;
    std::int64_t births = 0;

    [[nodiscard]] bool has(const AreaView& area) const;
};

/// Areas which, by their size and their births, together may be all those of a smaller size: neighbourhoods
/// and the wider ones that hold them, in whatever order.
struct HeldAreas {
    AreasOfSize outer;
    AreasOfSize inner;
};

/// Such sizes, if no area that was withheld has more births than `most_withheld`. Not asked about is
/// what is said to be areas (`stated`), or is built in, of which it is known what lies in what.
[[nodiscard]] std::vector<HeldAreas> held_areas(const AreaList& areas, std::span<const std::uint32_t> lines,
                                                std::span<const std::uint32_t> stated,
                                                std::int64_t most_withheld = 0);

/// "5 areas with codes like E02001698 together have as many live births as 25 areas with codes like
/// E01008162".
[[nodiscard]] std::string what_is_held(const HeldAreas& held, const AreaList& areas);

/// A question for each of them.
[[nodiscard]] std::vector<std::string> sum_notes(const AreaList& areas, std::span<const std::uint32_t> lines,
                                                 std::span<const std::uint32_t> stated);

/// "lines 2 to 8 together": what the row is the sum of.
[[nodiscard]] std::string summed_lines(const SumRow& sum, std::span<const std::uint32_t> lines);

/// Whether the row is called the sum of others: "Total", "All areas".
[[nodiscard]] bool is_called_a_sum(const AreaView& area);

/// What to do about such areas.
inline constexpr const char* held_hint =
    "take the ones or the others out of the table, or give the table a column row_type: area in every row if none holds "
    "another";

/// What to do about such a row.
inline constexpr const char* sum_hint =
    "take that row out of the table, or give the table a column row_type: total in that row, or area if it is an area "
    "of its own";

}  // namespace pairmodel
