#include "report/words/narrative.hpp"

#include "report/table/shown.hpp"
#include "report/words/indicators.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pairmodel {

namespace {

/// "6 indicators", "2 of 6 indicators" where the area lacks some.
std::string indicator_count(const AdversityRatio& adversity) {
    const std::size_t used = adversity.indicators.size();
    const std::size_t wanted = std::max(used, adversity.indicators_wanted);
    const std::string_view noun = plural(static_cast<double>(wanted), "indicator", "indicators");
    return used == wanted ? fmt::format("{} {}", used, noun) : fmt::format("{} of {} {}", used, wanted, noun);
}

}  // namespace

std::string signed_percent(double ratio) {
    const double points = rounded(std::abs(ratio - 1) * 100, 1);
    if (points == 0) return "0%";
    return (ratio > 1 ? "+" : "−") + grouped(points) + "%";
}

std::string average_of(const AdversityRatio& adversity) {
    if (adversity.standing != 1) return "the average for the United Kingdom";
    if (adversity.of_several_nations) return "the averages of its nations";
    const std::string_view nation = name_of(adversity.nation);
    return nation.empty() ? "" : fmt::format("the average for {}", nation);
}

std::string against_average(double ratio, std::string_view average) {
    const double points = rounded(std::abs(ratio - 1) * 100, 1);
    if (points == 0) return fmt::format("at {}", average.empty() ? "the national average" : average);
    return fmt::format("{}% {} {}", grouped(points), ratio > 1 ? "above" : "below",
                       average.empty() ? "average" : average);
}

std::string level_of_adversity(double ratio) {
    std::string level = against_average(ratio);
    if (level.starts_with("at ")) level.erase(0, 3);
    return level;
}

std::string adversity_origin(const AdversityRatio& adversity) {
    if (adversity.basis == AdversityBasis::none) return "assumed";
    if (adversity.basis == AdversityBasis::members) return "its members";
    if (adversity.basis != AdversityBasis::indicators) return "given";
    return indicator_count(adversity);
}

namespace {

/// " (singly: 17% below to 85% above)": how far apart the indicators are, which is no range of error.
std::string spread_of(const AdversityRatio& adversity) {
    const auto& used = adversity.indicators;
    if (used.size() < 2) return "";
    const auto [least, most] = std::minmax_element(
        used.begin(), used.end(), [](const auto& a, const auto& b) { return a.ratio < b.ratio; });
    const double low = least->ratio * adversity.standing;
    const double high = most->ratio * adversity.standing;
    // As it is shown: what shows as 0% lies on no side.
    const auto side = [](double ratio) -> std::string_view {
        if (rounded(std::abs(ratio - 1) * 100, 1) == 0) return "";
        return ratio < 1 ? " below" : " above";
    };
    const auto points = [](double ratio) { return grouped(rounded(std::abs(ratio - 1) * 100, 1)) + "%"; };
    return fmt::format(" (singly: {}{} to {}{})", points(low), side(low) == side(high) ? "" : side(low),
                       points(high), side(high));
}

}  // namespace

std::string full_adversity_phrase(const AdversityRatio& adversity) {
    return adversity_phrase(adversity) +
           (adversity.basis == AdversityBasis::indicators ? spread_of(adversity) : "");
}

std::string adversity_phrase(const AdversityRatio& adversity) {
    const std::string level = against_average(adversity.ratio, average_of(adversity));
    switch (adversity.basis) {
        case AdversityBasis::given_for_run:
            return level + ", as given";
        case AdversityBasis::given_for_area:
            return level + ", as given in the input";
        case AdversityBasis::none:
            return "taken as the national average, for want of any information";
        case AdversityBasis::members:
            return level + ", the average of its districts weighted by births";
        case AdversityBasis::indicators:
            break;
    }
    return level + ", from " + adversity_origin(adversity);
}

std::string short_adversity_phrase(const AdversityRatio& adversity) {
    constexpr std::size_t many = 4;  // as many as it takes to be ranked
    const bool all = adversity.basis == AdversityBasis::indicators && adversity.indicators.size() >= many &&
                     adversity.indicators.size() >= adversity.indicators_wanted;
    if (all || adversity.basis == AdversityBasis::members)
        return against_average(adversity.ratio, average_of(adversity));
    return adversity_phrase(adversity);
}

std::string adversity_basis_phrase(const AdversityRatio& adversity, const Run& run) {
    switch (adversity.basis) {
        case AdversityBasis::given_for_run:
            return "given for the run";
        case AdversityBasis::given_for_area:
            return "given in the input";
        case AdversityBasis::none:
            return "none: national average assumed";
        case AdversityBasis::members:
            return "mean of its members, weighted by live births";
        case AdversityBasis::indicators:
            break;
    }
    std::string text = indicator_count(adversity) + ": ";
    for (std::size_t i = 0; i < adversity.indicators.size(); ++i)
        text += (i > 0 ? ", " : "") + run.indicators()[adversity.indicators[i].indicator].id;
    return text;
}

