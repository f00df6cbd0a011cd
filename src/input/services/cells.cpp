#include "input/services/cells.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace pairmodel {

namespace {

const std::vector<std::string>& level_words() {
    static const std::vector<std::string> words{"universal", "targeted", "specialist",
                                                "specialist_short_term", "specialist_long_term"};
    return words;
}

}  // namespace

std::optional<double> parse_amount(std::string_view text) {
    text = trimmed(text);
    constexpr std::string_view pound = "£";
    if (text.starts_with(pound)) text = trimmed(text.substr(pound.size()));
    if (const auto whole = parse_count(text)) return static_cast<double>(*whole);
    const auto number = parse_number(text);
    if (!number || *number < 0 || *number > static_cast<double>(largest_count)) return std::nullopt;
    return number;
}

std::string amount_hint(std::string_view text) {
    text = trimmed(text);
    if (const auto number = parse_number(text); number && *number < 0)
        return "leave the cell empty where the number is not known";
    if (text.find(',') != std::string_view::npos)
        return "write a decimal point, not a comma, and thousands in threes: 1,200";
    return "a number alone; leave the cell empty where it is not known";
}

std::string part_hint(std::string_view text) {
    const auto number = parse_number(text);
    if (number && *number >= 2 && *number <= 100)
        return fmt::format("a percentage? write {:.4g} or {:.4g}%", *number / 100, *number);
    return "half of the time is 0.5 or 50%";
}

std::string age_hint(std::string_view text) {
    if (const auto number = parse_number(text); number && *number > oldest_age)
        return fmt::format("for months write {} months", trimmed(text));
    return "such as 2, 6 months, birth or conception";
}

std::optional<Answer> parse_answer(std::string_view text) {
    if (is_missing(text)) return Answer::not_known;
    const std::string word = lower_case(trimmed(text));
    if (is_one_of(word, {"yes", "y", "true", "1"})) return Answer::yes;
    if (is_one_of(word, {"no", "n", "false", "0"})) return Answer::no;
    if (is_one_of(word, {"?", "unknown", "not known", "don't know", "not sure"})) return Answer::not_known;
    return std::nullopt;
}

std::optional<StatedAge> parse_age(std::string_view text, bool bare_is_months) {
    const std::string word = lower_case(trimmed(text));
    if (is_one_of(word, {"conception", "pregnancy", "antenatal", "before birth"}))
        return StatedAge{0, true, false};
    if (is_one_of(word, {"birth", "newborn"})) return StatedAge{};
    const std::size_t end = word.find_first_not_of("0123456789. ");
    const auto number = parse_number(word.substr(0, end));
    if (!number || *number < 0) return std::nullopt;
    const std::string unit = end == std::string::npos ? "" : word.substr(end);
    StatedAge age;
    age.bare = unit.empty();
    if (age.bare ? bare_is_months : is_one_of(unit, {"m", "mo", "month", "months", "mths"}))
        age.months = *number;
    else if (age.bare || is_one_of(unit, {"y", "yr", "yrs", "year", "years"}))
        age.months = *number * months_of_a_year;
    else if (is_one_of(unit, {"w", "week", "weeks", "wks"}))
        age.months = *number * months_of_a_year / 52;
    else
        return std::nullopt;
    return age.months > oldest_age * months_of_a_year ? std::nullopt : std::optional(age);
}

std::optional<StatedLevel> parse_level(std::string_view text) {
    static const std::array<StatedLevel, 5> levels{{{CareLevel::universal, SpecialistWork::any},
                                                    {CareLevel::targeted, SpecialistWork::any},
                                                    {CareLevel::specialist, SpecialistWork::any},
                                                    {CareLevel::specialist, SpecialistWork::short_term},
                                                    {CareLevel::specialist, SpecialistWork::long_term}}};
    const std::string plain = plain_name(text);
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (plain == plain_name(level_words()[i])) return levels[i];
    return std::nullopt;
}

std::string level_hint(std::string_view text) {
    // Not those of more words, which would be offered beside the one that is meant.
    const std::vector<std::string> words(level_words().begin(), level_words().begin() + 3);
    const std::string plain = plain_name(text);
    const auto named = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
        return plain.find(word) != std::string::npos;
    });
    if (named > 1 || plain.find("mix") != std::string::npos)
        return "write one row for each level, with its part of the capacity";
    std::string near = did_you_mean(trimmed(text), words);
    if (!near.empty()) return near;
    return "the levels are universal, targeted, specialist, specialist_short_term and specialist_long_term";
}

}  // namespace pairmodel
