#include "pairmodel/planning/provision.hpp"
#include "pairmodel/report/documents.hpp"
#include "pairmodel/study/groups.hpp"
#include "report/groups/rows.hpp"
#include "report/groups/sentences.hpp"
#include "report/table/shown.hpp"
#include "report/words/brief.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "study/notes.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pairmodel {

namespace {

/// "68", "6 to 11", "up to 12".
std::string babies_of(Bounds bounds, bool up_to, int round_to) {
    const std::string high = shown(bounds.high, ColumnKind::babies, round_to);
    if (up_to) return high == "0" || high == "[low]" ? high : "up to " + high;
    return shown_range(bounds.low, bounds.high, ColumnKind::babies, round_to);
}

Table groups_table(const AreaGroups& area, const GroupRates& rates, int round_to) {
    std::vector<std::vector<OwnCell>> rows;
    for (const GroupEstimate& group : area.estimate.groups) {
        const GroupRate& rate = rates.groups[group.count.group];
        const std::string share = percent(rate.share);
        std::vector<OwnCell> row{rate.label};
        if (!rate.rated) {
            row.emplace_back(Absent::confidential);
            if (!group.count.withheld) row.back() = static_cast<double>(group.count.babies);
            row.insert(row.end(), {std::string("no published rate"), std::string("[x]"), std::string("[x]")});
        } else if (group.count.withheld)
            row.insert(row.end(), {Absent::confidential, (rate.up_to ? "up to " : "") + share,
                                   std::string("[c]"), std::string("[c]")});
        else
            row.insert(row.end(),
                       {static_cast<double>(group.count.babies), (rate.up_to ? "up to " : "") + share,
                        babies_of(group.expected, rate.up_to, round_to),
                        babies_of(group.excess, rate.up_to, round_to)});
        rows.push_back(std::move(row));
    }
    return table_of("groups", "",
                    {{"group", "Group"},
                     {"babies", "Babies in it", ColumnKind::babies},
                     {"share", "Disorganised"},
                     {"expected", "Expected babies"},
                     {"excess", "More than in general"}},
                    std::move(rows));
}

/// What the model has for the area at each level, to be set beside the groups.
Table levels_table(const Scenarios<Measures>& babies) {
    std::vector<std::vector<OwnCell>> rows;
    for (const ProvisionLevel level : {ProvisionLevel::targeted, ProvisionLevel::specialist}) {
        const Interval demand = sum_of(demand_measures(level), babies);
        const Interval need = sum_of(need_measures(level), babies);
        rows.push_back(
            {with_capital(std::string(code_of(level))), need.low, need.high, demand.low, demand.high});
    }
    constexpr ColumnKind kind = ColumnKind::babies;
    return table_of("levels", "Beside need by level: babies a year, of all births",
                    {{"level", "Level"},
                     {"need_low", "Need", kind, "", "", RangeEnd::low},
                     {"need_high", "Need", kind, "", "", RangeEnd::high},
                     {"demand_low", "Likely to come", kind, "", "", RangeEnd::low},
                     {"demand_high", "Likely to come", kind, "", "", RangeEnd::high}},
                    std::move(rows));
}

void describe_one(const AreaGroups& area, const GroupsResult& result, Document& document) {
    const Run& run = result.study->run;
    const int round_to = result.study->round_to;
    const AreaView place = run.areas()[area.index];
    document.title = fmt::format("Disorganised attachment in vulnerable groups: {}", area_phrase(place));
    document.tables.push_back(groups_table(area, result.rates, round_to));
    if (!area.births_hidden)
        document.lead.push_back(fmt::format("{}; adversity {}.", births_phrase(place),
                                            adversity_phrase(run.adversity(area.index))));
    if (const auto modelled = run.estimate(area.index))
        document.tables.push_back(levels_table(modelled->babies));
    if (area.hidden()) return;
    for (std::string& sentence : sentences_of_groups(area, result))
        document.lead.push_back(std::move(sentence));
}

void put(std::vector<OwnCell>& row, std::initializer_list<double> figures, bool hidden) {
    for (const double figure : figures) {
        row.emplace_back(Absent::confidential);
        if (!hidden) row.back() = figure;
    }
}

Table areas_table(const std::vector<AreaGroups>& areas, const Run& run) {
    std::vector<std::vector<OwnCell>> rows;
    for (const AreaGroups& area : areas) {
        const AreaView place = run.areas()[area.index];
        const GroupsEstimate& e = area.estimate;
        std::vector<OwnCell> row{std::string(place.code), std::string(place.name),
                                 static_cast<double>(e.groups.size())};
        put(row, {area.live_births}, area.births_hidden);
        put(row, {e.together.low, e.together.high}, area.hidden());
        if (e.rated == 0 && !area.hidden())
            std::fill(row.end() - 2, row.end(), OwnCell(Absent::not_available));
        put(row, {e.modelled.low, e.modelled.high}, area.births_hidden);
        row.emplace_back(area.hidden() ? "[c]" : e.rated > 0 ? check_words(e) : "[x]");
        rows.push_back(std::move(row));
    }
    return table_of(
        "areas",
        "Babies with a disorganised attachment: counted in groups with a published rate, beside the model's of all "
        "births",
        {{"area_code", "Code"},
         {"area_name", "Area"},
         {"groups", "Groups", ColumnKind::count},
         {"live_births", "Live births", ColumnKind::count},
         {"together_low", "Disorganised, counted", ColumnKind::babies, "", "", RangeEnd::low},
         {"together_high", "Disorganised, counted", ColumnKind::babies, "", "", RangeEnd::high},
         {"modelled_low", "Disorganised, model", ColumnKind::babies, "", "", RangeEnd::low},
         {"modelled_high", "Disorganised, model", ColumnKind::babies, "", "", RangeEnd::high},
         {"check", "The model has"}},
        std::move(rows));
}

std::vector<std::string> sources_of(const std::vector<AreaGroups>& areas, const GroupRates& rates) {
    std::vector<std::string> notes;
    for (std::size_t g = 0; g < rates.groups.size(); ++g) {
        const bool used = std::any_of(areas.begin(), areas.end(), [&](const AreaGroups& area) {
            return std::any_of(area.estimate.groups.begin(), area.estimate.groups.end(),
                               [&](const GroupEstimate& e) { return e.count.group == g; });
        });
        const GroupRate& rate = rates.groups[g];
        if (used && !rate.rated)
            notes.push_back(fmt::format("{}: {} ({}, {})", rate.label, rate.note.meaning,
                                        rates.source(rate.note.source).citation, rate.note.locator));
        else if (used)
            notes.push_back(fmt::format("{}: {}{}, {}; evidence {}.", rate.label, rate.up_to ? "up to " : "",
                                        percent(rate.share), rate.note.locator,
                                        spoken(code_of(rate.note.evidence_grade))));
    }
    return notes;
}

std::vector<std::string> notes_of(const GroupsResult& result, const std::vector<AreaGroups>& areas) {
    const Bounds general = general_share(result);
    std::vector<std::string> notes;
    for (const AreaGroups& area : areas)
        if (std::string contradiction = contradiction_of(area, result); !contradiction.empty())
            notes.push_back(std::move(contradiction));
    if (result.study->suppress_below > 0)
        notes.push_back(fmt::format(
            "Not shown: groups with fewer than {} babies, and what is made of all groups where there "
            "are such.",
            result.study->suppress_below));
    notes.push_back(fmt::format("More than in general: beside {} of all babies at average adversity.",
                                shown_range(general.low, general.high, ColumnKind::share, 0)));
    notes.emplace_back(
        "The toolkit gives these rates as evidence beside a model that has not been independently tested. "
        "\"Up to\" is an upper figure: how many there are may be anything below it.");
    notes.emplace_back(
        "pairmodel's own: that a rate holds for the babies of a year here, and the bounds for all groups with a "
        "published rate together (at least the largest group, all others within it; at most the sum, no baby "
        "in two groups). Babies in none of these are in neither bound.");
    const std::vector<std::string> sources = sources_of(areas, result.rates);
    notes.insert(notes.end(), sources.begin(), sources.end());
    notes.push_back(result.rates.credit);
    const std::vector<std::string> standing = standing_notes(*result.study, false);
    notes.insert(notes.end(), standing.begin(), standing.end());
    return notes;
}

}  // namespace

