#include "input/columns/period.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/columns/area_cells.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pairmodel {

namespace {

constexpr int first_possible = 1900;
constexpr int last_possible = 2199;
constexpr int first_of_short = 2000;

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/// "january" or "jan" → 1; 0 for no month.
int month_of(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};
    if (word == "sept") return 9;
    for (std::size_t i = 0; i < months.size(); ++i)
        if (word == months[i] || word == months[i].substr(0, 3)) return static_cast<int>(i) + 1;
    return 0;
}

bool is_usual_word(std::string_view word) {
    return is_one_of(word, {"to",         "and",   "ending",    "ended",  "end",       "year",     "years",
                            "fye",        "fy",    "financial", "survey", "school",    "calendar", "academic",
                            "mid",        "month", "p",         "r",      "aggregate", "rolling",  "average",
                            "aggregates", "tax",   "reporting", "ye",     "annual"});
}

/// Reads the words and numbers of a text one by one.
class PeriodReader {
public:
    explicit PeriodReader(std::string text) : text_(std::move(text)) {}

    /// What was read is some months, and no year.
    [[nodiscard]] bool is_part_of_year() const {
        if (year_ending_ || years_.empty() || month_ == 0) return false;
        if (months_.size() < 2) return !day_ && years_.size() == 1;
        return 12 * (years_.back() - years_.front()) + months_.back() - months_.front() + 1 < 12;
    }

    std::optional<Period> read() {
        while (at_ < text_.size())
            if (!read_one()) return std::nullopt;
        if (years_.empty()) return std::nullopt;
        const auto [first, last] = std::minmax_element(years_.begin(), years_.end());
        return Period{*first, *last, month_};
    }

private:
    bool read_one() {
        const char c = text_[at_];
        if (is_digit(c)) return read_number();
        if (is_letter(c)) return read_word();
        const std::string_view rest = std::string_view(text_).substr(at_);
        for (const std::string_view dash : {"–", "—", "‑"})
            if (rest.starts_with(dash)) return pass(dash.size(), '-');
        if (c == '.' && at_ > 0 && is_digit(text_[at_ - 1])) return false;  // of a number
        if (std::string_view(" /-.,:;()[]").find(c) == std::string_view::npos) return false;
        return pass(1, c);
    }

    bool pass(std::size_t length, char separator) {
        at_ += length;
        if (separator != ' ') separator_ = separator;
        return true;
    }

    bool read_word() {
        std::size_t end = at_;
        while (end < text_.size() && is_letter(text_[end])) ++end;
        const std::string word = text_.substr(at_, end - at_);
        at_ = end;
        if (word == "to") separator_ = '-';
        if (const int month = month_of(word)) {
            return add_month(month);
        }
        year_ending_ =
            year_ending_ || is_one_of(word, {"year", "years", "ye", "fye", "fy", "annual", "rolling", "mid"});
        quarter_ = word == "q" || word == "quarter" || word == "qtr";
        return quarter_ || is_usual_word(word);
    }

    bool read_number() {
        std::size_t end = at_;
        while (end < text_.size() && is_digit(text_[end])) ++end;
        const std::size_t digits = end - at_;
        if (digits > 6) return false;
        const int value = std::stoi(text_.substr(at_, digits));
        const char before = std::exchange(separator_, ' ');
        at_ = end;
        if (digits == 4) return add_year(value);
        if (digits == 6) return add_six(value / 100, value % 100);
        if (digits > 2) return false;
        if (std::exchange(quarter_, false)) return add_quarter(value);
        if (!years_.empty() && month_ == 0 && (before == '/' || before == '-')) return add_short(value);
        const bool at_end = at_ == text_.size();
        if (years_.empty() && months_.size() == 1 && !day_ && at_end && before == '-')
            return add_year(first_of_short + value);  // Mar-23
        day_ = true;
        return value <= 31;  // a day, or how many years
    }

    bool add_year(int year) {
        if (year < first_possible || year > last_possible) return false;
        years_.push_back(year);
        return true;
    }

    bool add_month(int month) {
        if (month < 1 || month > 12) return false;
        month_ = month;
        months_.push_back(month);
        return true;
    }

    bool add_quarter(int quarter) { return quarter >= 1 && quarter <= 4 && add_month(3 * quarter); }

    /// The "17" of 2016/17, the "22" of 2020-22, the "06" of 2024-06.
    bool add_short(int value) {
        const int year = years_.back();
        const int later = year / 100 * 100 + value;
        if (value == (year + 1) % 100) return add_year(year + 1);
        return later > year ? add_year(later) : add_month(value);
    }

    /// 202425 is 2024/25, 202404 is April 2024.
    bool add_six(int year, int rest) {
        if (!add_year(year)) return false;
        return rest == (year + 1) % 100 ? add_year(year + 1) : add_month(rest);
    }

    std::string text_;
    std::size_t at_ = 0;
    char separator_ = ' ';
    bool quarter_ = false;
    std::vector<int> years_;
    std::vector<int> months_;
    int month_ = 0;
    bool day_ = false;
    bool year_ending_ = false;
};

