#include "report/estimate/subject.hpp"
#include "report/gap/comparison.hpp"
#include "report/table/record_builder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// The figures of a comparison, in the order of every output.
struct Figure {
    const char* name;  ///< empty: the demand or need itself
    ColumnKind kind;
    const char* unit;
    const char* description;
    std::optional<Interval> (*get)(const Coverage&);
};

const std::vector<Figure>& all_figures() {
    static const std::vector<Figure> figures{
        {"", ColumnKind::babies, "babies a year", "Babies of the measure, at the level",
         [](const Coverage& c) -> std::optional<Interval> { return c.wanted; }},
        {"covered", ColumnKind::decimal, "share of the measure",
         "Capacity that is known divided by the babies of the measure, at most (an upper bound); above 1 there is "
         "more capacity. The low end belongs to the high end of the babies",
         [](const Coverage& c) { return c.covered; }},
        {"shortfall", ColumnKind::babies, "families a year",
         "Families without a place that is known, at least; never below 0",
         [](const Coverage& c) { return c.shortfall; }},
        {"spare", ColumnKind::babies, "families a year", "Places that are not needed, at most; never below 0",
         [](const Coverage& c) { return c.spare; }},
        {"shortfall_wte", ColumnKind::decimal, "whole-time equivalents",
         "Staff that the shortfall would take, at the families per WTE of the level's services",
         [](const Coverage& c) { return c.wte; }},
        {"shortfall_cost", ColumnKind::decimal, "pounds a year",
         "What the shortfall would cost, at the cost per family of the level's services",
         [](const Coverage& c) { return c.cost; }},
    };
    return figures;
}

constexpr std::array ends{"low", "central", "high"};

std::string joined(const char* name, const char* end) {
    return *name == '\0' ? std::string(end) : fmt::format("{}_{}", name, end);
}

std::vector<Column> data_columns() {
    std::vector<Column> columns = identity_columns(Cohort::births);
    const std::vector<Column> own{
        {"level", "", ColumnKind::text, "", "Level of care of the services; targeted_and_specialist: both"},
        {"services", "", ColumnKind::count, "services", "Services at the level"},
        {"services_without_capacity", "", ColumnKind::count, "services",
         "Of these, services whose capacity is not known; the capacity leaves them out"},
        {"capacity_upper_bound", "", ColumnKind::decimal, "families a year",
         "Capacities added up as if no family were seen by two services: an upper bound"},
        {"capacity_share_of_births", "", ColumnKind::decimal, "share of live births",
         "capacity_upper_bound divided by live_births"},
        {"wte", "", ColumnKind::decimal, "whole-time equivalents", "Of the services that state it"},
        {"cost_per_year", "", ColumnKind::decimal, "pounds a year", "Of the services that state it"},
        {"measure", "", ColumnKind::text, "",
         "demand: babies who come; need: these and those who are missed"}};
    columns.insert(columns.end(), own.begin(), own.end());
    for (const Figure& figure : all_figures())
        for (const char* end : ends)
            columns.push_back({joined(figure.name, end), "", figure.kind, figure.unit, figure.description});
    columns.push_back(
        {"gaps", "", ColumnKind::list, "",
         "What the services of the level lack: no_service, antenatal, self_referral, fathers, ages, "
         "short_term, long_term, assessment, relationship, intervention, no_intervention; with _not_known where they do not say"});
    columns.push_back(
        {"marker", "", ColumnKind::list, "",
         "saturated: need was held at all births; capacity_not_known; incomplete: some capacity is "
         "not known; shared: services of all areas come on top; c: confidential; x: not available"});
    return columns;
}

/// Services, services without a capacity, capacity, its share of births, staff, cost.
void put_provision(const AreaGap& area, const LevelGap& gap, std::vector<OwnCell>& row) {
    const Provision& p = gap.provision;
    row.insert(row.end(), {static_cast<double>(p.services), static_cast<double>(p.without_capacity)});
    if (gap.provision_hidden) return void(row.insert(row.end(), 4, Absent::confidential));
    row.push_back(cell_of(p.capacity, Absent::not_available));
    row.push_back(
        cell_of(gap.share_of_births, area.absent == Absent::empty ? Absent::not_available : area.absent));
    row.push_back(cell_of(p.wte, Absent::not_available));
    row.push_back(cell_of(p.cost_per_year, Absent::not_available));
}

