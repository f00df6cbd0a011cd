#include "study/plausibility.hpp"

#include "input/reference/known_figures.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace pairmodel {

namespace {

/// A number of which two digits are enough: "107", "2.5", "0.0049".
std::string about(double number) {
    constexpr double whole_from = 10;
    return number >= whole_from ? grouped(std::round(number)) : fmt::format("{:.2g}", number);
}

double median_of(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

bool is_whole(double value) {
    return value == std::floor(value);
}

/// Pearson's correlation; 0 where one of the two does not vary.
double correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const auto n = static_cast<double>(x.size());
    double sx = 0;
    double sy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sx += x[i], sy += y[i];
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double dx = x[i] - sx / n;
        const double dy = y[i] - sy / n;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

// --- births

/// More births than any area of the kind has: neighbourhoods of some thousand people, and wards.
struct KindLimit {
    std::string_view prefix;
    std::string_view kind;
    std::int64_t most;
};
constexpr std::array<KindLimit, 11> kind_limits{{{"E01", "a neighbourhood (LSOA)", 500},
                                                 {"W01", "a neighbourhood (LSOA)", 500},
                                                 {"S01", "a data zone", 500},
                                                 {"N20", "a data zone", 500},
                                                 {"N21", "a super data zone", 1500},
                                                 {"E02", "a neighbourhood (MSOA)", 1500},
                                                 {"W02", "a neighbourhood (MSOA)", 1500},
                                                 {"S02", "an intermediate zone", 1500},
                                                 {"E05", "a ward", 3000},
                                                 {"W05", "a ward", 3000},
                                                 {"N08", "a ward", 3000}}};

/// Whether births are too many or too few to be those of a year and of the whole area. Few births vary.
bool are_far(double births, double known) {
    constexpr double low = 0.6;
    constexpr double high = 1.7;
    constexpr double deviations = 5;
    return (births < low * known || births > high * known) &&
           std::abs(births - known) > deviations * std::sqrt(known);
}

/// "Gateshead (E08000037) 9, about 0.0049 times 1,834 of 2024"; empty where the births may be.
std::string far_births(const AreaView& area, const KnownAreas& same) {
    const auto births = static_cast<double>(*area.live_births);
    if (const auto known = known_births(area, same)) {
        if (!are_far(births, known->births)) return "";
        return fmt::format("{} {}, about {} times {} of {}", area_phrase(area), grouped(births),
                           about(births / known->births), grouped(known->births), known->when);
    }
    const auto* limit = std::find_if(kind_limits.begin(), kind_limits.end(),
                                     [&](const auto& kind) { return area.code.starts_with(kind.prefix); });
    if (limit == kind_limits.end() || births <= static_cast<double>(limit->most)) return "";
    return fmt::format("{} {}, where {} has less than {}", area_phrase(area), grouped(births), limit->kind,
                       grouped(static_cast<double>(limit->most)));
}

/// Births that are far from what is known, as the areas are gone through.
struct FarBirths {
    std::vector<std::string> first;
    std::size_t far = 0;
    std::size_t of = 0;

    void look_at(const AreaView& area, const KnownAreas& same) {
        if (!area.live_births) return;
        ++of;
        std::string text = far_births(area, same);
        if (!text.empty() && ++far <= most_named) first.push_back(std::move(text));
    }
    [[nodiscard]] std::string doubt() const {
        if (far == 0) return "";
        const std::string whose = of == 1
                                      ? ""
                                      : fmt::format(" of {} of {} areas", grouped(static_cast<double>(far)),
                                                    grouped(static_cast<double>(of)));
        return fmt::format(
            "Live births{} are far from what is known: {}: are they live births, of one year and "
            "of the whole area?",
            whose, some_of(first, far));
    }
};

// --- indicators

/// The values of an indicator that a table has, and what they can be compared with.
struct Column {
    const Indicator* indicator = nullptr;
    std::vector<double> values;
    std::vector<double> births;                             ///< beside them; 0 where not known
    std::vector<std::pair<double, double>> beside_builtin;  ///< value, built-in value of the same area
    double national_low = 0;                                ///< the least of the national values
    double national_high = 0;
    std::optional<KnownRange> range;

    [[nodiscard]] bool all(const std::function<bool(double)>& fits) const {
        return std::all_of(values.begin(), values.end(), fits);
    }
    [[nodiscard]] double least() const { return *std::min_element(values.begin(), values.end()); }
    [[nodiscard]] double most() const { return *std::max_element(values.begin(), values.end()); }
};

/// The columns of indicators, as the areas are gone through.
class Columns {
public:
    explicit Columns(std::span<const Indicator> indicators) : all_(indicators.size()) {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            all_[i].indicator = &indicators[i];
            if (has_builtin_unit(indicators[i])) all_[i].range = known_range(indicators[i].id);
        }
    }

    void look_at(const AreaView& area, const KnownAreas& same) {
        if (is_nation(area.code)) return;  // its value is the national one
        for (const IndicatorValue& v : area.indicators) {
            Column& column = all_[v.indicator];
            const double national = column.indicator->in(nation_of(area.code)).reference_value;
            column.national_low = column.values.empty() ? national : std::min(column.national_low, national);
            column.national_high = std::max(column.national_high, national);
            column.values.push_back(v.value);
            column.births.push_back(static_cast<double>(area.live_births.value_or(0)));
            if (!column.range) continue;
            if (const auto known = known_value(same, column.indicator->id); known && *known > 0)
                column.beside_builtin.emplace_back(v.value, *known);
        }
    }

    [[nodiscard]] std::vector<Column> with_values() && {
        std::erase_if(all_, [](const Column& column) { return column.values.empty(); });
        return std::move(all_);
    }

private:
    std::vector<Column> all_;
};

/// Whole numbers that go with births: twice the births, twice the number.
bool go_with_births(const Column& column) {
    constexpr std::size_t enough = 5;
    constexpr double spread = 3;
    constexpr double close = 0.95;
    constexpr double slope = 0.7;
    std::vector<double> values;
    std::vector<double> births;
    for (std::size_t i = 0; i < column.values.size(); ++i) {
        if (column.births[i] <= 0 || column.values[i] <= 0) continue;
        values.push_back(std::log(column.values[i]));
        births.push_back(std::log(column.births[i]));
    }
    if (values.size() < enough || !column.all(is_whole)) return false;
    const auto range = [](const std::vector<double>& of) {
        return *std::max_element(of.begin(), of.end()) - *std::min_element(of.begin(), of.end());
    };
    return range(births) > std::log(spread) && range(values) > slope * range(births) &&
           correlation(values, births) > close;
}

/// Whole numbers where the built-in table has decimals, as far as they are few enough to be places.
bool are_tenths(const Column& column) {
    constexpr double tenths = 10;
    return column.all([](double v) { return is_whole(v) && v >= 1 && v <= tenths; }) &&
           column.range->most > 2 * tenths &&
           (column.values.size() > 1 || column.most() < column.range->least);
}

bool are_ranks(const Column& column) {
    constexpr std::size_t enough = 5;
    if (!column.all([](double v) { return is_whole(v) && v >= 1; })) return false;
    if (column.most() > 3 * column.range->most) return true;
    std::vector<double> sorted = column.values;
    std::sort(sorted.begin(), sorted.end());
    const bool distinct = std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
    return sorted.size() >= enough && distinct &&
           (column.indicator->unit == "score" || sorted.back() < 2 * static_cast<double>(sorted.size()));
}

/// Of the values with the built-in ones of the same areas.
double correlation_beside_builtin(const Column& column) {
    std::vector<double> values;
    std::vector<double> known;
    for (const auto& [value, builtin] : column.beside_builtin) {
        values.push_back(value);
        known.push_back(builtin);
    }
    return correlation(values, known);
}

bool go_the_other_way(const Column& column) {
    constexpr std::size_t enough = 8;
    constexpr double against = -0.3;
    return column.beside_builtin.size() >= enough && correlation_beside_builtin(column) < against;
}

/// How many times the one is the other, whichever is more.
double times_apart(const std::pair<double, double>& value_and_known) {
    const auto& [value, known] = value_and_known;
    return value > 0 ? std::max(value / known, known / value) : std::numeric_limits<double>::infinity();
}

bool are_distinct_whole(const Column& column) {
    std::set<double> distinct(column.values.begin(), column.values.end());
    return distinct.size() == column.values.size() && column.all(is_whole);
}

/// The value that lies farthest from the built-in one of its area, where many do. Older editions of an
/// indicator have other values, but in much the same order.
std::optional<std::pair<double, double>> far_from_builtin(const Column& column) {
    constexpr std::size_t enough = 3;
    constexpr double same_order = 0.5;
    constexpr double far_against_order = 1.5;
    constexpr std::ptrdiff_t good_part = 4;  // one in so many
    const auto& pairs = column.beside_builtin;
    if (pairs.size() < enough) return std::nullopt;
    const double order = correlation_beside_builtin(column);
    if (order >= same_order) return std::nullopt;
    const auto farthest = *std::max_element(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
        return times_apart(a) < times_apart(b);
    });
    const auto many =
        std::count_if(pairs.begin(), pairs.end(), [](const auto& pair) { return times_apart(pair) > 2; });
    if (good_part * many >= std::ssize(pairs)) return farthest;
    if (order < 0 && are_distinct_whole(column) && times_apart(farthest) > far_against_order) return farthest;
    return std::nullopt;
}