/// "2021/22 (p)", "2023 [note 2]": what the publisher says of the period.
std::string without_remarks(std::string text) {
    while (!text.empty() && (text.back() == ')' || text.back() == ']')) {
        const std::size_t open = text.find_last_of("([");
        if (open == std::string::npos || open == 0) break;
        const std::string rest(trimmed(text.substr(0, open)));
        if (!std::any_of(rest.begin(), rest.end(), is_digit) || rest.find("-year") != std::string::npos)
            break;
        text = rest;
    }
    return text;
}

/// "2024-06-30", "2024-06-30T00:00:00", "30/06/2024"
std::optional<Period> parse_date(std::string_view text) {
    const auto part = [&](std::size_t at, std::size_t digits) -> int {
        if (at + digits > text.size()) return 0;
        const std::string_view one = text.substr(at, digits);
        return std::all_of(one.begin(), one.end(), is_digit) ? std::stoi(std::string(one)) : 0;
    };
    const auto date = [&](int year, int month, int day) -> std::optional<Period> {
        if (year < first_possible || year > last_possible || month < 1 || month > 12 || day < 1 || day > 31)
            return std::nullopt;
        return Period{year, year, month};
    };
    const bool time_behind = text.size() > 10 && (text[10] == 't' || text[10] == ' ');
    if ((text.size() == 10 || time_behind) && text[4] == '-' && text[7] == '-')
        return date(part(0, 4), part(5, 2), part(8, 2));
    if (text.size() == 10 && text[2] == '/' && text[5] == '/')
        return date(part(6, 4), part(3, 2), part(0, 2));
    return std::nullopt;
}

/// Names of columns of periods, as plain_name() makes them; the earlier ones first.
constexpr std::array<std::string_view, 17> period_names{
    "year",     "calendaryear",    "financialyear", "academicyear", "reportingyear",   "censusyear",
    "yearcode", "yearitemnameeng", "timeperiod",    "period",       "referenceperiod", "date",
    "datecode", "tlista1",         "time",          "month",        "quarter"};

/// "Registration year", "Year of birth"; not "births per year".
bool is_like_year(std::string_view plain) {
    if (plain.ends_with("peryear") || plain.ends_with("ayear") ||
        plain.find("births") != std::string_view::npos)
        return false;
    return plain.ends_with("year") || plain.ends_with("period") || plain.starts_with("yearof") ||
           plain.starts_with("yearcode") || plain.starts_with("yearitemname");
}

}  // namespace

bool Period::before(const Period& other) const {
    constexpr int whole_year = 13;
    const auto end = [](const Period& period) {
        return 100 * period.last_year + (period.month == 0 ? whole_year : period.month);
    };
    return end(*this) != end(other) ? end(*this) < end(other) : first_year < other.first_year;
}

std::optional<Period> parse_period(std::string_view text) {
    constexpr std::size_t longest = 80;
    text = trimmed(text);
    if (text.empty() || text.size() > longest) return std::nullopt;
    std::string plain = without_remarks(lower_case(text));
    if (plain.ends_with(".0")) plain.resize(plain.size() - 2);
    if (const auto date = parse_date(plain)) return date;
    return PeriodReader(std::move(plain)).read();
}

bool is_part_of_year(std::string_view text) {
    if (!parse_period(text)) return false;
    const std::string plain = without_remarks(lower_case(trimmed(text)));
    if (parse_date(plain)) return false;
    PeriodReader reader(plain);
    return reader.read() && reader.is_part_of_year();
}

bool is_period(std::string_view text, std::string_view wanted) {
    if (lower_case(trimmed(text)) == lower_case(trimmed(wanted))) return true;
    const auto one = parse_period(text);
    return one && one == parse_period(wanted);
}

std::size_t parts_of_its_year(const Period& one, std::span<const Period> all) {
    if (one.month == 0) return 0;
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Period& other) {
        return other.month != 0 && other.last_year == one.last_year;
    }));
}

std::string year_in(std::string_view text) {
    std::string year;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_digit(text[end])) ++end;
        const std::string_view digits = text.substr(i, end - i);
        if (digits.size() == 4 &&
            (digits.starts_with("19") || digits.starts_with("20") || digits.starts_with("21")))
            year = digits;
        i = std::max(end, i + 1);
    }
    return year;
}

std::optional<std::size_t> period_column(const std::vector<std::string>& plain_headings,
                                         std::span<const HeadRow> below) {
    const auto holds_periods = [&](std::size_t column) {
        return nearly_all(below, column,
                          [](const std::string& cell) { return parse_period(cell).has_value(); });
    };
    for (const std::string_view name : period_names)
        for (std::size_t i = 0; i < plain_headings.size(); ++i)
            if (plain_headings[i] == name && holds_periods(i)) return i;
    for (std::size_t i = 0; i < plain_headings.size(); ++i)
        if (is_like_year(plain_headings[i]) && holds_periods(i)) return i;
    return std::nullopt;
}

}  // namespace pairmodel