void put_coverage(const AreaGap& area, const LevelGap& gap, const std::optional<Coverage>& coverage,
                  std::vector<OwnCell>& row) {
    for (const Figure& figure : all_figures()) {
        const std::optional<Interval> interval = coverage ? figure.get(*coverage) : std::nullopt;
        if (interval)
            row.insert(row.end(), {interval->low, interval->central, interval->high});
        else
            row.insert(row.end(), 3, absence(area, gap));
    }
}

std::string gap_words(const AreaGap& area, ProvisionLevel level) {
    std::string words;
    for (const OfferGap& gap : area.gaps)
        if (code_of(gap.level) == code_of(level)) words += (words.empty() ? "" : " ") + word_of(gap);
    return words;
}

std::string marker_of(const AreaGap& area, const LevelGap& gap) {
    std::string words;
    const auto add = [&](bool given, const char* word) {
        if (given) words += (words.empty() ? "" : " ") + std::string(word);
    };
    const Provision& p = gap.provision;
    add(area.saturated, "saturated");
    add(p.services > 0 && p.without_capacity == p.services, "capacity_not_known");
    add(p.without_capacity > 0 && p.without_capacity < p.services, "incomplete");
    add(gap.shared > 0, "shared");
    add(area.absent == Absent::confidential || gap.provision_hidden, "c");
    add(area.absent == Absent::not_available, "x");
    return words;
}

}  // namespace

Table gap_data(const std::vector<AreaGap>& areas) {
    std::vector<std::vector<OwnCell>> rows;
    for (const AreaGap& area : areas)
        for (const LevelGap& gap : area.levels)
            for (const bool is_need : {false, true}) {
                std::vector<OwnCell> row = area.identity;
                row.emplace_back(std::string(code_of(gap.level)));
                put_provision(area, gap, row);
                row.emplace_back(is_need ? "need" : "demand");
                put_coverage(area, gap, is_need ? gap.need : gap.demand, row);
                row.emplace_back(gap_words(area, gap.level));
                row.emplace_back(marker_of(area, gap));
                rows.push_back(std::move(row));
            }
    return table_of("gap", "", data_columns(), std::move(rows));
}

namespace {

std::vector<Column> record_columns() {
    std::vector<Column> columns = identity_columns(Cohort::births);
    columns.push_back(json_column({"marker"}, ColumnKind::list));
    for (const ProvisionLevel level : provision_levels) {
        const auto add = [&](std::vector<std::string> path, ColumnKind kind) {
            path.insert(path.begin(), {"levels", std::string(code_of(level))});
            columns.push_back(json_column(std::move(path), kind));
        };
        for (const char* name : {"services", "services_without_capacity"}) add({name}, ColumnKind::count);
        for (const char* name : {"capacity_upper_bound", "capacity_share_of_births", "wte", "cost_per_year"})
            add({name}, ColumnKind::decimal);
        for (const char* measure : {"demand", "need"})
            for (const Figure& figure : all_figures())
                for (const char* end : ends) {
                    std::vector<std::string> path{measure};
                    if (*figure.name != '\0') path.emplace_back(figure.name);
                    path.emplace_back(end);
                    add(std::move(path), figure.kind);
                }
        add({"gaps"}, ColumnKind::list);
        add({"marker"}, ColumnKind::list);
    }
    return columns;
}

std::string marker_of(const AreaGap& area) {
    if (area.absent == Absent::confidential) return "c";
    if (area.absent == Absent::not_available) return "x";
    return area.saturated ? "saturated" : "";
}

std::vector<OwnCell> record_of(const AreaGap& area) {
    std::vector<OwnCell> row = area.identity;
    row.emplace_back(marker_of(area));
    for (const LevelGap& gap : area.levels) {
        put_provision(area, gap, row);
        put_coverage(area, gap, gap.demand, row);
        put_coverage(area, gap, gap.need, row);
        row.emplace_back(gap_words(area, gap.level));
        row.emplace_back(marker_of(area, gap));
    }
    return row;
}

}  // namespace

Table gap_records(const std::vector<AreaGap>& areas, bool totals) {
    std::vector<std::vector<OwnCell>> rows;
    for (const AreaGap& area : areas)
        if (area.is_total == totals) rows.push_back(record_of(area));
    return table_of(totals ? "totals" : "areas", "", record_columns(), std::move(rows));
}