/// How many times the built-in values of the same areas they are, or else those of all areas; 1 where they
/// may be.
double times_builtin(const Column& column) {
    constexpr double far = 2;
    constexpr double far_from_all = 10;
    constexpr double far_in_the_middle = 3;
    constexpr std::size_t enough = 5;
    if (!column.beside_builtin.empty()) {
        std::vector<double> ratios;
        for (const auto& [value, known] : column.beside_builtin) ratios.push_back(value / known);
        const double times = median_of(std::move(ratios));
        return times > far || times < 1 / far ? times : 1;
    }
    const double middle = median_of(column.values);
    const double below = column.values.size() < enough ? far_from_all : far_in_the_middle;
    if (middle < column.range->least / below || middle > far_in_the_middle * column.range->most)
        return middle / column.range->middle;
    return 1;
}

std::string what_it_may_be(const Column& column) {
    if (go_with_births(column)) return "they go with births: are they counts, not rates?";
    if (column.indicator->unit.starts_with('%') && column.all([](double v) { return v <= 1; }))
        return "are they shares of 1, not per cent?";
    if (are_tenths(column)) return "are they deciles or other tenths?";
    if (are_ranks(column)) return "are they ranks, or counts?";
    return "is this another measure?";
}

std::string doubt_beside_builtin(const Column& column) {
    const std::string& id = column.indicator->id;
    const std::string usual =
        fmt::format("the built-in table has {} to {} ({})", shortest(column.range->least),
                    shortest(column.range->most), column.indicator->unit);
    if (const double times = times_builtin(column); times != 1)
        return fmt::format("{}: the values are about {} times those of the built-in table, {} to {} ({}): {}",
                           id, about(times), shortest(column.range->least), shortest(column.range->most),
                           column.indicator->unit, what_it_may_be(column));
    if (are_tenths(column))
        return fmt::format(
            "{}: the values are whole numbers from 1 to 10, and {}: are they deciles or other "
            "tenths?",
            id, usual);
    if (are_ranks(column))
        return fmt::format("{}: the values are whole numbers, each once, and {}: are they ranks?", id, usual);
    if (go_with_births(column))
        return fmt::format("{}: the values go with births, and {}: are they counts, not rates?", id, usual);
    if (go_the_other_way(column))
        return fmt::format(
            "{}: the values are high where those of the built-in table are low: does 1 stand "
            "for the most deprived?",
            id);
    if (const auto farthest = far_from_builtin(column))
        return fmt::format(
            "{}: the values are unlike those of the built-in table for the same areas, such as {} where it "
            "has {}: {}",
            id, shortest(farthest->first), shortest(farthest->second),
            are_distinct_whole(column) ? "are they ranks, or counts?" : what_it_may_be(column));
    return "";
}

