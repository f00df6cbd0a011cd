#include "report/team/team.hpp"

#include "pairmodel/input/reference_figures.hpp"
#include "planning/interval.hpp"
#include "report/estimate/subject.hpp"
#include "report/table/shown.hpp"
#include "report/words/narrative.hpp"
#include "report/words/reach.hpp"
#include "report/words/rough.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// "specialist services", "targeted and specialist services".
std::string services_words(ProvisionLevel level) {
    std::string words(code_of(level));
    std::replace(words.begin(), words.end(), '_', ' ');
    return words + " services";
}

/// "roughly 14 to 15 whole-time equivalents".
std::string posts_words(const Interval& wte) {
    const std::string words = rough_range(wte, "");
    return fmt::format("roughly {} {}", words,
                       words == "1" ? "whole-time equivalent" : "whole-time equivalents");
}

/// "roughly 14 to 15 whole-time equivalents, £840,000 to £900,000 a year".
std::string size_words(const TeamSize& size) {
    std::string text = posts_words(size.wte);
    if (size.cost) text += fmt::format(", {} a year", rough_range(*size.cost, "£"));
    return text;
}

std::string families_words(const Interval& families, int round_to) {
    const CountWords words = count_words(families, round_to);
    return words.text + (words.one ? " family" : " families");
}

/// In tenths of a post, and thousands of pounds: readers need no finer.
std::string posts(const Interval& wte) {
    const auto tenth = [](double value) { return rounded(value * 10, 1) / 10; };
    const std::string low = decimals(tenth(wte.low), 1);
    const std::string high = decimals(tenth(wte.high), 1);
    return low == high ? low : fmt::format("{} to {}", low, high);
}

std::string pounds(const std::optional<Interval>& cost) {
    if (!cost) return "not given";
    constexpr double thousand = 1000;
    const auto shown = [](double value) { return grouped(rounded(value / thousand, 1) * thousand); };
    const std::string low = shown(cost->low);
    const std::string high = shown(cost->high);
    return low == high ? low : fmt::format("{} to {}", low, high);
}

std::string of_births(const Interval& families, double births) {
    if (births <= 0) return "";
    const auto tenths = [&](double value) { return decimals(100 * value / births, 1); };
    const std::string low = tenths(families.low);
    const std::string high = tenths(families.high);
    return low == high ? low + "%" : fmt::format("{} to {}%", low, high);
}

/// The area or the total of all that a document is about; nothing where it has several and no total.
std::optional<std::size_t> main_record(const StudyResult& study) {
    const std::size_t areas = study.run.areas().size();
    if (areas == 1) return 0;
    if (study.totals.empty() || study.totals.back().code != "TOTAL") return std::nullopt;
    return areas + study.totals.size() - 1;
}

/// A row a figure of the team: for all who come, and for the budget.
Table size_table(const Team& team, const Interval& demand, double births, int round_to) {
    const TeamSize size = team.size_for(demand);
    const auto budget = team.for_budget();
    std::vector<Column> columns{{"figure", "A year"}, {"demand", "All likely to come"}};
    if (budget) columns.push_back({"budget", "What the budget pays for"});
    std::vector<std::vector<OwnCell>> rows;
    const auto add = [&](std::string name, const auto& words) {
        std::vector<OwnCell>& row = rows.emplace_back(std::vector<OwnCell>{std::move(name), words(size)});
        if (budget) row.emplace_back(words(*budget));
    };
    add("Families", [&](const TeamSize& s) {
        const bool modelled = &s == &size;  // what the budget pays for is not
        return shown_range(s.families.low, s.families.high, ColumnKind::babies, modelled ? round_to : 0);
    });
    if (births > 0) add("Of live births", [&](const TeamSize& s) { return of_births(s.families, births); });
    add("Whole-time equivalents", [](const TeamSize& s) { return posts(s.wte); });
    const double direct = team.figure(TeamFigure::direct).value();
    add("  of it direct work with families", [&](const TeamSize& s) { return posts(times(s.wte, direct)); });
    if (direct < 1)
        add("  building the capacity of others",
            [&](const TeamSize& s) { return posts(times(s.wte, 1 - direct)); });
    for (const TeamProfession& one : team.professions)
        add("  " + one.name, [&](const TeamSize& s) { return posts(times(s.wte, one.share)); });
    add("Pounds", [](const TeamSize& s) { return pounds(s.cost); });
    return table_of("team", fmt::format("A team for {}, roughly", services_words(team.level)),
                    std::move(columns), std::move(rows));
}

