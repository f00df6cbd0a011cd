#pragma once

#include "input/areas/between_rows/overlap.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace pairmodel {

/// Kinds below authorities, of which the built-in table does not know what they lie in: output areas,
/// neighbourhoods, wards and parishes. By their codes it is known only which kinds are wider than others.
struct Level {
    char country = 0;  ///< of the code: 'E', 'W', 'S', 'N', or 'K' for several
    int size = 0;      ///< size_of_gss_code()

    /// Whether areas of the other level may lie in those of this one.
    [[nodiscard]] bool may_hold(const Level& other) const;
};

/// Nothing where the code tells none.
[[nodiscard]] std::optional<Level> level_of(const AreaView& area);

/// Two of these areas of which one may lie in the other; none where every row of the wider kinds is said to
/// be an area (`stated`, of `lines`).
[[nodiscard]] std::optional<Overlap> mixed_levels(const AreaList& areas, std::span<const std::size_t> among,
                                                  std::span<const std::uint32_t> lines,
                                                  std::span<const std::uint32_t> stated);

/// What to do about them.
inline constexpr const char* mixed_levels_hint =
    "leave the ones or the others out, or give the table a column row_type: area in the rows of the wider areas, if no "
    "other row lies in them";

}  // namespace pairmodel
