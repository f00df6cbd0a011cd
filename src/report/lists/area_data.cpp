// One area for programs: rows, and a record of JSON.

#include "report/lists/area_card.hpp"
#include "report/table/record_builder.hpp"
#include "report/words/narrative.hpp"

#include <fmt/format.h>

#include <cmath>

namespace pairmodel {

namespace {

std::vector<Column> data_columns() {
    return {{"row_type", "Row", ColumnKind::text, "", "area"},
            {"area_code", "Code", ColumnKind::text, "", "GSS code"},
            {"area_name", "Area", ColumnKind::text, "", "Name"},
            {"item", "Item", ColumnKind::text, "",
             "live_births, the id of an indicator, or adversity_ratio, which is from all of them"},
            {"label", "Label", ColumnKind::text, "", "What the item is"},
            {"value", "Value", ColumnKind::decimal, "as in unit", "The area's value"},
            {"value_low", "Low", ColumnKind::decimal, "as in unit",
             "adversity_ratio: the low end of its 95% interval"},
            {"value_high", "High", ColumnKind::decimal, "as in unit",
             "adversity_ratio: the high end of its 95% interval"},
            {"unit", "Unit"},
            {"period", "Period", ColumnKind::text, "", "The year or years that the value is of"},
            {"reference_value", "National value", ColumnKind::decimal, "as in unit",
             "The average of the nation's base areas, weighted by live births"},
            {"published_value", "Published", ColumnKind::decimal, "as in unit",
             "The national figure as published"},
            {"nation", "Nation", ColumnKind::text, "", "Whose average it is compared with"},
            {"value_of", "Value of", ColumnKind::text, "",
             "The county whose value it is, where the area has none of its own"},
            {"ratio", "Ratio", ColumnKind::ratio, "ratio", "The area's value divided by the national value"},
            {"weight", "Weight", ColumnKind::decimal, "", "How much the indicator counts; 0: not used"},
            {"geometric", "Geometric mean", ColumnKind::ratio, "ratio",
             "adversity_ratio: of all indicators; an indicator: what it would be without it"},
            {"arithmetic", "Arithmetic mean", ColumnKind::ratio, "ratio", "The same as an arithmetic mean"},
            {"publisher", "Publisher"},
            {"publication", "Publication"},
            {"toolkit_item", "Toolkit item", ColumnKind::text, "",
             "The item of the toolkit's list that it stands for"},
            {"marker", "", ColumnKind::text, "", "x: the value is not available"}};
}

std::vector<OwnCell> indicator_row(const AreaCard& card, std::size_t i) {
    const Indicator& indicator = card.definition(i);
    const BothMeans without = card.without(i);
    const std::string county = card.whose(i);
    return {"area",
            card.area.code,
            card.area.name,
            indicator.id,
            indicator.label,
            card.value_cell(i),
            Absent::not_applicable,
            Absent::not_applicable,
            indicator.unit,
            indicator.period,
            indicator.reference_value,
            cell_of(indicator.published_value, Absent::empty),
            std::string(name_of(indicator.nation)),
            county.empty() ? OwnCell(Absent::empty) : OwnCell(county),
            card.ratio_cell(i),
            card.choice.weights[i],
            cell_of(without.geometric),
            cell_of(without.arithmetic),
            indicator.publisher,
            indicator.publication,
            indicator.toolkit_item,
            OwnCell(card.value_of(i) == nullptr ? "x" : "")};
}

}  // namespace

Table area_data(const AreaCard& card) {
    std::vector<std::vector<OwnCell>> rows;
    for (const std::size_t i : card.years) {
        std::vector<OwnCell> row{"area",
                                 card.area.code,
                                 card.area.name,
                                 "live_births",
                                 "Live births",
                                 card.births_cell(i),
                                 Absent::not_applicable,
                                 Absent::not_applicable,
                                 "live births a year",
                                 fmt::format("{}", card.table.years[i])};
        row.insert(row.end(), 8, Absent::not_applicable);
        row.insert(row.end(), {OwnCell(card.births_publisher()), Absent::empty, Absent::empty,
                               OwnCell(card.reference.live_births[i] ? "" : "x")});
        rows.push_back(std::move(row));
    }
    for (const std::size_t i : card.indicators) rows.push_back(indicator_row(card, i));
    const AdversityRatio& all = card.ratios.all;
    const bool known = all.basis != AdversityBasis::none;
    const Interval interval = ratio_interval(all);
    const auto end = [&](double value) {
        return cell_of(known && all.log_standard_error ? std::optional(value) : std::nullopt,
                       Absent::not_available);
    };
    std::vector<OwnCell> ratio{
        "area",
        card.area.code,
        card.area.name,
        "adversity_ratio",
        "Adversity ratio, from the indicators used",
        cell_of(known ? std::optional(all.ratio) : std::nullopt, Absent::not_available),
        end(interval.low),
        end(interval.high),
        "ratio"};
    ratio.insert(ratio.end(), 7, Absent::not_applicable);
    ratio.insert(ratio.end(), {cell_of(card.ratios.means.geometric), cell_of(card.ratios.means.arithmetic),
                               Absent::empty, Absent::empty, Absent::empty, OwnCell(known ? "" : "x")});
    rows.push_back(std::move(ratio));
    return table_of("items", "", data_columns(), std::move(rows));
}

namespace {

void add_indicator(const AreaCard& card, std::size_t i, RecordBuilder& record) {
    const Indicator& indicator = card.definition(i);
    const auto at = [&](const char* key) {
        return std::vector<std::string>{"indicators", indicator.id, key};
    };
    record.text(at("label"), indicator.label).text(at("unit"), indicator.unit);
    record.text(at("period"), indicator.period).text(at("publisher"), indicator.publisher);
    record.text(at("publication"), indicator.publication).text(at("toolkit_item"), indicator.toolkit_item);
    record.add(at("value"), card.value_cell(i), ColumnKind::decimal);
    record.text(at("nation"), std::string(name_of(indicator.nation)));
    record.number(at("reference_value"), indicator.reference_value);
    record.add(at("published_value"), cell_of(indicator.published_value, Absent::not_available),
               ColumnKind::decimal);
    if (const std::string county = card.whose(i); !county.empty()) record.text(at("value_of"), county);
    record.add(at("ratio"), card.ratio_cell(i), ColumnKind::ratio);
    record.number(at("weight"), card.choice.weights[i]);
    const BothMeans without = card.without(i);
    const auto without_it = [&](const char* mean) {
        return std::vector<std::string>{"indicators", indicator.id, "ratio_without", mean};
    };
    record.add(without_it("geometric"), cell_of(without.geometric), ColumnKind::ratio);
    record.add(without_it("arithmetic"), cell_of(without.arithmetic), ColumnKind::ratio);
}

/// The ratio as everywhere, and what it is made from.
void add_ratio(const AreaCard& card, RecordBuilder& record) {
    const AdversityRatio& ratio = card.ratios.all;
    const bool known = ratio.basis != AdversityBasis::none;
    record.add({"adversity_ratio"}, known ? OwnCell(ratio.ratio) : OwnCell(Absent::not_available),
               ColumnKind::ratio);
    record.text({"adversity_basis"}, std::string(code_of(ratio.basis)));
    const auto number = [&](std::vector<std::string> path, const std::optional<double>& value) {
        record.add(std::move(path), cell_of(value, Absent::not_available), ColumnKind::decimal);
    };
    const Interval interval = ratio_interval(ratio);
    const auto end = [&](double value) {
        return ratio.log_standard_error ? std::optional(value) : std::nullopt;
    };
    number({"adversity", "ratio", "low"}, end(interval.low));
    number({"adversity", "ratio", "central"}, end(interval.central));
    number({"adversity", "ratio", "high"}, end(interval.high));
    number({"adversity", "log_standard_error"}, ratio.log_standard_error);
    if (ratio.log_standard_error && !std::isinf(ratio.degrees_of_freedom))
        record.number({"adversity", "degrees_of_freedom"}, ratio.degrees_of_freedom);
    record.add({"adversity", "geometric"}, cell_of(card.ratios.means.geometric), ColumnKind::ratio);
    record.add({"adversity", "arithmetic"}, cell_of(card.ratios.means.arithmetic), ColumnKind::ratio);
    record.text({"adversity", "combine"}, std::string(code_of(card.choice.combine)));
    record.text({"adversity", "compared_with"}, average_of(ratio));
    record.number({"adversity", "national_scale"}, ratio.scale);
    record.number({"adversity", "nation_to_uk"}, ratio.standing);
}

/// For JSON: everything in one object.

}  // namespace

Table area_record(const AreaCard& card) {
    RecordBuilder record("areas");
    record.text({"row_type"}, "area").text({"area_code"}, card.area.code).text({"area_name"}, card.area.name);
    record.text({"area_type"}, card.reference.type).text({"country"}, card.reference.country);
    record.text({"region"}, card.table.region_of(card.reference));
    record.add({"note"}, card.note_cell(), ColumnKind::text);
    const auto births = card.area.live_births;
    record.add(
        {"live_births"},
        cell_of(births ? std::optional(static_cast<double>(*births)) : std::nullopt, Absent::not_available),
        ColumnKind::count);
    record.add({"live_births_year"},
               card.area.live_births_year > 0 ? OwnCell(static_cast<double>(card.area.live_births_year))
                                              : OwnCell(Absent::not_available),
               ColumnKind::year);
    for (std::size_t y = 0; y < card.years.size(); ++y) {
        record.add({"births_by_year", json_index(y), "year"},
                   static_cast<double>(card.table.years[card.years[y]]), ColumnKind::year);
        record.add({"births_by_year", json_index(y), "live_births"}, card.births_cell(card.years[y]),
                   ColumnKind::count);
    }
    record.text({"live_births_publisher"}, card.births_publisher());
    for (const std::size_t i : card.indicators) add_indicator(card, i, record);
    add_ratio(card, record);
    for (std::size_t i = 0; i < card.reference.members.size(); ++i) {
        const Member& member = card.reference.members[i];
        record.text({"members", json_index(i), "area_code"}, card.table.areas[member.base].code);
        record.number({"members", json_index(i), "share"}, member.share.size());
    }
    Table table = record.build();
    table.single = false;  // an area of a list, as everywhere in JSON
    return table;
}

}  // namespace pairmodel