Table areas_table(const StudyResult& study) {
    std::vector<std::vector<OwnCell>> rows;
    for (std::size_t record = 0; record < subjects_of(study); ++record) {
        Subject subject;
        read_subject(study, record, subject);
        std::vector<OwnCell>& row = rows.emplace_back();
        row.emplace_back(std::string(subject.name.empty() ? subject.code : subject.name));
        const auto demand = team_demand(study, record);
        if (!demand) {
            row.insert(row.end(), 3, subject.absent);
            continue;
        }
        const TeamSize size = study.team->size_for(*demand);
        row.insert(row.end(), {shown_range(demand->low, demand->high, ColumnKind::babies, study.round_to),
                               posts(size.wte), pounds(size.cost)});
    }
    return table_of("team", fmt::format("A team for {}, roughly, a year", services_words(study.team->level)),
                    {{"area", "Area"}, {"families", "Families"}, {"wte", "WTE"}, {"cost", "£"}},
                    std::move(rows));
}

}  // namespace

std::optional<Interval> team_demand(const StudyResult& study, std::size_t record) {
    Subject subject;
    read_subject(study, record, subject);
    if (!subject.has_figures() || subject.babies == nullptr) return std::nullopt;
    return subject.interval(demand_measures(study.team->level).front());
}

std::vector<std::string> team_sentences(const StudyResult& study, std::size_t record) {
    if (!study.team) return {};
    const Team& team = *study.team;
    const auto demand = team_demand(study, record);
    if (!demand) return {};
    Subject subject;
    read_subject(study, record, subject);
    const auto* births = std::get_if<double>(&subject.live_births);
    std::string text = fmt::format("A team for all who are likely to come to {} ({} a year) takes {}.",
                                   services_words(team.level), families_words(*demand, study.round_to),
                                   size_words(team.size_for(*demand)));
    if (const double direct = team.figure(TeamFigure::direct).value(); direct < 1)
        text += fmt::format(" {} of the time is direct work with families.", percent(direct));
    std::vector<std::string> sentences{std::move(text)};
    if (const auto budget = team.for_budget()) {
        text = fmt::format(
            "A budget of £{} a year pays for {}, who can see roughly {} "
            "families a year",
            grouped(rounded(budget->cost->central, 1)), posts_words(budget->wte),
            rough(budget->families.central));
        if (births != nullptr && *births > 0)
            text += fmt::format(": {} of live births", of_births(budget->families, *births));
        if (demand->low > 0)
            text += fmt::format(", and {} of those likely to come",
                                shown_range(budget->families.central / demand->high,
                                            budget->families.central / demand->low, ColumnKind::share, 0));
        sentences.push_back(text + ".");
    }
    if (births != nullptr && *births > 0)
        sentences.push_back(fmt::format("Seeing all of them is {} of live births; {}.",
                                        of_births(*demand, *births), teams_elsewhere(published_reach())));
    return sentences;
}

Table team_assumptions_table(const Team& team) {
    std::vector<std::vector<OwnCell>> rows;
    std::string level(code_of(team.level));
    std::replace(level.begin(), level.end(), '_', ' ');
    rows.push_back({std::string("Whose demand it is for"), level,
                    std::string(team.level_given ? "given" : "assumption, change it")});
    for (const TeamFigureInfo& info : team_figures()) {
        const auto value = team.figure(info.figure);
        if (!value) continue;
        if (info.figure == TeamFigure::vacant_weeks && team.figure(TeamFigure::turnover) == 0.0) continue;
        const std::string shown = info.share         ? percent(*value)
                                  : info.most > 1000 ? grouped(rounded(*value, 1))
                                                     : shortest(*value);
        rows.push_back({std::string(info.meaning), shown, team.basis(info.figure)});
    }
    rows.push_back({std::string("Families a year for a WTE of direct work alone"),
                    shortest(rounded(team.families_per_wte() * 10, 1) / 10), std::string("from the above")});
    for (const TeamProfession& one : team.professions) {
        const auto cost = one.cost_per_wte ? one.cost_per_wte : team.figure(TeamFigure::cost_per_wte);
        rows.push_back(
            {one.name,
             percent(one.share) + (cost ? fmt::format(", £{} for a WTE", grouped(rounded(*cost, 1))) : ""),
             std::string("given")});
    }
    return table_of("team_assumptions", "What the team is made from",
                    {{"assumption", "Assumption"}, {"value", "Value"}, {"basis", "From"}}, std::move(rows));
}

