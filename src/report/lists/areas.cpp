#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/estimate/subject.hpp"
#include "report/table/record_builder.hpp"
#include "report/words/provenance.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pairmodel {

namespace {

using Row = std::vector<OwnCell>;

/// An area of the list with what is known of it.
struct Found {
    const ReferenceArea* area;
    Area known;
    AdversityRatio adversity;
    double indicators;  ///< how many the ratio is from

    [[nodiscard]] bool rated() const { return adversity.basis != AdversityBasis::none; }
    [[nodiscard]] OwnCell births() const {
        return known.live_births ? OwnCell(static_cast<double>(*known.live_births)) : Absent::not_available;
    }
    [[nodiscard]] OwnCell year() const {
        return known.live_births_year > 0 ? OwnCell(static_cast<double>(known.live_births_year))
                                          : Absent::not_available;
    }
    [[nodiscard]] OwnCell ratio() const { return rated() ? OwnCell(adversity.ratio) : Absent::not_available; }
};

std::vector<Found> look_up(const AreasFound& report) {
    std::vector<Found> found;
    for (const ReferenceArea* area : report.areas) {
        const auto counts = [&](const IndicatorValue& v) { return report.choice.weights[v.indicator] > 0; };
        found.push_back(
            {area, reference_table().as_area(*area, report.year),
             adversity_of(reference_table(), *area, report.choice),
             static_cast<double>(std::count_if(area->indicators.begin(), area->indicators.end(), counts))});
    }
    return found;
}

Table table_for_readers(const std::vector<Found>& areas) {
    std::vector<Row> rows;
    for (const Found& f : areas)
        rows.push_back({f.area->code, f.area->name, f.area->type, f.area->country,
                        reference_table().region_of(*f.area), f.births(), f.year(), f.ratio(), f.indicators,
                        f.known.note});
    return table_of("areas", "",
                    {{"area_code", "Code"},
                     {"area_name", "Area"},
                     {"area_type", "Type"},
                     {"country", "Country"},
                     {"region", "Region"},
                     {"live_births", "Live births", ColumnKind::count},
                     {"live_births_year", "Year", ColumnKind::year},
                     {"adversity_ratio", "Adversity ratio", ColumnKind::ratio},
                     {"indicator_count", "Indicators", ColumnKind::count},
                     {"note", "Note"}},
                    std::move(rows));
}

// For programs: what estimate needs to come to the same figures, so that nothing is lost between the two.

std::vector<Column> columns_for_programs() {
    std::vector<Column> columns = identity_columns(Cohort::births);
    for (const std::string& name : reference_group_columns())
        columns.push_back({name, "", ColumnKind::text, "", "Built-in areas can be grouped by it"});
    columns.push_back({"adversity_log_standard_error", "", ColumnKind::decimal, "",
                       "Standard error of the ratio's logarithm"});
    columns.push_back({"adversity_degrees_of_freedom", "", ColumnKind::decimal, "",
                       "Of Student's t, which the error follows; empty: normal"});
    columns.push_back({"indicator_count", "", ColumnKind::count, "indicators", "How many the ratio is from"});
    columns.push_back({"note", "", ColumnKind::text, "", "What to know of its figures"});
    columns.push_back({"marker", "", ColumnKind::list, "", "x: live births are not available"});
    return columns;
}

Row row_for_programs(const Found& f) {
    const std::optional<double>& error = f.adversity.log_standard_error;
    const bool normal = std::isinf(f.adversity.degrees_of_freedom);
    const bool born = f.known.live_births.has_value();
    Row row{"area",
            f.area->code,
            f.area->name,
            f.births(),
            f.year(),
            f.ratio(),
            std::string(code_of(f.adversity.basis)),
            fmt::format("{}{}{}", f.rated() ? "" : code_of(NoteCode::assumed_average),
                        f.rated() || born ? "" : " ", born ? "" : code_of(NoteCode::births_not_available))};
    row.insert(row.end(), f.known.groups.begin(), f.known.groups.end());
    row.push_back(error ? OwnCell(*error) : Absent::not_available);
    row.push_back(error && !normal ? OwnCell(f.adversity.degrees_of_freedom) : Absent::empty);
    row.emplace_back(f.indicators);
    row.emplace_back(f.known.note);
    row.emplace_back(born ? "" : "x");
    return row;
}

OwnCell births_of_year(const ReferenceArea& area, std::size_t year) {
    const auto births = area.live_births[year];
    return births ? OwnCell(static_cast<double>(*births)) : OwnCell(Absent::not_available);
}

/// Births by year and indicators: in CSV a column each, in JSON a list and an object.
Table table_for_programs(const std::vector<Found>& areas, bool json) {
    const ReferenceTable& table = reference_table();
    std::vector<Column> columns = columns_for_programs();
    for (std::size_t y = 0; y < table.years.size(); ++y) {
        const auto at = [&](const char* key) {
            return std::vector<std::string>{"births_by_year", json_index(y), key};
        };
        if (json) columns.push_back(json_column(at("year"), ColumnKind::year));
        columns.push_back({fmt::format("live_births_{}", table.years[y]), "", ColumnKind::count,
                           "live births a year", fmt::format("Live births of {}", table.years[y]),
                           RangeEnd::none, at("live_births")});
    }
    const std::size_t first = columns.size();
    for (const Indicator& indicator : table.indicators)
        columns.push_back({indicator.id,
                           "",
                           ColumnKind::decimal,
                           indicator.unit,
                           indicator.label,
                           RangeEnd::none,
                           {"indicators", indicator.id}});
    std::vector<Row> rows;
    for (const Found& f : areas) {
        Row row = row_for_programs(f);
        for (std::size_t y = 0; y < table.years.size(); ++y) {
            if (json) row.emplace_back(static_cast<double>(table.years[y]));
            row.push_back(births_of_year(*f.area, y));
        }
        row.resize(columns.size(), OwnCell(Absent::not_available));
        for (const IndicatorValue& v : f.area->indicators) row[first + v.indicator] = v.value;
        rows.push_back(std::move(row));
    }
    return table_of("areas", "", std::move(columns), std::move(rows));
}

/// A group with its members, for JSON alone.
Table group_record(const FoundGroup& group) {
    RecordBuilder record("group");
    record.text({"name"}, group.name);
    for (std::size_t i = 0; i < group.members.size(); ++i) {
        record.text({"members", json_index(i), "area_code"}, group.members[i]->code);
        record.text({"members", json_index(i), "area_name"}, group.members[i]->name);
    }
    return record.build();
}

std::vector<Note> notes_of(const std::vector<Found>& areas) {
    std::vector<Note> notes;
    const auto count = [&](const auto& is) {
        return static_cast<std::size_t>(std::count_if(areas.begin(), areas.end(), is));
    };
    const auto add = [&](NoteCode code, std::size_t number, const char* what) {
        if (number > 0)
            notes.push_back({code, fmt::format("{} {} {}", number,
                                               plural(static_cast<double>(number), "area", "areas"), what)});
    };
    add(NoteCode::assumed_average, count([](const Found& f) { return !f.rated(); }),
        "without indicators: an estimate assumes the national average");
    add(NoteCode::births_not_available, count([](const Found& f) { return !f.known.live_births; }),
        "without live births of the year: an estimate has no figures, marker x");
    return notes;
}

}  // namespace

