#include "report/groups/rows.hpp"

#include "pairmodel/model/incidence.hpp"
#include "report/estimate/subject.hpp"
#include "report/table/record_builder.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pairmodel {

namespace {

Bounds ends_of(const Interval& interval) {
    return {interval.low, interval.high};
}

constexpr std::array ends{"low", "central", "high"};

/// The range of a figure: NAME_low in CSV, NAME.low in JSON.
void add_range(const std::string& name, ColumnKind kind, const char* unit, const char* description,
               std::vector<Column>& columns) {
    for (const char* end : ends)
        columns.push_back({fmt::format("{}_{}", name, end), "", kind, unit, description});
}

std::vector<Column> data_columns() {
    std::vector<Column> columns = identity_columns(Cohort::births);
    columns.push_back(
        {"group", "Group", ColumnKind::text, "",
         "Id of the group; ALL: all groups with a published rate together, whatever their overlap; MODEL: the model's "
         "answer for all births; OUTSIDE: of these, babies in none of the groups with a published rate"});
    columns.push_back({"babies", "Babies", ColumnKind::count, "babies a year",
                       "Babies in the group, as given; rounded where babies are"});
    add_range(
        "rate", ColumnKind::decimal, "share of the babies in the group",
        "Published share with a disorganised attachment; low is 0 where the source says only what it may "
        "be at most",
        columns);
    add_range("expected", ColumnKind::babies, "babies a year",
              "Babies with a disorganised attachment: at least, the middle, at most", columns);
    add_range("excess", ColumnKind::babies, "babies a year",
              "More than among as many babies in general: at least, the middle, at most", columns);
    columns.push_back(
        {"marker", "", ColumnKind::text, "",
         "c: confidential; at_odds: numbers and rates, and in OUTSIDE the model, cannot all be true of these births; no_rate: no "
         "rate is published"});
    return columns;
}

OwnCell number_or_hidden(double number, bool hidden) {
    if (hidden) return Absent::confidential;
    return number;
}

std::vector<OwnCell> start_of_row(const AreaGroups& area, const StudyResult& study) {
    Subject subject;
    read_subject(study, area.index, subject);
    return identity_of(subject);
}

/// Low, the middle and high.
void put(std::vector<OwnCell>& row, Bounds bounds, bool hidden) {
    for (const double value : {bounds.low, (bounds.low + bounds.high) / 2, bounds.high})
        row.push_back(number_or_hidden(value, hidden));
}

void add_group_rows(const AreaGroups& area, const GroupsResult& result,
                    std::vector<std::vector<OwnCell>>& rows) {
    for (const GroupEstimate& group : area.estimate.groups) {
        const GroupRate& rate = result.rates.groups[group.count.group];
        const bool hidden = group.count.withheld;
        std::vector<OwnCell> row = start_of_row(area, *result.study);
        row.emplace_back(rate.id);
        row.push_back(number_or_hidden(babies_in(group.count, result.study->round_to), hidden));
        if (rate.rated) {
            put(row, rate.bounds(), false);
            put(row, group.expected, hidden);
            put(row, group.excess, hidden);
        } else {
            row.insert(row.end(), 9, Absent::not_available);
        }
        row.emplace_back(hidden ? "c" : rate.rated ? "" : "no_rate");
        rows.push_back(std::move(row));
    }
}

void add_area_row(const AreaGroups& area, const GroupsResult& result, const char* what, Bounds bounds,
                  bool hidden, std::vector<std::vector<OwnCell>>& rows) {
    std::vector<OwnCell> row = start_of_row(area, *result.study);
    row.emplace_back(what);
    row.insert(row.end(), 4, Absent::empty);
    const bool of_groups = std::string_view(what) != "MODEL";
    const bool unknown = !hidden && area.estimate.rated == 0 && of_groups;
    if (unknown)
        row.insert(row.end(), 3, Absent::not_available);
    else
        put(row, bounds, hidden);
    row.insert(row.end(), 3, Absent::empty);
    const bool at_odds = (area.estimate.at_odds && of_groups) ||
                         (area.estimate.outside_at_odds && std::string_view(what) == "OUTSIDE");
    row.emplace_back(hidden ? "c" : at_odds ? "at_odds" : unknown ? "no_rate" : "");
    rows.push_back(std::move(row));
}

void add_ends(std::vector<std::string> path, ColumnKind kind, std::vector<Column>& columns) {
    for (const char* end : ends) {
        path.emplace_back(end);
        columns.push_back(json_column(path, kind));
        path.pop_back();
    }
}

std::vector<Column> record_columns(const GroupRates& rates) {
    std::vector<Column> columns = identity_columns(Cohort::births);
    for (const GroupRate& rate : rates.groups) {
        columns.push_back(json_column({"groups", rate.id, "babies"}, ColumnKind::count));
        add_ends({"groups", rate.id, "rate"}, ColumnKind::decimal, columns);
        for (const char* what : {"expected", "excess"})
            add_ends({"groups", rate.id, what}, ColumnKind::babies, columns);
    }
    for (const char* what : {"in_any_group", "together", "modelled", "outside"})
        add_ends({what}, ColumnKind::babies, columns);
    add_ends({"implied_elasticity"}, ColumnKind::decimal, columns);
    columns.push_back(json_column({"cross_check"}, ColumnKind::text));
    columns.push_back(json_column({"marker"}, ColumnKind::list));
    return columns;
}

void put_groups(const AreaGroups& area, const GroupsResult& result, std::vector<OwnCell>& row) {
    const GroupRates& rates = result.rates;
    const auto& list = area.estimate.groups;
    for (std::size_t g = 0; g < rates.groups.size(); ++g) {
        const auto group =
            std::find_if(list.begin(), list.end(), [&](const auto& e) { return e.count.group == g; });
        if (group == list.end()) {
            row.insert(row.end(), 10, Absent::empty);
            continue;
        }
        const bool hidden = group->count.withheld;
        row.push_back(number_or_hidden(babies_in(group->count, result.study->round_to), hidden));
        if (!rates.groups[g].rated) {
            row.insert(row.end(), 9, Absent::not_available);
            continue;
        }
        put(row, rates.groups[g].bounds(), false);
        put(row, group->expected, hidden);
        put(row, group->excess, hidden);
    }
}

std::vector<OwnCell> record_of(const AreaGroups& area, const GroupsResult& result) {
    const bool hidden = area.hidden();
    std::vector<OwnCell> row = start_of_row(area, *result.study);
    put_groups(area, result, row);
    const bool rated = area.estimate.rated > 0 || hidden;
    const auto put_if_rated = [&](Bounds bounds) {
        if (rated)
            put(row, bounds, hidden);
        else
            row.insert(row.end(), 3, Absent::not_available);
    };
    put(row, area.estimate.in_any, hidden);
    put_if_rated(area.estimate.together);
    put(row, area.estimate.modelled, area.births_hidden);
    put_if_rated(area.estimate.outside);
    put_if_rated(area.estimate.elasticity);
    // Of numbers above the model, or that cannot be, there is none: it would be a limit, not a finding.
    if (!hidden && rated &&
        (area.estimate.check == CrossCheck::model_below_groups || area.estimate.contradicts_itself()))
        std::fill(row.end() - static_cast<std::ptrdiff_t>(ends.size()), row.end(),
                  OwnCell(Absent::not_applicable));
    row.emplace_back(Absent::confidential);
    if (!hidden) row.back() = std::string(code_of(area.estimate.check));
    if (!rated) row.back() = Absent::not_available;
    row.emplace_back(hidden ? "c" : area.estimate.contradicts_itself() ? "at_odds" : "");
    return row;
}

/// The elasticity of numbers as they are shown: that of the exact ones would give them away.
Bounds elasticity_of_rounded(const GroupsEstimate& exact, const GroupsResult& result, double live_births) {
    const int round_to = result.study->round_to;
    std::vector<GroupCount> counts;
    for (const GroupEstimate& group : exact.groups) {
        counts.push_back(group.count);
        counts.back().babies = static_cast<std::int64_t>(babies_in(group.count, round_to));
    }
    const Bounds modelled{rounded(exact.modelled.low, round_to), rounded(exact.modelled.high, round_to)};
    return estimate_groups(counts, result.rates, live_births, general_share(result), modelled).elasticity;
}

}  // namespace

