#pragma once

#include "pairmodel/model/enum_words.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// What became of an area whose code official tables no longer use.
enum class ChangeKind {
    recoded,  ///< the same area with another code, but for small changes of its boundary
    merged,   ///< it became a part of a new area, together with others
    divided,  ///< it was divided between new areas, one row each
};

template <>
inline constexpr auto enum_words<ChangeKind> = word_list("recoded", "merged", "divided");

/// One row of data/reference/code_changes.csv.
struct CodeChange {
    ChangeKind kind = ChangeKind::recoded;
    std::string old_code;
    std::string old_name;
    std::string new_code;
    std::string new_name;
    std::string from;  ///< the day of the change, YYYY-MM-DD
};

/// Changes of the codes of authorities since 2012, read once.
[[nodiscard]] std::span<const CodeChange> code_changes();

/// The newest code of the same area: itself where it was never recoded.
[[nodiscard]] std::string newest_code(std::string_view code);

/// All codes of an area that was recoded, this one among them, the oldest first; empty for all others. Quick
/// enough to ask for every row of a file.
[[nodiscard]] std::span<const std::string> codes_of_recoded(std::string_view code);

/// Whether the codes are of one area, which may have been recoded.
[[nodiscard]] bool is_same_area(std::string_view one, std::string_view other);

/// The areas that were merged into this one. Empty where there are none.
[[nodiscard]] std::vector<const CodeChange*> merged_into(std::string_view new_code);

/// What the area became when it was merged or divided. Empty where neither happened.
[[nodiscard]] std::vector<const CodeChange*> successors_of(std::string_view old_code);

/// The divided areas that this one is a part of.
[[nodiscard]] std::vector<const CodeChange*> divided_into(std::string_view new_code);

/// The area of today that holds it, whatever happened to its code: through recoding and mergers. Itself
/// where nothing did; the area itself where it was divided.
[[nodiscard]] std::string holder_today(std::string_view code);

}  // namespace pairmodel
