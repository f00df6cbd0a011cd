#include "input/cells/list.hpp"
#include "input/cells/number.hpp"
#include "input/cells/share.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/scenario_file.hpp"
#include "request/request.hpp"
#include "request/values.hpp"
#include "study/findings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// The scenario that the command line describes.
constexpr const char* scenario_of_options = "planned";

int plan_year(const char* option, const std::string& text) {
    if (text.empty())
        throw RequestError(option, "which year?", "--from 2026 --to 2031 is a plan of six years");
    return year_option(option, text);
}

/// Nothing else can be looked at without the years.
PlanYears years_of(const PlanChoice& choice, Findings& findings) {
    PlanYears years;
    findings.collect([&] { years.from = plan_year("--from", choice.from); });
    findings.collect([&] { years.to = plan_year("--to", choice.to); });
    findings.throw_if_any();
    if (years.from > years.to)
        throw RequestError("--from", fmt::format("--from {} is after --to {}", years.from, years.to),
                           fmt::format("did you mean --from {} --to {}?", years.to, years.from));
    if (years.count() > longest_plan)
        throw RequestError("--from",
                           fmt::format("--from {} --to {}: expected at most {} years, found {}", years.from,
                                       years.to, longest_plan, years.count()),
                           "");
    return years;
}

/// Options of which only some may be given.
std::vector<std::string> given(const std::vector<std::pair<const char*, bool>>& options) {
    std::vector<std::string> names;
    for (const auto& [name, is_given] : options)
        if (is_given) names.emplace_back(name);
    return names;
}

void check_contradictions(const PlanChoice& c, Findings& findings) {
    const auto births = given({{"--births-growth", !c.births_growth.empty()},
                               {"--births-by-year", !c.births_by_year.empty()},
                               {"--births-trend", c.births_trend}});
    if (births.size() > 1)
        findings.add({"", fmt::format("births move in one way, found {}", fmt::join(births, " and ")),
                      "keep one of them"});
    const auto unreached = given(
        {{"--unreached-to", !c.unreached_to.empty()}, {"--unreached-by-year", !c.unreached_by_year.empty()}});
    if (unreached.size() > 1)
        findings.add(
            {"", fmt::format("the unreached share moves in one way, found {}", fmt::join(unreached, " and ")),
             "keep one of them"});
    const auto changes = given({{"--unreached-to", !c.unreached_to.empty()},
                                {"--unreached-by-year", !c.unreached_by_year.empty()},
                                {"--adversity-to", !c.adversity_to.empty()}});
    if (!c.scenarios.empty() && !changes.empty())
        findings.add({"",
                      fmt::format("--scenarios says what changes, found {} too", fmt::join(changes, " and ")),
                      "make it a scenario of the file"});
}

/// The figures of YEAR=FIGURE,….
YearFigures figures_of(const char* option, const std::string& text, const PlanYears& years,
                       const std::function<double(const std::string&)>& figure_of, Findings& findings) {
    YearFigures figures;
    for (const std::string& item : list_of(text, ',')) {
        findings.collect([&] {
            const std::size_t equals = item.find('=');
            const auto year = parse_count(item.substr(0, equals));
            if (equals == std::string::npos || !year || *year < first_year || *year > last_year)
                throw RequestError(option, fmt::format("expected YEAR=FIGURE,…, found {}", in_quotes(item)),
                                   fmt::format("such as {} {}=…,{}=…, with no commas in figures", option,
                                               years.from, years.from + 1));
            const auto same = [&](const YearFigure& f) { return f.year == static_cast<int>(*year); };
            if (std::any_of(figures.begin(), figures.end(), same))
                throw RequestError(option, fmt::format("{} stands there twice", *year), "");
            figures.push_back({static_cast<int>(*year), 0});
            figures.back().figure = figure_of(item.substr(equals + 1));
        });
    }
    std::sort(figures.begin(), figures.end(), [](const auto& a, const auto& b) { return a.year < b.year; });
    if (const auto missing = years_without(figures, years); !missing.empty())
        findings.add({option,
                      fmt::format("expected a figure for every year from {} to {}, none for {}", years.from,
                                  years.to, years_phrase(missing)),
                      ""});
    if (const auto beyond = years_beyond(figures, years); !beyond.empty())
        findings.notes.push_back(fmt::format("{}: {} {} not in the plan and not used", option,
                                             years_phrase(beyond), beyond.size() == 1 ? "is" : "are"));
    return figures;
}

