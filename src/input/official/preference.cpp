#include "input/official/preference.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/official/layouts/layout.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

/// Lower-case runs of letters or of digits: "rate_per_10000" → rate, per, 10000.
std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    bool digits = false;
    for (const char c : lower_case(text)) {
        const bool is_word =
            is_digit(c) || (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
        if (!is_word) {
            if (!words.empty() && !words.back().empty()) words.emplace_back();
            continue;
        }
        if (words.empty() || (!words.back().empty() && is_digit(c) != digits)) words.emplace_back();
        digits = is_digit(c);
        words.back() += c;
    }
    std::erase_if(words, [](const std::string& word) { return word.empty(); });
    return words;
}

bool any_is(const std::vector<std::string>& words, std::initializer_list<std::string_view> wanted) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& w) { return is_one_of(w, wanted); });
}

bool says_measure(const std::vector<std::string>& words) {
    return any_is(words, {"score", "scores", "rate", "rates", "value", "values", "percent", "percentage",
                          "pct", "per", "proportion", "share", "average", "mean", "index", "prevalence"});
}

bool says_all(const std::vector<std::string>& words) {
    return any_is(words, {"all", "total", "totals", "persons", "person", "people", "both", "overall",
                          "combined", "everyone", "any", "t"});
}

bool says_count(const std::vector<std::string>& words) {
    return any_is(words, {"count", "counts", "number", "numbers", "no", "n", "numerator", "denominator",
                          "population", "residents"});
}

/// Places in an order.
bool says_place(const std::vector<std::string>& words) {
    return any_is(words, {"rank", "ranks", "ranking", "decile", "deciles", "quintile", "quintiles",
                          "quartile", "quartiles", "band", "group", "vigintile", "vigintiles", "percentile",
                          "percentiles", "order"});
}

/// Places, and what stands beside an estimate.
bool says_other_measure(const std::vector<std::string>& words) {
    return says_place(words) ||
           any_is(words,
                  {"lower", "upper",        "low",         "high",       "limit",      "ci",    "lci",
                   "uci",   "lcl",          "ucl",         "interval",   "confidence", "error", "se",
                   "sd",    "significance", "significant", "difference", "change",     "trend", "sortable"});
}

bool says_part(const std::vector<std::string>& words) {
    return any_is(words, {"male",   "males",   "female", "females", "boys",  "girls", "under",
                          "over",   "aged",    "age",    "ages",    "to",    "years", "yrs",
                          "inside", "outside", "within", "sole",    "joint", "first", "second"});
}

/// What else is counted of births, and is none.
bool says_other_count(const std::vector<std::string>& words) {
    return any_is(words, {"still", "stillbirths", "deaths", "death", "mortality", "fertility", "population",
                          "residents", "conceptions", "maternities", "rate"});
}

/// How many of the words stand in both, of those that say something.
double in_common(const std::vector<std::string>& words, const std::vector<std::string>& of) {
    return static_cast<double>(std::count_if(words.begin(), words.end(), [&](const std::string& word) {
        return word.size() > 2 && !is_one_of(word, {"the", "and", "for", "per"}) &&
               std::find(of.begin(), of.end(), word) != of.end();
    }));
}

/// What the request is about, in words: those of its usual headings and of its subject.
std::vector<std::string> subject_words(const OfficialRequest& request) {
    std::vector<std::string> words = words_in(request.subject);
    if (!request.usual_columns.empty())
        for (std::string& word : words_in(request.usual_columns.front())) words.push_back(std::move(word));
    return words;
}

double year_of(std::string_view text) {
    const std::string year = year_in(text);
    return year.empty() ? 0 : parse_number(year).value_or(0);
}

/// What a heading or value says beside what it is about.
double points_for_kind(const std::vector<std::string>& words, bool counts) {
    constexpr double little = 2;
    constexpr double some = 4;
    constexpr double much = 8;
    double points = 0;
    if (says_all(words)) points += some;
    if (says_other_measure(words)) points -= much;
    if (says_measure(words)) points += counts ? -some : some;
    if (says_count(words)) points += counts ? some : -some;
    if (says_part(words) && !says_all(words)) points -= little;
    return points;
}

/// Later years come first among what is equal else.
constexpr double of_a_year = 1e-4;

}  // namespace

std::optional<std::size_t> best_heading(std::span<const std::string> headings,
                                        const OfficialRequest& request) {
    constexpr double much = 8;
    const std::vector<std::string> subject = subject_words(request);
    std::optional<std::size_t> best;
    double most = 0;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const std::vector<std::string> words = words_in(headings[i]);
        if (request.counts && says_other_count(words)) continue;
        double birth = request.counts && any_is(words, {"birth", "births", "livebirths"}) ? much : 0;
        if (birth > 0 && any_is(words, {"live", "livebirths"})) birth += much;
        const double year = year_of(headings[i]);
        double points = points_for_kind(words, request.counts) + birth + of_a_year * year;
        if (!request.counts) points += 2 * in_common(words, subject);
        // A year alone is all that is needed to say which births they are.
        const bool is_year = words.size() == 1 && year > 0;
        const bool has_all = birth > 0 || is_year || (says_all(words) && !says_other_measure(words));
        if (request.counts && (!has_all || (says_part(words) && !says_all(words)))) continue;
        if (best && points <= most) continue;
        best = i;
        most = points;
    }
    return best;
}

bool may_be_births(std::string_view heading) {
    const std::vector<std::string> words = words_in(heading);
    const bool is_value = any_is(words, {"value", "values"});
    return !says_other_count(words) && !says_other_measure(words) && (is_value || !says_measure(words)) &&
           (!says_part(words) || says_all(words));
}

bool may_be_all_births(std::string_view value) {
    const std::vector<std::string> words = words_in(value);
    return says_all(words) || any_is(words, {"birth", "births"});
}

bool are_places(std::span<const std::string> headings) {
    bool any = false;
    for (const std::string& heading : headings) {
        const std::vector<std::string> words = words_in(heading);
        const bool place = says_place(words);
        if (!place && !(says_count(words) && !says_measure(words))) return false;
        any = any || place;
    }
    return any;
}

std::size_t best_value(std::span<const std::string> values, const OfficialRequest& request) {
    constexpr double never = -1000;
    const std::vector<std::string> subject = subject_words(request);
    std::size_t best = 0;
    double most = never;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::vector<std::string> words = words_in(values[i]);
        double points = points_for_kind(words, request.counts) + of_a_year * year_of(values[i]);
        const double same = in_common(words, subject);
        // Words that are not of the subject make it another.
        if (same > 0) points += 4 * same - (static_cast<double>(words.size()) - same) / 2;
        if (words.empty() || is_missing(values[i])) points = never / 2;
        if (points <= most) continue;
        best = i;
        most = points;
    }
    return best;
}

Tells told_by(std::string_view heading, std::span<const std::string> values) {
    const std::vector<std::string> words = words_in(heading);
    const bool years =
        !values.empty() && std::all_of(values.begin(), values.end(), [](const std::string& value) {
            return is_missing(value) || year_of(value) > 0;
        });
    if (years && any_is(words, {"period", "year", "years", "date", "time", "month", "quarter"}))
        return Tells::period;
    if (any_is(words, {"significance", "significant", "note", "notes", "flag", "flags", "status", "quality",
                       "marker", "trend", "trends", "comparison", "compared", "comment", "caveat", "symbol"}))
        return Tells::remark;
    return Tells::kind;
}

}  // namespace pairmodel