std::string births_words(double births, Cohort cohort) {
    const double whole = rounded(births, 1);
    const char* one = cohort == Cohort::antenatal ? "pregnancy" : "live birth";
    return fmt::format("{} {}", grouped(whole), whole == 1 ? one : births_noun(cohort));
}

std::string_view births_noun(Cohort cohort) {
    return cohort == Cohort::antenatal ? "pregnancies" : "live births";
}

std::string_view whole_of(Cohort cohort) {
    return cohort == Cohort::antenatal ? "pregnancies" : "births";
}

std::string births_phrase(const AreaView& area) {
    if (!area.live_births) return area.withheld ? "live births [c]" : "live births not available";
    std::string text = births_words(static_cast<double>(*area.live_births), area.cohort);
    const int year = area.live_births_year;
    if (area.cohort == Cohort::under_two)
        return text + (year > 0 ? fmt::format(" in {} and {}", year - 1, year) : " in two years");
    if (area.cohort == Cohort::antenatal)
        return text + (year > 0 ? fmt::format(", from the live births of {}", year) : ", from live births");
    if (year > 0) text += fmt::format(" in {}", year);
    return text;
}

std::string areas_together(const StudyResult& result) {
    const RunSummary& summary = result.summary;
    if (summary.withheld == 0) return "all areas together";
    const std::size_t areas = result.run.areas().size();
    return fmt::format("{} of {} areas together",
                       grouped(static_cast<double>(areas - summary.withheld - summary.without_births)),
                       grouped(static_cast<double>(areas)));
}

std::string place_line(const StudyResult& result) {
    const Run& run = result.run;
    if (run.areas().size() == 1) {
        const std::string births = with_capital(births_phrase(run.areas()[0]));
        return result.hidden(0)
                   ? births + "."
                   : fmt::format("{}; adversity {}.", births, adversity_phrase(run.adversity(0)));
    }
    const NamedTotal all = total_of(run);
    if (all.members.empty()) return "";
    std::vector<std::string> names;
    for (const std::size_t area : all.members) names.push_back(area_phrase(run.areas()[area]));
    const AdversityRatio& first = run.adversity(all.members.front());
    std::string births = births_words(all.total.live_births(), run.cohort());
    if (const std::string years = births_years(result.summary); !years.empty())
        births = run.cohort() == Cohort::antenatal
                     ? fmt::format("{}, from live {}", births, years)
                     : fmt::format("{} live {}", grouped(all.total.live_births()), years);
    return fmt::format("{}: {}; adversity {}.", some_of(names), births,
                       first.basis == AdversityBasis::given_for_run
                           ? adversity_phrase(first)
                           : against_average(all.total.ratio(), average_of(run, all.members)) +
                                 " (mean weighted by live births)");
}

std::string_view whom(Cohort cohort) {
    if (cohort == Cohort::antenatal) return "pregnancies";
    return cohort == Cohort::births ? "babies" : "children under two";
}

std::string_view one_of(Cohort cohort) {
    if (cohort == Cohort::antenatal) return "pregnancy";
    return cohort == Cohort::births ? "baby" : "child under two";
}

std::string_view unit_of(Cohort cohort) {
    if (cohort == Cohort::antenatal) return "pregnancies a year";
    return cohort == Cohort::births ? "babies a year" : "children under two";
}

namespace {

/// The last digit that a sentence has of a number: two figures, or `most` from a thousand on. Below that what
/// is rounded already is not rounded once more: half of all multiples of 5 would go up.
double prose_step(double babies, int most, int round_to) {
    constexpr double two_figures_below = 1000;
    if (round_to > 1 && babies < two_figures_below) return round_to;
    if (babies < 100) return 1;
    if (babies < two_figures_below) return 10;
    return std::max(std::pow(10, std::floor(std::log10(babies)) + 1 - most), static_cast<double>(round_to));
}

constexpr int usual_figures = 3;

/// How many figures both ends of a range have: none that says nothing beside how far they are apart.
int figures_of(const Interval& range, int round_to) {
    constexpr int least = 2;
    return range.high - range.low >= 10 * prose_step(range.high, least, round_to) ? least : usual_figures;
}

std::string prose_number(double babies, int round_to, int most) {
    // Of what tables have, lest 164.9 be 165 there and 160 here.
    const double whole = rounded(babies, std::max(round_to, 1));
    const double step = prose_step(whole, most, round_to);
    return low_or(babies, rounded(whole / step, 1) * step);
}

}  // namespace

std::string prose_number(double babies, int round_to) {
    return prose_number(babies, round_to, usual_figures);
}

CountWords count_words(const Interval& interval, int round_to) {
    constexpr std::string_view low = "[low]";
    const std::string least = fmt::format("{}", std::max(round_to, 1));
    const int most = figures_of(interval, round_to);
    const std::string from = prose_number(interval.low, round_to, most);
    const std::string to = prose_number(interval.high, round_to, most);
    if (to == low) return {"fewer than " + least, least == "1"};
    if (from == low) return {"up to " + to, to == "1"};
    const bool coarser = prose_step(rounded(interval.high, 1), most, round_to) > std::max(round_to, 1);
    return {(coarser ? "about " : "") + (from == to ? from : from + " to " + to), to == "1"};
}

