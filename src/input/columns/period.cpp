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
    return is_one_of(
        word, {"to",         "and",    "ending",    "ended",  "end",       "year",        "years",    "fye",
               "fy",         "ay",     "financial", "survey", "school",    "calendar",    "academic", "mid",
               "month",      "months", "p",         "r",      "aggregate", "rolling",     "average",  "from",
               "aggregates", "tax",    "reporting", "ye",     "annual",    "provisional", "revised",  "final",
               "st",         "nd",     "rd",        "th"});
}

/// How many months the numbers behind such a word are of: quarters, halves, months; 0 for any other word.
int months_in(std::string_view word) {
    if (is_one_of(word, {"q", "quarter", "qtr"})) return 3;
    if (is_one_of(word, {"h", "half"})) return 6;
    return word == "m" || word == "month" ? 1 : 0;
}

/// A full year, or one that ends in a month, a quarter or a day.
bool says_year(std::string_view word) {
    return is_one_of(word, {"year", "years", "ye", "fye", "fy", "ay", "annual", "rolling", "mid"});
}

/// Reads the words and numbers of a text one by one.
class PeriodReader {
public:
    explicit PeriodReader(std::string text) : text_(std::move(text)) {}

    std::optional<Period> read() {
        while (at_ < text_.size())
            if (!read_one()) return std::nullopt;
        if (years_.empty()) return std::nullopt;
        const auto [first, last] = std::minmax_element(years_.begin(), years_.end());
        return Period{*first, *last, month_, is_part_of_year()};
    }

private:
    /// What was read is some months, and no year.
    [[nodiscard]] bool is_part_of_year() const {
        constexpr int months_of_year = 12;
        if (months_counted_ > 0) return months_counted_ % months_of_year != 0;
        if (month_ == 0) return false;
        if (any_part_ && months_.size() < 2) return !(year_ending_ && ending_);
        if (year_ending_) return false;
        if (months_.size() < 2) return !day_ && years_.size() == 1;
        const int first = any_part_ ? 3 : 1;  // months from the beginning of the first quarter on
        return months_of_year * (years_.back() - years_.front()) + months_.back() - months_.front() + first <
               months_of_year;
    }

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
        year_ending_ = year_ending_ || says_year(word);
        ending_ = ending_ || is_one_of(word, {"to", "ending", "ended", "end"});
        short_year_ = is_one_of(word, {"fy", "fye", "ye", "ay"});
        if (word == "month" || word == "months") months_counted_ = last_number_;
        months_of_number_ = months_in(word);
        any_part_ = any_part_ || months_of_number_ > 1;
        return months_of_number_ > 0 || is_usual_word(word);
    }

    bool read_number() {
        std::size_t end = at_;
        while (end < text_.size() && is_digit(text_[end])) ++end;
        const std::size_t digits = end - at_;
        if (digits > 6) return false;
        const int value = std::stoi(text_.substr(at_, digits));
        const char before = std::exchange(separator_, ' ');
        at_ = end;
        if (digits == 4) return add_year_after(before, value);
        if (digits == 6) return add_six(value / 100, value % 100);
        if (digits > 2) return false;
        if (const int months = std::exchange(months_of_number_, 0)) return add_month(months * value);
        if (years_.empty() && digits == 2 && next_short_year() == (value + 1) % 100)
            return add_year(first_of_short + value);  // the 22 of 22/23; the 23 is read behind it
        if (!years_.empty() && (before == '/' || before == '-') &&
            (month_ == 0 || value == (years_.back() + 1) % 100))
            return add_short(value);
        if (std::exchange(short_year_, false) && digits == 2) return add_year(first_of_short + value);
        const bool at_end = at_ == text_.size();
        if (years_.empty() && months_.size() == 1 && !day_ && at_end && digits == 2)
            return add_year(first_of_short + value);  // Mar-23, Mar 23
        last_number_ = value;
        day_ = true;
        return value <= 31;  // a day, or how many years
    }

    /// The two digits behind a slash or dash that come next: 23 of "22/23"; -1 for none.
    [[nodiscard]] int next_short_year() const {
        std::size_t at = at_;
        while (at < text_.size() && text_[at] == ' ') ++at;
        if (at + 3 > text_.size() || (text_[at] != '/' && text_[at] != '-')) return -1;
        ++at;
        while (at < text_.size() && text_[at] == ' ') ++at;
        const auto digit = [&](std::size_t i) { return i < text_.size() && is_digit(text_[i]); };
        if (!digit(at) || !digit(at + 1) || digit(at + 2)) return -1;
        if (at + 2 < text_.size() && (text_[at + 2] == '/' || text_[at + 2] == '-')) return -1;  // a date
        return 10 * (text_[at] - '0') + (text_[at + 1] - '0');
    }

    /// The month before a year in "10/2024", which is no day.
    bool add_year_after(char separator, int year) {
        const bool joined = separator == '/' || separator == '-';
        if (joined && years_.empty() && months_.empty() && last_number_ > 0) {
            if (!add_month(last_number_)) return false;
            day_ = false;
        }
        return add_year(year);
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
    std::vector<int> years_;
    std::vector<int> months_;
    int month_ = 0;
    int last_number_ = 0;       ///< of one or two digits, which is no year
    int months_counted_ = 0;    ///< the 12 of "12 months to June 2023"
    int months_of_number_ = 0;  ///< what the number is of that comes next: 3 after "Q"
    bool any_part_ = false;
    bool short_year_ = false;  ///< after "FY" two digits are a year
    bool day_ = false;
    bool year_ending_ = false;
    bool ending_ = false;
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
        return Period{year, year, month, false};
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
    const auto period = parse_period(text);
    return period && period->part;
}

