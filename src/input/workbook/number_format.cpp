#include "input/workbook/number_format.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

namespace pairmodel {

namespace {

std::string date_of(double days, bool from_1904) {
    using namespace std::chrono;
    const auto whole = static_cast<int>(std::floor(days));
    const sys_days first =
        from_1904 ? sys_days{1904y / January / 1} : sys_days{1899y / December / (whole < 60 ? 31 : 30)};
    const year_month_day date{first + std::chrono::days{whole}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string time_of(double days) {
    constexpr double seconds_of_day = 86'400;
    const auto seconds = static_cast<long long>(std::llround(days * seconds_of_day));
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

Look look_of_format(std::string_view format) {
    bool quoted = false;
    bool time = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        if (c == '"') quoted = !quoted;
        if (quoted || c == '"') continue;
        if (c == '\\' || c == '_' || c == '*') {  // what follows is shown, skipped over, or repeated
            ++i;
            continue;
        }
        if (c == ';') break;  // what follows is for numbers below zero
        if (c == '[') {       // a colour, a condition, a locale; or hours beyond a day
            const std::size_t end = format.find(']', i);
            time = time || format.substr(i, end - i).find_first_not_of("[hHmMsS") == std::string_view::npos;
            if (end == std::string_view::npos) break;
            i = end;
            continue;
        }
        if (c == '%') return Look::percent;
        if (c == 'd' || c == 'y' || c == 'D' || c == 'Y') return Look::date;
        time = time || c == 'h' || c == 'H' || c == 's' || c == 'S';
        if ((c == 'm' || c == 'M') && format.find_first_of("hHsS") == std::string_view::npos)
            return Look::date;
    }
    return time ? Look::time : Look::plain;
}

Look look_of_number(unsigned id) {
    if (id == 9 || id == 10) return Look::percent;
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return Look::time;
    // 27 to 58: dates of East Asia
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
               ? Look::date
               : Look::plain;
}

std::string shown_number(double value, Look look, bool from_1904) {
    constexpr double last_day = 2'958'465;  // 31 December 9999
    const bool day = value >= 0 && value <= last_day;
    if (look == Look::date && day) {
        const double rest = value - std::floor(value);
        return date_of(value, from_1904) + (rest > 0 ? " " + time_of(rest) : "");
    }
    if (look == Look::time && day) return time_of(value);
    // Fifteen digits are what the file has; a hundredfold of it may be off by a last bit that nobody wrote.
    if (look == Look::percent) return fmt::format("{:.15g}%", value * 100);
    return fmt::format("{}", value);
}

}  // namespace pairmodel