Table offer_gap_records(const std::vector<AreaGap>& areas) {
    std::vector<std::vector<OwnCell>> rows;
    for (const AreaGap& area : areas)
        for (const OfferGap& gap : area.gaps)
            rows.push_back({area.code, area.name, std::string(code_of(gap.level)), gap.code,
                            std::string(gap.known ? "no" : "not_known"), gap.sentence});
    std::vector<Column> columns;
    for (const char* name : {"area_code", "area_name", "level", "gap", "answer", "sentence"})
        columns.push_back(json_column({name}, ColumnKind::text));
    return table_of("gaps", "", std::move(columns), std::move(rows));
}

Table specification_records(const std::vector<AreaGap>& areas) {
    std::vector<std::vector<OwnCell>> rows;
    for (const AreaGap& area : areas)
        for (const auto& [level, sentence] : specification_of(area))
            rows.push_back({area.code, area.name, std::string(code_of(level)), sentence});
    std::vector<Column> columns;
    for (const char* name : {"area_code", "area_name", "level", "sentence"})
        columns.push_back(json_column({name}, ColumnKind::text));
    return table_of("specification", "", std::move(columns), std::move(rows));
}

namespace {

OwnCell answer_cell(Answer answer) {
    if (answer == Answer::not_known) return Absent::not_available;
    return std::string(answer == Answer::yes ? "yes" : "no");
}

OwnCell focus_cell(Focus focus) {
    if (focus == Focus::not_known) return Absent::not_available;
    return std::string(focus == Focus::parent ? "parent" : "relationship");
}

/// What a service counts for: an area's code or name, TOTAL, or nothing.
std::string counted_in(const GapResult& result, std::size_t row) {
    const auto holds = [row](const std::vector<std::size_t>& list) {
        return std::find(list.begin(), list.end(), row) != list.end();
    };
    if (holds(result.places.all_areas)) return "TOTAL";
    for (std::size_t i = 0; i < result.places.by_area.size(); ++i)
        if (holds(result.places.by_area[i])) {
            const AreaView area = result.study->run.areas()[i];
            return std::string(area.code.empty() ? area.name : area.code);
        }
    return "none";
}

}  // namespace

Table service_records(const GapResult& result) {
    const bool any_hidden = result.study->summary.withheld > 0;
    std::vector<std::vector<OwnCell>> rows;
    for (std::size_t i = 0; i < result.services.rows.size(); ++i) {
        const ServiceRow& row = result.services.rows[i];
        const Service& s = row.service;
        const bool hide = any_hidden && row.any_universal;
        const auto words = [](const std::string& text) {
            return text.empty() ? OwnCell(Absent::empty) : OwnCell(text);
        };
        const auto amount = [&](const std::optional<double>& value) {
            return hide ? OwnCell(Absent::confidential) : cell_of(value, Absent::not_available);
        };
        rows.push_back({s.name, level_word(s.level, s.work), counted_in(result, i),
                        amount(s.families_per_year), amount(s.wte), amount(s.cost_per_year),
                        cell_of(s.age_from, Absent::not_available), cell_of(s.age_to, Absent::not_available),
                        answer_cell(s.antenatal), answer_cell(s.self_referral), answer_cell(s.fathers),
                        answer_cell(s.assessment), focus_cell(s.focus),
                        s.sector ? OwnCell(std::string(code_of(*s.sector))) : OwnCell(Absent::not_available),
                        words(row.funder), words(row.restrictions), words(row.notes), row.part,
                        static_cast<double>(row.line)});
    }
    std::vector<Column> columns;
    for (const char* name : {"service", "level", "counted_in"})
        columns.push_back(json_column({name}, ColumnKind::text));
    for (const char* name : {"families_per_year", "wte", "cost_per_year", "age_from_months", "age_to_months"})
        columns.push_back(json_column({name}, ColumnKind::decimal));
    for (const char* name : {"antenatal", "self_referral", "fathers", "assessment", "focus", "sector",
                             "funder", "restrictions", "note"})
        columns.push_back(json_column({name}, ColumnKind::text));
    columns.push_back(json_column({"part"}, ColumnKind::decimal));
    columns.push_back(json_column({"line"}, ColumnKind::count));
    return table_of("services", "", std::move(columns), std::move(rows));
}

}  // namespace pairmodel