Document groups_document(const GroupsResult& result) {
    const std::vector<AreaGroups> areas = area_groups(result);
    Document document;
    document.command = "groups";
    document.told = told_of(*result.study);
    document.told.insert(document.told.end(), result.notes.begin(), result.notes.end());
    document.round_to = result.study->round_to;
    if (result.study->source.has_builtin_figures()) document.licence = open_government_licence;
    if (areas.size() == 1) {
        describe_one(areas[0], result, document);
    } else {
        document.title = fmt::format(
            "Disorganised attachment in vulnerable groups of {} areas, babies a year", areas.size());
        document.tables.push_back(areas_table(areas, result.study->run));
    }
    document.notes = notes_of(result, areas);
    // Numbers that cannot all be true come first among the notes.
    std::vector<std::string> remarks;
    for (const AreaGroups& area : areas)
        if (std::string contradiction = contradiction_of(area, result); !contradiction.empty())
            remarks.push_back(std::move(contradiction));
    document.brief = brief_of(*result.study, std::move(remarks), false);
    document.data = groups_data(areas, result);
    document.data.key = {"area_code", "area_name", "group"};
    document.records = {parameters_record(result.study->run.model().parameters()),
                        group_rates_record(result.rates), method_record(*result.study),
                        groups_records(areas, result), provenance_record(*result.study)};
    return document;
}

}  // namespace pairmodel