double babies_in(const GroupCount& count, int round_to) {
    return rounded(static_cast<double>(count.babies), std::max(round_to, 1));
}

bool AreaGroups::hidden() const {
    return births_hidden || std::any_of(estimate.groups.begin(), estimate.groups.end(),
                                        [](const auto& g) { return g.count.withheld; });
}

std::vector<AreaGroups> area_groups(const GroupsResult& result) {
    const StudyResult& estimate = *result.study;
    std::vector<AreaGroups> areas;
    for (std::size_t i = 0; i < result.counts.size(); ++i) {
        const auto modelled = estimate.run.estimate(i);
        if (result.counts[i].empty() || (!modelled && !estimate.hidden(i))) continue;
        AreaGroups area;
        area.index = i;
        area.births_hidden = estimate.hidden(i);
        if (modelled) {
            area.live_births = modelled->live_births;
            area.estimate =
                estimate_groups(result.counts[i], result.rates, modelled->live_births, general_share(result),
                                ends_of(modelled->interval(Measure::disorganised)));
            if (estimate.round_to > 0)
                area.estimate.elasticity =
                    elasticity_of_rounded(area.estimate, result, modelled->live_births);
        } else {
            for (const GroupCount& count : result.counts[i]) area.estimate.groups.push_back({count, {}, {}});
        }
        areas.push_back(std::move(area));
    }
    return areas;
}

