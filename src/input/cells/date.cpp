#include "input/cells/date.hpp"

#include "input/cells/list.hpp"
#include "input/cells/number.hpp"
#include "input/columns/period.hpp"

#include <fmt/format.h>

#include <array>

namespace pairmodel {

namespace {

using Parts = std::array<std::string, 3>;  ///< year, month, day

std::optional<std::chrono::year_month_day> day_of(const Parts& parts) {
    const auto year = parse_count(parts[0]);
    const auto month = parse_count(parts[1]);
    const auto day = parse_count(parts[2]);
    if (parts[0].size() != 4 || !year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
    const std::vector<std::string> parts = list_of(text, '-');
    if (text.size() != 10 || parts.size() != 3 || parts[1].size() != 2) return std::nullopt;
    return day_of({parts[0], parts[1], parts[2]});
}

std::optional<std::string> parse_written_date(std::string_view text) {
    text = trimmed(text);
    auto date = parse_date(text);
    bool is_day = list_of(text, '-').size() == 3;
    for (const char separator : {'/', '.'}) {  // the day first, as Britain writes it
        const auto parts = list_of(text, separator);
        if (parts.size() != 3) continue;
        is_day = true;
        date = day_of({parts[2], parts[1], parts[0]});
    }
    if (date)
        return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date->year()),
                           static_cast<unsigned>(date->month()), static_cast<unsigned>(date->day()));
    if (is_day) return std::nullopt;  // one that there is not
    const auto period = parse_period(text);
    if (!period || !period->is_one_year()) return std::nullopt;
    return period->month > 0 ? fmt::format("{}-{:02}", period->last_year, period->month)
                             : fmt::format("{}", period->last_year);
}

}  // namespace pairmodel