/// Which births are today's: a year chooses them, and the rows of a table, but not births that move
/// otherwise.
void note_unused_year(const std::string& year, const BirthsChoice& births, Findings& findings) {
    if (year.empty() || (births.rule != BirthsRule::trend && births.rule != BirthsRule::by_year)) return;
    findings.notes.push_back(fmt::format(
        "--births-year {}: births of the plan go by {} and not by that year", year,
        births.rule == BirthsRule::trend ? "--births-trend, all known years," : "--births-by-year"));
}

BirthsChoice births_of(const PlanChoice& c, const PlanYears& years, const std::string& year,
                       Findings& findings) {
    BirthsChoice births;
    if (!year.empty()) births.rule = BirthsRule::one_year;
    if (c.births_trend) births.rule = BirthsRule::trend;
    if (!c.births_growth.empty()) {
        births.rule = BirthsRule::growth;
        const auto growth = parse_growth(c.births_growth);
        births.growth = growth.value_or(0);
        if (!growth)
            findings.add({"--births-growth",
                          fmt::format("expected {}, found {}", growth_expected, in_quotes(c.births_growth)),
                          growth_hint(c.births_growth)});
    }
    if (!c.births_by_year.empty()) {
        births.rule = BirthsRule::by_year;
        const auto count = [](const std::string& text) {
            return static_cast<double>(count_option("--births-by-year", text));
        };
        births.by_year = figures_of("--births-by-year", c.births_by_year, years, count, findings);
    }
    note_unused_year(year, births, findings);
    return births;
}

/// The scenario of the options, if they change anything.
std::optional<PlanScenario> typed_scenario(const PlanChoice& c, const PlanYears& years, Findings& findings) {
    if (c.unreached_to.empty() && c.unreached_by_year.empty() && c.adversity_to.empty()) return std::nullopt;
    PlanScenario scenario{scenario_of_options};
    findings.collect([&] {
        if (!c.unreached_to.empty()) scenario.unreached_to = share_option("--unreached-to", c.unreached_to);
    });
    findings.collect([&] {
        if (!c.adversity_to.empty()) scenario.adversity_to = ratio_option("--adversity-to", c.adversity_to);
    });
    const auto share = [](const std::string& text) { return share_option("--unreached-by-year", text); };
    if (!c.unreached_by_year.empty())
        scenario.unreached_by_year =
            figures_of("--unreached-by-year", c.unreached_by_year, years, share, findings);
    return scenario;
}

}  // namespace

bool PlanChoice::any() const {
    for (const std::string* text : {&from, &to, &births_growth, &births_by_year, &unreached_to,
                                    &unreached_by_year, &adversity_to, &scenarios})
        if (!text->empty()) return true;
    return births_trend;
}

PlanRequest plan_request_of(const PlanChoice& choice, const StudyChoice& study) {
    Findings findings;
    check_contradictions(choice, findings);
    PlanRequest request;
    StudyChoice wanted = study;
    wanted.simulation.automatic = false;
    findings.collect([&] { request.study = request_of(wanted); });
    Plan& plan = request.plan;
    findings.collect([&] {
        Findings none_before;
        plan.years = years_of(choice, none_before);
    });
    findings.add(problems_of(request));
    if (plan.years.from == 0) findings.throw_if_any();
    plan.births = births_of(choice, plan.years, study.areas.births_year, findings);
    const auto scenario = typed_scenario(choice, plan.years, findings);
    findings.throw_if_any();
    request.notes = findings.notes;
    if (scenario) plan.scenarios.push_back(*scenario);
    request.scenarios = choice.scenarios;
    return request;
}

}  // namespace pairmodel
