#include "report/gap/groups.hpp"

#include "input/cells/suggest.hpp"
#include "report/groups/rows.hpp"
#include "report/table/record_builder.hpp"
#include "report/words/indicators.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace pairmodel {

namespace {

/// A group in an area, with the services there whose restrictions have one of its words.
struct GapGroup {
    std::size_t area = 0;
    const GroupRate* rate = nullptr;
    std::optional<GroupCount> count;
    std::vector<const ServiceRow*> named_by;

    [[nodiscard]] std::vector<std::string> services() const {
        std::vector<std::string> names;
        for (const ServiceRow* row : named_by) names.push_back(row->service.name);
        return names;
    }
};

bool names_group(const std::string& restrictions, const GroupRate& rate) {
    const std::string text = lower_case(restrictions);
    return std::any_of(rate.words.begin(), rate.words.end(),
                       [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

/// The services of an area, those of all areas too; one at several levels once.
std::vector<const ServiceRow*> services_in(const GapResult& result, std::size_t area) {
    std::vector<const ServiceRow*> services;
    if (result.services.rows.empty()) return services;
    std::set<std::size_t> lines;
    for (const std::vector<std::size_t>* list : {&result.places.by_area[area], &result.places.all_areas})
        for (const std::size_t row : *list)
            if (lines.insert(result.services.rows[row].line).second)
                services.push_back(&result.services.rows[row]);
    return services;
}

std::vector<GapGroup> rows_of(const GapResult& result) {
    const GroupsResult& groups = *result.groups;
    std::vector<GapGroup> rows;
    for (std::size_t area = 0; area < groups.counts.size(); ++area) {
        if (groups.counts[area].empty()) continue;
        const std::vector<const ServiceRow*> services = services_in(result, area);
        for (std::size_t g = 0; g < groups.rates.groups.size(); ++g) {
            GapGroup row{area, &groups.rates.groups[g], {}, {}};
            for (const GroupCount& count : groups.counts[area])
                if (count.group == g) row.count = count;
            if (!row.count && !row.rate->priority) continue;
            for (const ServiceRow* service : services)
                if (names_group(service->restrictions, *row.rate)) row.named_by.push_back(service);
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

OwnCell number_of(const GapGroup& row, int round_to) {
    if (!row.count) return Absent::not_available;
    if (row.count->withheld) return Absent::confidential;
    return babies_in(*row.count, round_to);
}

std::string rate_words(const GroupRate& rate) {
    if (!rate.rated) return "no published rate";
    return (rate.up_to ? "up to " : "") + percent(rate.share);
}

std::string area_name(const GapResult& result, std::size_t index) {
    const AreaView area = result.study->run.areas()[index];
    return std::string(area.name.empty() ? area.code : area.name);
}

}  // namespace

std::vector<std::string> group_sentences(const GapResult& result) {
    std::vector<std::string> sentences;
    for (const GapGroup& row : rows_of(result)) {
        if (!row.count || row.count->withheld || row.count->babies == 0) continue;
        // Few that are rounded to none are there, and not counted.
        const double babies = babies_in(*row.count, result.study->round_to);
        for (const ServiceRow* service : row.named_by)
            sentences.push_back(fmt::format(
                "Gap: {} names in its restrictions (\"{}\") what may be the {}{} of the group \"{}\"{}.",
                service->service.name, service->restrictions, babies > 0 ? grouped(babies) + " " : "",
                row.rate->pregnancies ? "pregnancies" : "babies", row.rate->label,
                result.study->run.areas().size() > 1 ? " in " + area_name(result, row.area) : ""));
    }
    return sentences;
}

Table group_table(const GapResult& result) {
    const bool several = result.study->run.areas().size() > 1;
    const bool services = !result.services.rows.empty();
    std::vector<Column> columns;
    if (several) columns.push_back({"area", "Area"});
    columns.push_back({"group", "Group"});
    columns.push_back({"babies", "Babies a year", ColumnKind::babies});
    columns.push_back({"rate", "Disorganised"});
    if (services) columns.push_back({"named_by", "Restrictions that may mean it"});
    std::vector<std::vector<OwnCell>> cells;
    for (const GapGroup& row : rows_of(result)) {
        std::vector<OwnCell>& line = cells.emplace_back();
        if (several) line.emplace_back(area_name(result, row.area));
        line.emplace_back(row.rate->label);
        line.push_back(number_of(row, 0));
        line.emplace_back(rate_words(*row.rate));
        if (services)
            line.emplace_back(row.named_by.empty() ? std::string("no word found")
                                                   : fmt::format("{}", fmt::join(row.services(), "; ")));
    }
    return table_of("vulnerable_groups",
                    services ? "Vulnerable groups, and whom services do not take" : "Vulnerable groups",
                    std::move(columns), std::move(cells));
}

Table group_gap_records(const GapResult& result) {
    std::vector<std::vector<OwnCell>> cells;
    for (const GapGroup& row : rows_of(result)) {
        const AreaView area = result.study->run.areas()[row.area];
        cells.push_back({std::string(area.code), std::string(area.name), row.rate->id,
                         std::string(row.rate->priority ? "yes" : "no"),
                         number_of(row, result.study->round_to),
                         row.rate->rated ? OwnCell(row.rate->share) : OwnCell(Absent::not_available),
                         std::string(!row.rate->rated  ? "no_rate"
                                     : row.rate->up_to ? "up_to"
                                                       : "about"),
                         fmt::format("{}", fmt::join(row.services(), "; "))});
    }
    std::vector<Column> columns;
    for (const char* name : {"area_code", "area_name", "group", "priority"})
        columns.push_back(json_column({name}, ColumnKind::text));
    columns.push_back(json_column({"babies"}, ColumnKind::count));
    columns.push_back(json_column({"rate"}, ColumnKind::decimal));
    for (const char* name : {"kind", "restrictions_of"})
        columns.push_back(json_column({name}, ColumnKind::text));
    return table_of("vulnerable_groups", "", std::move(columns), std::move(cells));
}

}  // namespace pairmodel
