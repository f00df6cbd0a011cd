#include "request/values.hpp"

#include "input/cells/share.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/period.hpp"
#include "input/text/lines.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pairmodel {

double number_option(const std::string& option, const std::string& text, double at_least) {
    const auto value = parse_number(text);
    if (!value || *value < at_least)
        throw RequestError(
            option, fmt::format("expected a number, {} or more, found {}", at_least, in_quotes(text)), "");
    return *value;
}

std::int64_t count_option(const std::string& option, const std::string& text, std::int64_t most) {
    if (const auto value = parse_count(text, most)) return *value;
    const auto number = parse_number(text);
    if (number && *number > static_cast<double>(most))
        throw RequestError(option, fmt::format("expected at most {}, found {}", most, in_quotes(text)), "");
    if (number && *number < 0)
        throw RequestError(option, fmt::format("expected 0 or more, found {}", in_quotes(text)), "");
    throw RequestError(option, fmt::format("expected a whole number, found {}", in_quotes(text)), "");
}

double ratio_option(const std::string& option, const std::string& text) {
    const auto value = parse_ratio(text);
    if (!value)
        throw RequestError(option, fmt::format("expected {}, found {}", ratio_expected, in_quotes(text)),
                           ratio_hint(text));
    return *value;
}

std::string text_option(const std::string& option, const std::string& text) {
    if (!has_control_character(text) && is_utf8(text)) return text;
    throw RequestError(option, fmt::format("expected one line of UTF-8 text, found {}", in_quotes(text)), "");
}

std::size_t word_option(const std::string& option, const std::string& text,
                        const std::vector<std::string>& words) {
    const auto found = std::find(words.begin(), words.end(), text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    throw RequestError(option, fmt::format("expected {}, found {}", fmt::join(words, ", "), in_quotes(text)),
                       did_you_mean(text, words));
}

double share_option(const std::string& option, const std::string& text) {
    const auto share = parse_share(text);
    if (!share)
        throw RequestError(option, fmt::format("expected {}, found {}", share_expected, in_quotes(text)),
                           share_hint(text));
    return *share;
}

int year_option(const std::string& option, const std::string& text) {
    const auto year = parse_count(text);
    if (!year || *year < first_year || *year > last_year)
        throw RequestError(option, fmt::format("expected a year, found {}", in_quotes(text)), "");
    return static_cast<int>(*year);
}

std::string births_period_option(const std::string& text) {
    if (text.empty()) return "";
    const auto period = parse_period(text);
    if (!period)
        throw RequestError("--births-year", fmt::format("expected a year, found {}", in_quotes(text)),
                           "such as 2023, or as the table writes it: 2022/23");
    if (period->part)
        throw RequestError("--births-year",
                           fmt::format("expected a whole year, found {}, which is a part", in_quotes(text)),
                           "births of parts of a year are to be added up");
    return text;
}

std::optional<int> births_year_option(const std::string& text) {
    if (births_period_option(text).empty()) return std::nullopt;
    if (const auto year = year_of_period(text)) return year;
    throw RequestError("--births-year", fmt::format("expected a calendar year, found {}", in_quotes(text)),
                       fmt::format("such as --births-year {}", parse_period(text)->last_year));
}

Thousands thousands_option(const std::string& text) {
    if (text.empty()) return Thousands::not_said;
    return static_cast<Thousands>(1 + word_option("--thousands", text, {"comma", "point"}));
}

std::optional<Tier> tier_option(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return enum_option<Tier>("--tier", text);
}

std::optional<NamedText> named_text(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) return std::nullopt;
    return NamedText{text.substr(0, equals), text.substr(equals + 1)};
}

}  // namespace pairmodel