/// A national value that lies far from every area's is hardly of the same kind.
std::string doubt_beside_national(const Column& column) {
    const std::string& id = column.indicator->id;
    if (is_far_from_all(column.national_low, column.values) && column.national_low > column.most())
        return fmt::format(
            "{}: its national value, {}, is {} times the highest of the areas, {}: {}", id,
            shortest(column.national_low), about(column.national_low / column.most()),
            shortest(column.most()),
            column.all(is_whole) ? "these are counts, not rates" : "are both in the same unit?");
    if (is_far_from_all(column.national_high, column.values) && column.national_high < column.least())
        return fmt::format(
            "{}: the lowest of the areas, {}, is {} times its national value, {}: are both in "
            "the same unit?",
            id, shortest(column.least()), about(column.least() / column.national_high),
            shortest(column.national_high));
    return "";
}

}  // namespace

bool is_far_from_all(double national, std::span<const double> values) {
    constexpr double far = 5;
    constexpr double far_of_counts = 3;
    if (values.empty() || national <= 0) return false;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const double times =
        std::all_of(values.begin(), values.end(), is_whole) && is_whole(national) ? far_of_counts : far;
    return (*most > 0 && national > times * *most) || *least > far * national;
}

std::vector<Doubt> doubts_of(const AreaList& areas, std::span<const Indicator> indicators) {
    FarBirths births;
    Columns columns(indicators);
    for (const AreaView& area : areas) {
        if (area.withheld) continue;
        const KnownAreas same = known_areas(area.code, area.name);
        births.look_at(area, same);
        columns.look_at(area, same);
    }
    std::vector<Doubt> doubts{{"live_births", births.doubt()}};
    for (const Column& column : std::move(columns).with_values()) {
        std::string text = column.range ? doubt_beside_builtin(column) : std::string();
        if (text.empty()) text = doubt_beside_national(column);
        if (text.empty() && !column.range && go_with_births(column))
            text = fmt::format("{}: the values go with births: are they counts, not rates?",
                               column.indicator->id);
        doubts.push_back({column.indicator->id, std::move(text)});
    }
    std::erase_if(doubts, [](const Doubt& doubt) { return doubt.text.empty(); });
    return doubts;
}

