#include "report/plan/sentences.hpp"

#include "pairmodel/input/reference_figures.hpp"
#include "report/table/shown.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace pairmodel {

namespace {

/// "1,505 live births in 2031", "1,484 pregnancies in 2031", of children under two "3,010 live births in 2030
/// and 2031"; with their range where they are drawn.
std::string births_in(const PlannedYear& planned, double births, int year, Cohort cohort) {
    const Interval& drawn = planned.live_births.babies;
    std::string text =
        fmt::format("{} in {}", births_words(births, cohort),
                    is_of_one_year(cohort) ? std::to_string(year) : fmt::format("{} and {}", year - 1, year));
    if (drawn.low < drawn.high)
        text += fmt::format(" ({})", shown_range(drawn.low, drawn.high, ColumnKind::babies, 1));
    return text;
}

/// "rise by 0.5% a year", "fall by 1% a year".
std::string growth_words(double growth) {
    if (growth == 0) return "stay as they are";
    return fmt::format("{} by {}% a year", growth > 0 ? "rise" : "fall",
                       shortest(growth > 0 ? growth * 100 : -growth * 100));
}

/// "falls from 67% to 50%", "stays at 50%".
std::string moved_words(double from, double to, auto&& words) {
    const std::string first = words(from);
    const std::string last = words(to);
    if (first == last) return "stays at " + last;
    return fmt::format("{} from {} to {}", to < from ? "falls" : "rises", first, last);
}

/// ", with 40% in 2027": the year between the first and the last that goes furthest beyond both, if one does.
std::string between_words(const PlanResult& result, std::size_t scenario) {
    const Plan& plan = result.projection.plan();
    const auto share = [&](std::size_t year) {
        return result.projection.unreached_share(scenario, year).central;
    };
    const std::size_t last = plan.years.count() - 1;
    const double least = std::min(share(0), share(last));
    const double most = std::max(share(0), share(last));
    std::size_t furthest = last;
    double by = 0;
    for (std::size_t year = 1; year < last; ++year) {
        const double beyond = std::max(least - share(year), share(year) - most);
        if (beyond > by) {
            furthest = year;
            by = beyond;
        }
    }
    const std::string words = percent(share(furthest));
    if (words == percent(least) || words == percent(most)) return "";
    return fmt::format(", with {} in {}", words, plan.years.at(furthest));
}

/// What is added to or taken from a number of babies: "10 to 14 more babies", "1 fewer baby", "3 fewer to 5
/// more children under two".
std::string more_babies(const Interval& difference, int round_to, Cohort cohort) {
    const std::string_view several = whom(cohort);
    const int least = std::max(round_to, 1);
    const bool fewer = difference.central < 0;
    const double low = fewer ? -difference.high : difference.low;
    const double high = fewer ? -difference.low : difference.high;
    const char* direction = fewer ? "fewer" : "more";
    if (low < 0) {  // the ends are on both sides
        const auto end = [&](double value) {
            const bool none = rounded(std::abs(value), least) == 0;
            return fmt::format("{} {}", none ? "0" : prose_number(std::abs(value), round_to),
                               value < 0 ? "fewer" : "more");
        };
        return fmt::format("{} to {} {}", end(difference.low), end(difference.high), several);
    }
    std::string count = count_words({low, low, high}, round_to).text;
    if (prose_number(low, round_to) == "[low]")
        count = "at most " + prose_number(std::max(high, static_cast<double>(least)), round_to);
    const bool single = count == "1" || count == "at most 1";
    return fmt::format("{} {} {}", count, direction, single ? one_of(cohort) : several);
}

bool nothing(const Interval& i) {
    return i.low == 0 && i.high == 0;
}

std::string last_year(const PlanResult& result) {
    return std::to_string(result.projection.plan().years.to);
}

/// "by 2031", or "in 2031" where the plan has one year.
std::string by_last_year(const PlanResult& result) {
    return (result.projection.plan().years.count() > 1 ? "by " : "in ") + last_year(result);
}

std::string births_choice_words(const BirthsChoice& births) {
    switch (births.rule) {
        case BirthsRule::growth:
            return "births " + growth_words(births.growth);
        case BirthsRule::by_year:
            return "births as given for each year";
        case BirthsRule::trend:
            return "births on the trend of their known years";
        case BirthsRule::known:
            return "births of each year where they are known, else the same in every year";
        case BirthsRule::one_year:
            break;
    }
    return "births taken to stay the same";
}

}  // namespace

/// Further ahead than the back-test of trends looked and more (ours).
constexpr int far_ahead = 7;
constexpr const char* far_words = " That is further ahead than so few years can tell.";

std::string births_sentence(const PlanResult& result, std::size_t area, const Planned& planned) {
    const AreaView place = result.study->run.areas()[area];
    const BirthsPath path = result.projection.births(area, 0);
    const PlanYears& years = result.projection.plan().years;
    if (path.basis == BirthsBasis::one_year)
        return fmt::format("Births: {}, taken as the same in every year.", births_phrase(place));
    std::string course = births_in(planned[0].front(), path.births.front(), years.from, place.cohort);
    if (years.count() > 1)
        course += ", " + births_in(planned[0].back(), path.births.back(), years.to, place.cohort);
    // What was given, or is known, are live births.
    if (place.cohort == Cohort::antenatal)
        course += fmt::format(", live births divided by {}", shortest(1 + multiple_births().share));
    switch (path.basis) {
        case BirthsBasis::growth:
            return fmt::format("Births {}: {}; {}.", growth_words(result.projection.plan().births.growth),
                               births_phrase(place), course);
        case BirthsBasis::trend:
            return fmt::format(
                "Births on the trend of {} known years, {} to {} (least squares on the logarithm): {}.{}",
                path.trend_years, path.first_trend_year, path.last_trend_year, course,
                years.to - path.last_trend_year > far_ahead ? far_words : "");
        case BirthsBasis::by_year:
            return fmt::format("Births as given for each year: {}.", course);
        case BirthsBasis::known_years:
        case BirthsBasis::one_year:
            break;
    }
    return fmt::format("Births of each year as they are known: {}.", course);
}

