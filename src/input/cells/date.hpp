#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pairmodel {

/// A day written YYYY-MM-DD; nothing where the text is anything else.
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_date(std::string_view text);

/// A day, a month or a year as people write it in tables ("30/06/2026", "June 2026", "2026"), so that texts
/// of earlier days come first: "2026-06-30", "2026-06", "2026". Nothing where the text is none.
[[nodiscard]] std::optional<std::string> parse_written_date(std::string_view text);

}  // namespace pairmodel