std::string about_said_once(std::string_view before, std::string words) {
    constexpr std::string_view about = "about ";
    if (before.starts_with(about) && words.starts_with(about)) words.erase(0, about.size());
    return words;
}

CountWords count_words_up_to(double most, int round_to) {
    CountWords words = count_words({most, most, most}, round_to);
    if (most > 0 && !words.text.starts_with("fewer")) words.text = "up to " + prose_number(most, round_to);
    return words;
}

std::string short_words(const Interval& shortfall, int round_to) {
    return (shortfall.low > 0 ? count_words(shortfall, round_to)
                              : count_words_up_to(shortfall.high, round_to))
        .text;
}

std::string_view middles_of(const StudyResult& result) {
    return result.simulated ? "medians of draws" : "middles of ranges";
}

std::string saturated_sentence(std::string_view when) {
    return fmt::format("{} more babies would need support than there are: need is held at all births.", when);
}

std::string when_saturated(std::optional<double> share_of_draws) {
    if (!share_of_draws) return "At this adversity";
    return *share_of_draws < 0.005 ? "In fewer than 1% of draws"
                                   : fmt::format("In {} of draws", percent(*share_of_draws));
}

std::string babies_phrase(const Interval& interval, int round_to, Cohort cohort) {
    const CountWords words = count_words(interval, round_to);
    if (!words.one) return fmt::format("{} {}", words.text, unit_of(cohort));
    return fmt::format("{} {}{}", words.text, one_of(cohort), is_of_one_year(cohort) ? " a year" : "");
}

Interval share_of_births(const Interval& babies, double births, int round_to) {
    return {share_of(babies.low, births, round_to), share_of(babies.central, births, round_to),
            share_of(babies.high, births, round_to)};
}

namespace {

/// " (49 to 55% of births)"; under 1 % where both ends are too small to tell.
std::string share_words(const Interval& interval, const PlaceFigures& figures) {
    const std::string_view whole = whole_of(figures.cohort);
    const Interval share = share_of_births(interval, figures.live_births, figures.round_to);
    const std::string range = shown_range(share.low, share.high, ColumnKind::share, 0);
    return range.find("[low]") == std::string::npos ? fmt::format(" ({} of {})", range, whole)
                                                    : fmt::format(" (under 1% of {})", whole);
}

}  // namespace

std::vector<std::string> summary_sentences(const PlaceFigures& figures) {
    const std::string in_place = figures.place.empty() ? "" : " in " + figures.place;
    if (figures.live_births <= 0)
        return {fmt::format("There are no live births{}, so nobody is in need of support.", in_place)};
    const bool quoted = figures.wording == Wording::quoted;
    const auto share = [&](const Interval& i) { return quoted ? share_words(i, figures) : std::string(); };
    const CountWords need = count_words(figures.need, figures.round_to);
    const CountWords come = count_words(figures.demand, figures.round_to);
    const CountWords missed = count_words(figures.missed, figures.round_to);
    const auto are = [](const CountWords& words) { return words.one ? "is" : "are"; };
    const std::string first = babies_phrase(figures.need, figures.round_to, figures.cohort);
    const char* of_them = quoted ? " of them" : "";
    return {
        fmt::format("{}{} {} likely to need more {}support than the universal offer{}.",
                    in_place.empty() ? with_capital(first) : fmt::format("In {}, {}", figures.place, first),
                    share(figures.need), are(need), quoted ? "parent-infant relationship " : "",
                    quoted ? " gives" : ""),
        fmt::format("{}{}{} {} likely to come to a service{}.", with_capital(come.text), of_them,
                    share(figures.demand), are(come), quoted ? " by age two" : ""),
        fmt::format("{}{}{} would be missed{}.", with_capital(missed.text), of_them, share(figures.missed),
                    quoted ? " by services" : "")};
}

bool lies_higher(const StudyResult& result) {
    if (!result.wider) return false;
    const std::size_t record = result.wider->record;
    const std::size_t areas = result.run.areas().size();
    const Interval bounds = record < areas ? result.run.estimate(record)->interval(Measure::missed)
                                           : result.totals[record - areas].total.interval(Measure::missed);
    return result.wider->range[Measure::missed].babies.low > bounds.low;
}

std::string wider_sentence(const StudyResult& result, std::size_t record) {
    if (!result.wider || result.wider->record != record) return "";
    const Interval wider = result.wider->range[Measure::missed].babies;
    const std::size_t areas = result.run.areas().size();
    return fmt::format("With uncertainty in {}reach (95%), {}{} would be missed{}.",
                       result.summary.ratios_vary ? "adversity and " : "",
                       count_words(wider, result.round_to).text,
                       record < areas ? "" : " in " + areas_together(result),
                       lies_higher(result) ? ": higher than by published figures alone" : "");
}

}  // namespace pairmodel