Bounds general_share(const GroupsResult& result) {
    const ParameterSet& set = result.study->run.model().parameters();
    return ends_of(interval_of(incidence(set, Scenario::lower_need).disorganised,
                               incidence(set, Scenario::higher_need).disorganised));
}

std::string check_words(const GroupsEstimate& estimate) {
    if (estimate.contradicts_itself()) return "cannot all be true";
    switch (estimate.check) {
        case CrossCheck::model_below_groups:
            return "fewer than these groups";
        case CrossCheck::model_within_bounds:
            return "about as many";
        case CrossCheck::model_above_groups:
            break;
    }
    return "room for all of them";
}

Table groups_data(const std::vector<AreaGroups>& areas, const GroupsResult& result) {
    std::vector<std::vector<OwnCell>> rows;
    for (const AreaGroups& area : areas) {
        const bool hidden = area.hidden();
        add_group_rows(area, result, rows);
        add_area_row(area, result, "ALL", area.estimate.together, hidden, rows);
        add_area_row(area, result, "MODEL", area.estimate.modelled, area.births_hidden, rows);
        add_area_row(area, result, "OUTSIDE", area.estimate.outside, hidden, rows);
    }
    return table_of("groups", "", data_columns(), std::move(rows));
}

Table groups_records(const std::vector<AreaGroups>& areas, const GroupsResult& result) {
    std::vector<std::vector<OwnCell>> rows;
    for (const AreaGroups& area : areas) rows.push_back(record_of(area, result));
    return table_of("areas", "", record_columns(result.rates), std::move(rows));
}

Table group_rates_record(const GroupRates& rates) {
    RecordBuilder record("group_rates");
    record.text({"id"}, rates.id).text({"title"}, rates.title).text({"version"}, rates.version);
    record.text({"credit"}, rates.credit).text({"sha256"}, rates.sha256);
    for (const GroupRate& rate : rates.groups) {
        const auto at = [&](const char* key) { return std::vector<std::string>{"groups", rate.id, key}; };
        record.text(at("label"), rate.label);
        record.add(at("rate"), rate.rated ? OwnCell(rate.share) : OwnCell(Absent::not_available),
                   ColumnKind::decimal);
        record.text(at("kind"), !rate.rated ? "no_rate" : rate.up_to ? "up_to" : "about");
        record.text(at("counts"), rate.pregnancies ? "pregnancies" : "babies")
            .text(at("meaning"), rate.note.meaning);
        record.text(at("source"), rates.source(rate.note.source).citation).text(at("page"), rate.note.page);
        record.text(at("locator"), rate.note.locator);
        record.add(at("evidence_grade"),
                   rate.rated ? OwnCell(std::string(code_of(rate.note.evidence_grade)))
                              : OwnCell(Absent::not_available),
                   ColumnKind::text);
    }
    return record.build();
}

}  // namespace pairmodel