Document areas_document(const AreasFound& found) {
    const std::vector<Found> areas = look_up(found);
    const auto count = static_cast<double>(areas.size());
    Document document;
    document.command = "areas";
    document.told = notes_of(areas);
    document.tables = {table_for_readers(areas)};
    document.data = table_for_programs(areas, false);
    document.data.key = {"area_code", "area_name"};
    document.records = {table_for_programs(areas, true)};
    if (!found.group.members.empty()) {
        document.told.push_back(
            {NoteCode::input, fmt::format("{} is no built-in area, but a group of councils: {}",
                                          found.group.name, found.group.command)});
        document.records.push_back(group_record(found.group));
    }
    document.title =
        fmt::format("{} {} of the built-in table", grouped(count), plural(count, "area", "areas"));
    if (found.near_misses) {
        document.title = fmt::format("No area is called \"{}\". Did you mean:", found.query);
        document.told.push_back(
            {NoteCode::input,
             fmt::format("no area is called \"{}\": those here are called nearly so", found.query)});
    }
    document.notes = {
        "Adversity ratio: local adversity divided by the average for the area's nation, from the indicators "
        "there are; of a wider area, the mean of its members weighted by live births. 1 is average.",
        "Contains public sector information licensed under the Open Government Licence v3.0 "
        "(data/reference/SOURCES.md)."};
    document.licence = open_government_licence;
    return document;
}

}  // namespace pairmodel