std::vector<Table> team_tables(const StudyResult& study) {
    if (!study.team) return {};
    std::vector<Table> tables;
    if (study.run.areas().size() > 1) {
        tables.push_back(areas_table(study));
    } else if (const auto demand = team_demand(study, 0)) {
        Subject subject;
        read_subject(study, 0, subject);
        const auto* births = std::get_if<double>(&subject.live_births);
        tables.push_back(size_table(*study.team, *demand, births != nullptr ? *births : 0, study.round_to));
    }
    tables.push_back(team_assumptions_table(*study.team));
    return tables;
}

std::vector<std::string> team_notes(const StudyResult& study) {
    if (!study.team) return {};
    return {
        "The team (pairmodel's own): posts = families ÷ (caseload × weeks a year ÷ weeks with a family × direct share × "
        "filled posts). Posts and pounds are rough: they are as good as the caseload, the length of the work and the "
        "cost of a post that were given. One baby is one family."};
}

TeamSize team_in(const Team& team, const PlannedYear& year) {
    return team.size_for(year[demand_measures(team.level).front()].babies);
}

std::vector<std::string> team_plan_sentences(const Team& team, const Plan& plan, const Planned& planned,
                                             int round_to) {
    std::vector<std::string> sentences;
    const auto budget = team.for_budget();
    for (std::size_t s = 0; s < planned.size(); ++s) {
        const TeamSize size = team_in(team, planned[s].back());
        const std::string name = planned.size() > 1 ? fmt::format(" ({})", plan.scenarios[s].name) : "";
        std::string text = fmt::format("In {}{} a team for all who come to {} ({} a year) takes {}.",
                                       plan.years.to, name, services_words(team.level),
                                       families_words(size.families, round_to), size_words(size));
        if (budget && size.families.low > 0)
            text +=
                fmt::format(" The budget pays for {} of it.",
                            shown_range(budget->families.central / size.families.high,
                                        budget->families.central / size.families.low, ColumnKind::share, 0));
        sentences.push_back(std::move(text));
    }
    return sentences;
}

Table team_years_table(const Team& team, const Plan& plan, const Planned& planned) {
    std::vector<std::vector<OwnCell>> rows;
    for (std::size_t s = 0; s < planned.size(); ++s)
        for (std::size_t y = 0; y < planned[s].size(); ++y) {
            const TeamSize size = team_in(team, planned[s][y]);
            rows.push_back({plan.scenarios[s].name, static_cast<double>(plan.years.at(y)), size.families.low,
                            size.families.high, posts(size.wte), pounds(size.cost)});
        }
    return table_of("team_years", fmt::format("A team for {}, roughly, a year", services_words(team.level)),
                    {{"scenario", "Scenario"},
                     {"year", "Year", ColumnKind::year},
                     {"families_low", "Families", ColumnKind::babies, "", "", RangeEnd::low},
                     {"families_high", "Families", ColumnKind::babies, "", "", RangeEnd::high},
                     {"wte", "WTE"},
                     {"cost", "£"}},
                    std::move(rows));
}

void add_team(const StudyResult& study, Document& document) {
    if (!study.team) return;
    if (const auto record = main_record(study))
        for (std::string& text : team_sentences(study, *record)) document.lead.push_back(std::move(text));
    for (Table& table : team_tables(study)) document.tables.push_back(std::move(table));
    const std::vector<std::string> notes = team_notes(study);
    document.notes.insert(document.notes.begin(), notes.begin(), notes.end());
    if (document.brief)
        document.brief->remarks.insert(document.brief->remarks.begin(), notes.begin(), notes.end());
    document.records.insert(document.records.end() - 1, {team_record(*study.team), team_size_records(study)});
}

}  // namespace pairmodel
