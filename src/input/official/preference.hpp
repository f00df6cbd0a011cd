#pragma once

#include "pairmodel/input/official_table.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

// Which of several columns, or of several values in a column, is most likely meant: what a hint proposes.

/// Of the headings of columns that hold numbers, the one that most likely has the values that are wanted:
/// scores, rates and values before ranks, deciles, counts and ends of intervals, all before parts, late years
/// before early ones. Of births none, where no heading says that it has all of them.
[[nodiscard]] std::optional<std::size_t> best_heading(std::span<const std::string> headings,
                                                      const OfficialRequest& request);

/// Whether the only column of numbers may be all births, as far as its heading tells: no other count, measure
/// or part.
[[nodiscard]] bool may_be_births(std::string_view heading);

/// Whether a value of a column, such as "Persons", may stand for all births, not for a part of them.
[[nodiscard]] bool may_be_all_births(std::string_view value);

/// Whether all of these headings are of ranks, deciles and the like, or of counts beside them.
[[nodiscard]] bool are_places(std::span<const std::string> headings);

/// Of the values of a column, the one that most likely is meant: what the request is about, the latest
/// period, all before parts, as for headings.
[[nodiscard]] std::size_t best_value(std::span<const std::string> values, const OfficialRequest& request);

/// What a column most likely tells of a row.
enum class Tells { period, kind, remark };

/// By its heading and values; remarks are significance, notes and the like, which are no choice.
[[nodiscard]] Tells told_by(std::string_view heading, std::span<const std::string> values);

}  // namespace pairmodel