std::string births_rule_sentence(const PlanResult& result) {
    BirthsChoice births = result.projection.plan().births;
    if (births.rule == BirthsRule::known && result.summary.known_years == 0)
        births.rule = BirthsRule::one_year;
    std::string text = births_choice_words(births) + ".";
    text[0] = 'B';
    return text;
}

std::string scenario_sentence(const PlanResult& result, std::size_t scenario, bool described) {
    const Plan& plan = result.projection.plan();
    const PlanScenario& s = plan.scenarios[scenario];
    std::vector<std::string> parts;
    const std::size_t start = plan.years.count() > 1 ? scenario : 0;
    const double first = result.projection.unreached_share(start, 0).central;
    const double last = result.projection.unreached_share(scenario, plan.years.count() - 1).central;
    if (s.unreached_to || !s.unreached_by_year.empty())
        parts.push_back(fmt::format("the share of those in need not reached {} {}{}",
                                    moved_words(first, last, percent), by_last_year(result),
                                    between_words(result, scenario)));
    if (s.adversity_to)
        parts.push_back(fmt::format("adversity goes to {} {}", level_of_adversity(*s.adversity_to),
                                    by_last_year(result)));
    if (s.births) parts.push_back(births_choice_words(*s.births));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
    if (text.empty()) text = "as no change";
    text = fmt::format("{}: {}.", heading_of(s), text);
    if (described && !s.description.empty())
        text += " " + s.description + (s.description.ends_with('.') ? "" : ".");
    return text;
}

std::string last_year_sentence(const PlanResult& result, const Planned& planned, std::size_t scenario) {
    const Interval& come = planned[scenario].back()[Measure::demand].difference;
    if (nothing(come)) return fmt::format("In {}, as many would come as with no change.", last_year(result));
    const StudyResult& study = *result.study;
    return fmt::format("In {}, {} would come than with no change.", last_year(result),
                       more_babies(come, study.round_to, study.run.cohort()));
}

std::string change_sentence(const PlanResult& result, const Planned& planned, std::size_t scenario) {
    const PlanYears& years = result.projection.plan().years;
    const PlannedYear& end = planned[scenario].back();
    const Cohort cohort = result.study->run.cohort();
    const bool adds_up = is_of_one_year(cohort) && years.count() > 1;
    const Interval& missed =
        adds_up ? end[Measure::missed].cumulative_difference : end[Measure::missed].difference;
    if (nothing(end[Measure::demand].difference) && nothing(missed))
        return "No figure differs from no change.";
    std::string text = last_year_sentence(result, planned, scenario);
    text.back() = ';';
    if (adds_up) text += fmt::format(" from {} to {} together,", years.from, years.to);
    return fmt::format("{} {} would be missed.", text, more_babies(missed, result.study->round_to, cohort));
}

std::string heading_of(const PlanScenario& scenario) {
    return with_capital(scenario.name);
}

std::vector<std::string> plan_remarks(const PlanResult& result) {
    if (result.summary.saturated.empty()) return {};
    const auto areas = static_cast<double>(result.summary.saturated.size());
    return {fmt::format(
        "Saturated: in {} {} adversity is so high, in some year, draw or member, that there would be "
        "more need than births; need is then held at all births.",
        grouped(areas), plural(areas, "area", "areas"))};
}

namespace {

const char* added_up_note(Cohort cohort) {
    switch (cohort) {
        case Cohort::antenatal:
            return "Figures of several years add up the pregnancies of each year, each of which is counted "
                   "once.";
        case Cohort::under_two:
            return "Years are not added up: a child is under two in two of them.";
        case Cohort::births:
            break;
    }
    return "Figures of several years add up the babies of each year's births, each of whom is counted once.";
}

}  // namespace

std::vector<std::string> plan_notes(const PlanResult& result) {
    const Plan& plan = result.projection.plan();
    std::vector<std::string> notes{
        "No change: unreached share and adversity as they are today, with the births of the plan."};
    if (plan.scenarios.size() > 1) {
        notes.emplace_back(
            "What a scenario asks for is reached in equal steps from the first year to the last, unless it "
            "is "
            "given for each year. It is what would have to come true, not a forecast.");
        if (std::any_of(plan.scenarios.begin(), plan.scenarios.end(),
                        [](const PlanScenario& s) { return s.births.has_value(); }))
            notes.emplace_back(
                "Where a scenario has births of its own, its difference from no change is that of births "
                "too.");
    }
    notes.emplace_back(added_up_note(result.study->run.cohort()));
    if (result.projection.simulation())
        notes.emplace_back(
            "One draw is one set of values and one path of births for all years and scenarios, so ranges of "
            "differences and sums are of what differs or adds up within draws: they are not differences and "
            "sums "
            "of the ends shown.");
    for (std::string& remark : plan_remarks(result)) notes.push_back(std::move(remark));
    return notes;
}

}  // namespace pairmodel
