#include "study/plausibility.hpp"

#include "input/reference/known_figures.hpp"
#include "input/reference/other_names.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_figures.hpp"
#include "study/adversity/indicator_column.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pairmodel {

namespace {

/// A number of which two digits are enough: "107", "2.5", "0.0049".
std::string about(double number) {
    constexpr double whole_from = 10;
    return number >= whole_from ? grouped(std::round(number)) : fmt::format("{:.2g}", number);
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

// --- codes and names

/// Codes as authorities have them that none has, or none any more.
struct StrangeCodes {
    std::vector<std::string> first;
    std::size_t strange = 0;

    void look_at(const AreaView& area, const KnownAreas& same) {
        static constexpr std::array<std::string_view, 8> kinds{"E06", "E07", "E08", "E09",
                                                               "E10", "N09", "S12", "W06"};
        if (!same.empty() || !is_gss_code(area.code) ||
            std::find(kinds.begin(), kinds.end(), area.code.substr(0, 3)) == kinds.end())
            return;
        if (++strange > most_named) return;
        const auto became = successors_of(area.code);
        first.push_back(became.empty()
                            ? area_phrase(area)
                            : fmt::format("{}, since {} {} {}", area_phrase(area), became[0]->from,
                                          became[0]->kind == ChangeKind::merged ? "a part of" : "divided:",
                                          became[0]->new_name));
    }
    [[nodiscard]] std::string doubt() const {
        if (strange == 0) return "";
        return fmt::format("Codes that no authority has today: {}: nothing is known here of them",
                           some_of(first, strange));
    }
};

// --- indicators

std::string what_it_may_be(const IndicatorColumn& column) {
    if (go_with_births(column)) return "they go with births: are they counts, not rates?";
    if (column.indicator->unit.starts_with('%') && column.all([](double v) { return v <= 1; }))
        return "are they shares of 1, not per cent?";
    if (are_tenths(column)) return "are they deciles or other tenths?";
    if (are_ranks(column)) return "are they ranks, or counts?";
    return "is this another measure?";
}

std::string doubt_beside_builtin(const IndicatorColumn& column) {
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
std::string doubt_beside_national(const IndicatorColumn& column) {
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
    OtherNames names;
    StrangeCodes codes;
    IndicatorColumns columns(indicators);
    for (const AreaView& area : areas) {
        if (area.withheld) continue;
        const KnownAreas same = known_areas(area.code, area.name);
        births.look_at(area, same);
        names.look_at(area.code, area.name, same);
        codes.look_at(area, same);
        columns.look_at(area, same);
    }
    std::vector<Doubt> doubts{
        {"live_births", births.doubt()}, {"area_name", names.doubt()}, {"area_code", codes.doubt()}};
    for (const IndicatorColumn& column : std::move(columns).with_values()) {
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

/// Live births of one year, whatever the area's number is of; of two years, their mean.
double births_of_a_year(const AreaView& area) {
    const auto births = static_cast<double>(*area.live_births);
    switch (area.cohort) {
        case Cohort::under_two:
            return births / 2;
        case Cohort::antenatal:
            return std::round(births * (1 + multiple_births().share));
        case Cohort::births:
            break;
    }
    return births;
}

}  // namespace

std::string doubt_of_births(const AreaView& area, const YearFigures& by_year) {
    if (area.withheld || by_year.empty()) return "";
    std::optional<KnownBirths> known = known_births_of_a_year(area, known_areas(area.code, area.name));
    if (!known && area.live_births) known = KnownBirths{births_of_a_year(area), "the births of the area"};
    if (!known || known->births <= 0) return "";
    std::vector<std::string> first;
    std::size_t far = 0;
    for (const YearFigure& figure : by_year) {
        if (!are_far(figure.figure, known->births)) continue;
        if (++far <= most_named)
            first.push_back(fmt::format("{} in {}, about {} times {} of {}", grouped(figure.figure),
                                        figure.year, about(figure.figure / known->births),
                                        grouped(known->births), known->when));
    }
    if (far == 0) return "";
    return fmt::format(
        "Births of {} of {} years of the plan are far from what is known of {}: {}: are they live births, of "
        "one year and of the whole area?",
        far, by_year.size(), area_phrase(area), some_of(first, far));
}

std::string doubt_of_groups(const AreaList& areas, const GroupRates& rates,
                            const std::vector<std::vector<GroupCount>>& counts, int round_to) {
    constexpr double most = 0.5;
    std::vector<std::string> first;
    std::size_t far = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (areas[i].withheld || !areas[i].live_births) continue;
        const auto births = static_cast<double>(*areas[i].live_births);
        for (const GroupCount& count : counts[i]) {
            const auto babies = static_cast<double>(count.babies);
            if (count.withheld || rates.groups[count.group].pregnancies || babies <= most * births) continue;
            if (++far <= most_named)
                first.push_back(fmt::format(
                    "{} in {} {} of {} births", rates.groups[count.group].id, area_phrase(areas[i]),
                    grouped(rounded(babies, std::max(round_to, 1))), grouped(births)));
        }
    }
    if (far == 0) return "";
    return fmt::format(
        "Numbers of babies in groups are more than half of the births: {}: are they babies born in one year?",
        some_of(first, far));
}

std::string doubt_of_services(const AreaList& areas, const ServiceTable& services,
                              const ServicePlaces& places) {
    constexpr double universal = 1.7;
    std::vector<std::string> first;
    std::size_t far = 0;
    const auto look_at = [&](std::size_t row, const std::string& where, double births) {
        const Service& service = services.rows[row].service;
        const double most = service.level == CareLevel::universal ? universal * births : births;
        if (!service.families_per_year || *service.families_per_year <= most) return;
        if (++far <= most_named)
            first.push_back(fmt::format("{} {} families a year, of {} births in {}", service.name,
                                        grouped(*service.families_per_year), grouped(births), where));
    };
    double all = 0;
    bool known = !areas.empty();
    for (std::size_t i = 0; i < areas.size(); ++i) {
        known = known && areas[i].live_births && !areas[i].withheld;
        if (!areas[i].live_births || areas[i].withheld) continue;
        const auto births = static_cast<double>(*areas[i].live_births);
        all += births;
        for (const std::size_t row : places.by_area[i]) look_at(row, area_phrase(areas[i]), births);
    }
    for (const std::size_t row : places.all_areas)
        if (known) look_at(row, fmt::format("{} areas", areas.size()), all);
    if (far == 0) return "";
    return fmt::format("Services see more families than there are births: {}: are they families in one year?",
                       some_of(first, far));
}

namespace {

constexpr double lowest_ratio = 0.2;
constexpr double highest_ratio = 5;

bool is_far(double ratio) {
    return ratio < lowest_ratio || ratio > highest_ratio;
}

/// What tells those who have written 130 for 30% above the average.
std::string usual_ratios() {
    const KnownRange& known = known_ratios();
    return fmt::format(
        "those of the built-in areas are {:.2f} to {:.2f}, and 1.3 means 30% above the "
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