namespace {

constexpr double lowest_ratio = 0.2;
constexpr double highest_ratio = 5;

bool is_far(double ratio) {
    return ratio < lowest_ratio || ratio > highest_ratio;
}

/// What tells those who have written 130 for 30 % above the average.
std::string usual_ratios() {
    const KnownRange& known = known_ratios();
    return fmt::format(
        "those of the built-in areas are {:.2f} to {:.2f}, and 1.3 means 30 % above the "
        "national average",
        known.least, known.most);
}

}  // namespace

std::string doubt_of_ratios(const AreaList& areas,
                            const std::function<std::optional<double>(std::size_t)>& ratio_of) {
    std::vector<std::string> first;
    std::size_t far = 0;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (areas[i].withheld) continue;
        const auto ratio = ratio_of(i);
        if (!ratio || !is_far(*ratio)) continue;
        if (++far <= most_named) first.push_back(fmt::format("{} {}", area_phrase(areas[i]), about(*ratio)));
    }
    if (far == 0) return "";
    return fmt::format("Adversity ratios of {} {} lie outside 0.2 to 5: {}; {}",
                       grouped(static_cast<double>(far)), plural(static_cast<double>(far), "area", "areas"),
                       some_of(first, far), usual_ratios());
}

std::string doubt_of_ratio(double ratio) {
    if (!is_far(ratio)) return "";
    return fmt::format("An adversity ratio of {} for every area lies outside 0.2 to 5: {}", about(ratio),
                       usual_ratios());
}

}  // namespace pairmodel
