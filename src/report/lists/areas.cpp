#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/words/provenance.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

std::vector<Column> columns() {
    return {
        {"area_code", "Code", ColumnKind::text, "", "GSS code"},
        {"area_name", "Area", ColumnKind::text, "", "Name"},
        {"area_type", "Type", ColumnKind::text, "", "Kind of area"},
        {"country", "Country", ColumnKind::text, "", "Country"},
        {"region", "Region", ColumnKind::text, "", "Region of England"},
        {"live_births", "Live births", ColumnKind::count, "live births a year",
         "Live births of live_births_year"},
        {"live_births_year", "Year", ColumnKind::year, "", "The year that the births are of"},
        {"adversity_ratio", "Adversity ratio", ColumnKind::ratio, "ratio", "Combined from its indicators"},
        {"indicators", "Indicators", ColumnKind::count, "indicators",
         "How many indicators the ratio is from"},
        {"note", "Note", ColumnKind::text, "", "What to know of its figures"}};
}

std::vector<OwnCell> row_of(const ReferenceArea& area, const AreasFound& report) {
    const ReferenceTable& table = reference_table();
    const Area known = table.as_area(area, report.year);
    const AdversityRatio adversity = adversity_of(table, area, report.choice);
    const bool rated = adversity.basis != AdversityBasis::none;
    return {
        is_gss_code(area.code) ? OwnCell(area.code) : OwnCell(Absent::empty),
        area.name,
        area.type,
        area.country,
        table.region_of(area),
        known.live_births ? OwnCell(static_cast<double>(*known.live_births)) : OwnCell(Absent::not_available),
        known.live_births ? OwnCell(static_cast<double>(known.live_births_year))
                          : OwnCell(Absent::not_available),
        rated ? OwnCell(adversity.ratio) : OwnCell(Absent::not_available),
        static_cast<double>(
            std::count_if(area.indicators.begin(), area.indicators.end(),
                          [&](const IndicatorValue& v) { return report.choice.weights[v.indicator] > 0; })),
        known.note};
}

/// For programs: the value of each indicator as well.
Table with_indicators(const AreasFound& report, std::vector<std::vector<OwnCell>> rows) {
    std::vector<Column> all = columns();
    for (const Indicator& indicator : reference_table().indicators)
        all.push_back(
            {indicator.column, indicator.column, ColumnKind::decimal, indicator.unit, indicator.label});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].resize(all.size(), OwnCell(Absent::not_available));
        for (const IndicatorValue& v : report.areas[i]->indicators)
            rows[i][columns().size() + v.indicator] = v.value;
    }
    return table_of("areas", "", std::move(all), std::move(rows));
}

}  // namespace

Document areas_document(const AreasFound& found) {
    std::vector<std::vector<OwnCell>> rows;
    for (const ReferenceArea* area : found.areas) rows.push_back(row_of(*area, found));
    const auto count = static_cast<double>(rows.size());
    Document document = document_of("", table_of("areas", "", columns(), rows));
    document.data = with_indicators(found, std::move(rows));
    document.data.key = {"area_code", "area_name"};
    document.records = {document.data};
    if (found.near_misses)
        document.title = fmt::format("No area is called \"{}\". Did you mean:", found.query);
    else
        document.title =
            fmt::format("{} {} of the built-in table", grouped(count), plural(count, "area", "areas"));
    document.notes = {
        "Adversity ratio: local adversity divided by the average for the area's nation, from the indicators "
        "there are; of a wider area, the mean of its members weighted by live births. 1 is average.",
        "Contains public sector information licensed under the Open Government Licence v3.0 "
        "(data/reference/SOURCES.md)."};
    document.licence = open_government_licence;
    return document;
}

}  // namespace pairmodel