Period Period::year_of_months() const {
    constexpr int march = 3;
    constexpr int december = 12;
    if (part) return *this;
    if (month == december) return {last_year, last_year, 0, false};
    if (month == march && last_year - first_year < 2) return {last_year - 1, last_year, 0, false};
    return *this;
}

bool is_period(std::string_view text, std::string_view wanted) {
    if (lower_case(trimmed(text)) == lower_case(trimmed(wanted))) return true;
    const auto one = parse_period(text);
    const auto other = parse_period(wanted);
    return one && other && one->year_of_months() == other->year_of_months();
}

std::optional<int> year_of_period(std::string_view text) {
    const auto period = parse_period(text);
    if (!period || period->part) return std::nullopt;
    const Period year = period->year_of_months();
    return year.is_one_year() && year.month == 0 ? std::optional(year.last_year) : std::nullopt;
}

bool is_all_periods(std::string_view text) {
    return is_one_of(plain_name(text), {"all", "total", "totals", "allyears", "allperiods", "alltime",
                                        "allmonths", "allquarters", "alldates", "grandtotal", "sum"});
}

std::size_t parts_of_its_year(const Period& one, std::span<const Period> all) {
    if (one.month == 0) return 0;
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Period& other) {
        return other.month != 0 && other.last_year == one.last_year;
    }));
}

std::string period_in(std::string_view heading) {
    constexpr std::size_t most_words = 30;
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < heading.size() && words.size() < most_words;) {
        const std::size_t end = std::min(heading.find_first_of(" _\n", at), heading.size());
        if (end > at) words.push_back(heading.substr(at, end - at));
        at = end + 1;
    }
    for (std::size_t length = words.size(); length > 0; --length)
        for (std::size_t first = 0; first + length <= words.size(); ++first) {
            const char* const begin = words[first].data();
            const std::string_view last = words[first + length - 1];
            std::string_view text(begin, static_cast<std::size_t>(last.data() + last.size() - begin));
            while (!text.empty() && std::string_view("()[],:;").find(text.front()) != std::string_view::npos)
                text.remove_prefix(1);
            while (!text.empty() && std::string_view("([,:;").find(text.back()) != std::string_view::npos)
                text.remove_suffix(1);
            if (text.find('(') == std::string_view::npos && text.ends_with(')')) text.remove_suffix(1);
            std::string plain(text);
            std::replace(plain.begin(), plain.end(), '_', ' ');
            if (parse_period(plain)) return plain;
        }
    return year_in(heading);
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
        // Sums over all periods may stand among them.
        const auto is_such = [](const std::string& cell) {
            return parse_period(cell) || is_all_periods(cell);
        };
        return nearly_all(below, column, is_such) &&
               std::any_of(below.begin(), below.end(), [&](const HeadRow& row) {
                   return column < row.cells.size() && parse_period(row.cells[column]);
               });
    };
    for (const std::string_view name : period_names)
        for (std::size_t i = 0; i < plain_headings.size(); ++i)
            if (plain_headings[i] == name && holds_periods(i)) return i;
    for (std::size_t i = 0; i < plain_headings.size(); ++i)
        if (is_like_year(plain_headings[i]) && holds_periods(i)) return i;
    return std::nullopt;
}

}  // namespace pairmodel
