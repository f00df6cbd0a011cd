#include "pairmodel/model/leave_one_out.hpp"
#include "pairmodel/report/documents.hpp"
#include "pairmodel/version.hpp"
#include "report/table/record_builder.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pairmodel {

namespace {

/// Everything of one area, ready for any table.
class AreaCard {
public:
    AreaCard(const ReferenceArea& shown_area, const IndicatorChoice& indicator_choice)
        : reference(shown_area),
          table(reference_table()),
          choice(indicator_choice),
          area(table.as_area(reference, std::nullopt)),
          ratios(leave_one_out(table, reference, choice)) {
        const Nation nation = nation_named(reference.country);
        for (std::size_t i = 0; i < table.indicators.size(); ++i)
            if (nation != Nation::unknown && table.indicators[i].holds_in(nation)) indicators.push_back(i);
        for (std::size_t y = 0; y < table.years.size(); ++y)
            if (std::any_of(table.areas.begin(), table.areas.end(), [&](const ReferenceArea& other) {
                    return other.country == reference.country && other.live_births[y];
                }))
                years.push_back(y);
    }

    const ReferenceArea& reference;
    const ReferenceTable& table;
    const IndicatorChoice& choice;
    Area area;
    LeaveOneOut ratios;
    std::vector<std::size_t> indicators;  ///< those that its nation has
    std::vector<std::size_t> years;       ///< of which its nation has births, as indices

    [[nodiscard]] const Indicator& definition(std::size_t indicator) const {
        return table.indicators[indicator].in(nation_named(reference.country));
    }
    /// "Hampshire's" where the value is the county's; empty for its own.
    [[nodiscard]] std::string whose(std::size_t indicator) const {
        const ReferenceArea* county = table.inherited_from(reference, indicator);
        return county == nullptr ? "" : county->name;
    }
    [[nodiscard]] const IndicatorValue* value_of(std::size_t indicator) const {
        for (const IndicatorValue& v : area.indicators)
            if (v.indicator == indicator) return &v;
        return nullptr;
    }

    /// What the ratio would be without this indicator; nothing where it is not part of the ratio.
    [[nodiscard]] BothMeans without(std::size_t indicator) const {
        const auto& used = ratios.all.indicators;
        for (std::size_t i = 0; i < used.size(); ++i)
            if (used[i].indicator == indicator) return ratios.without[i];
        return {};
    }

    [[nodiscard]] OwnCell value_cell(std::size_t indicator) const {
        const IndicatorValue* v = value_of(indicator);
        return cell_of(v == nullptr ? std::nullopt : std::optional(v->value), Absent::not_available);
    }
    [[nodiscard]] OwnCell ratio_cell(std::size_t indicator) const {
        const IndicatorValue* v = value_of(indicator);
        return cell_of(v == nullptr ? std::nullopt : std::optional(ratio_of(v->value, definition(indicator))),
                       Absent::not_available);
    }
    /// By the index of a year.
    [[nodiscard]] OwnCell births_cell(std::size_t year) const {
        const auto births = reference.live_births[year];
        return cell_of(births ? std::optional(static_cast<double>(*births)) : std::nullopt,
                       Absent::not_available);
    }

    [[nodiscard]] OwnCell note_cell() const {
        if (area.note.empty()) return Absent::empty;
        return area.note;
    }

    [[nodiscard]] std::string births_publisher() const {
        if (reference.country == "Scotland") return "National Records of Scotland";
        if (reference.country == "United Kingdom")
            return "Office for National Statistics and National Records of Scotland";
        return "Office for National Statistics";
    }
};

Table births_table(const AreaCard& card) {
    std::vector<std::vector<OwnCell>> rows;
    for (const std::size_t i : card.years) {
        std::vector<OwnCell>& row = rows.emplace_back();
        row.emplace_back(static_cast<double>(card.table.years[i]));
        row.push_back(card.births_cell(i));
        row.emplace_back(card.births_publisher());
    }
    return table_of("live_births", "",
                    {{"year", "Year", ColumnKind::year},
                     {"live_births", "Live births", ColumnKind::count, "live births a year"},
                     {"publisher", "Publisher"}},
                    std::move(rows));
}

Table indicators_table(const AreaCard& card) {
    std::vector<std::vector<OwnCell>> rows;
    for (const std::size_t i : card.indicators) {
        const Indicator& indicator = card.definition(i);
        const std::string county = card.whose(i);
        rows.push_back({county.empty() ? indicator.id : fmt::format("{}: {}'s", indicator.id, county),
                        card.value_cell(i), indicator.reference_value,
                        cell_of(indicator.published_value, Absent::empty), card.ratio_cell(i), indicator.unit,
                        indicator.period});
    }
    return table_of("indicators", "Indicators of adversity",
                    {{"id", "Indicator"},
                     {"value", "Here", ColumnKind::decimal},
                     {"reference_value", card.reference.country, ColumnKind::decimal},
                     {"published_value", "Published", ColumnKind::decimal},
                     {"ratio", "Ratio", ColumnKind::ratio},
                     {"unit", "Unit"},
                     {"period", "Period"}},
                    std::move(rows));
}

/// Of a wider area: what it is the sum of.
Table members_table(const AreaCard& card) {
    std::vector<std::vector<OwnCell>> rows;
    for (const Member& member : card.reference.members) {
        const ReferenceArea& base = card.table.areas[member.base];
        const AdversityRatio ratio = adversity_of(card.table, base, card.choice);
        const Area area = card.table.as_area(base, std::nullopt);
        rows.push_back(
            {base.code, base.name, member.share.size(),
             cell_of(area.live_births ? std::optional(static_cast<double>(*area.live_births)) : std::nullopt,
                     Absent::not_available),
             cell_of(
                 area.live_births ? std::optional(static_cast<double>(area.live_births_year)) : std::nullopt,
                 Absent::not_available),
             ratio.ratio});
    }
    return table_of("members", "Members, whose sum it is",
                    {{"area_code", "Code"},
                     {"area_name", "Area"},
                     {"share", "Share", ColumnKind::share, "", "The part of its babies that lies in here"},
                     {"live_births", "Live births", ColumnKind::count},
                     {"live_births_year", "Year", ColumnKind::year},
                     {"adversity_ratio", "Adversity ratio", ColumnKind::ratio}},
                    std::move(rows));
}

/// "Adversity ratio from 6 indicators": all, then without each.
Table ratios_table(const AreaCard& card) {
    std::vector<std::vector<OwnCell>> rows;
    const LeaveOneOut& ratios = card.ratios;
    rows.push_back({fmt::format("All {}", ratios.all.indicators.size()), cell_of(ratios.means.geometric),
                    cell_of(ratios.means.arithmetic)});
    for (std::size_t i = 0; i < ratios.without.size(); ++i)
        rows.push_back({"Without " + card.table.indicators[ratios.all.indicators[i].indicator].id,
                        cell_of(ratios.without[i].geometric), cell_of(ratios.without[i].arithmetic)});
    return table_of("ratios", "Adversity ratio, and what it would be without each indicator",
                    {{"indicators", "Indicators"},
                     {"geometric", "Geometric mean", ColumnKind::ratio},
                     {"arithmetic", "Arithmetic mean", ColumnKind::ratio}},
                    std::move(rows));
}

std::vector<Column> data_columns() {
    return {{"row_type", "Row", ColumnKind::text, "", "area"},
            {"area_code", "Code", ColumnKind::text, "", "GSS code"},
            {"area_name", "Area", ColumnKind::text, "", "Name"},
            {"item", "Item", ColumnKind::text, "",
             "live_births, the id of an indicator, or adversity_ratio, which is from all of them"},
            {"label", "Label", ColumnKind::text, "", "What the item is"},
            {"value", "Value", ColumnKind::decimal, "as in unit", "The area's value"},
            {"value_low", "Low", ColumnKind::decimal, "as in unit",
             "adversity_ratio: the low end of its 95 % interval"},
            {"value_high", "High", ColumnKind::decimal, "as in unit",
             "adversity_ratio: the high end of its 95 % interval"},
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

Table data_table(const AreaCard& card) {
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

/// Which indicators the area lacks, and those that its nation has none of.
std::vector<std::string> missing_notes(const AreaCard& card) {
    if (card.indicators.empty()) return {};
    std::vector<std::string> missing;
    std::vector<std::string> foreign;
    for (std::size_t i = 0; i < card.table.indicators.size(); ++i) {
        const bool held =
            std::find(card.indicators.begin(), card.indicators.end(), i) != card.indicators.end();
        if (card.value_of(i) == nullptr) (held ? missing : foreign).push_back(card.table.indicators[i].id);
    }
    std::vector<std::string> off;
    for (const std::size_t i : card.indicators)
        if (card.choice.weights[i] <= 0) off.push_back(card.table.indicators[i].id);
    std::vector<std::string> notes;
    if (!off.empty()) notes.push_back(fmt::format("Not in the ratio unless asked for: {}.", in_a_row(off)));
    if (!missing.empty()) notes.push_back(fmt::format("Not known for this area: {}.", in_a_row(missing)));
    if (!foreign.empty())
        notes.push_back(
            fmt::format("Not known for areas of {}: {}.", card.reference.country, in_a_row(foreign)));
    return notes;
}

std::string attribution_of(const AreaCard& card) {
    return fmt::format(
        "Contains public sector information licensed under the Open Government Licence v3.0: live births, "
        "{}; "
        "indicators, the publishers named.",
        card.births_publisher());
}

Table provenance_of(const AreaCard& card) {
    RecordBuilder record("provenance");
    record.text({"pairmodel"}, std::string(version())).text({"attribution"}, attribution_of(card));
    record.text({"licence"}, open_government_licence);
    return record.build();
}

std::vector<std::string> notes_of(const AreaCard& card) {
    std::vector<std::string> notes = missing_notes(card);
    for (const std::size_t i : card.indicators) {
        const Indicator& indicator = card.definition(i);
        if (card.value_of(i) != nullptr)
            notes.push_back(fmt::format("{}: {}; {}. Toolkit: {}.", indicator.id, indicator.label,
                                        source_of(indicator), indicator.toolkit_item));
    }
    notes.emplace_back(
        "Ratio: local value divided by the average of the nation's base areas, weighted by live births; 1 is "
        "average. How indicators become one ratio is pairmodel's own.");
    if (!card.reference.is_base())
        notes.emplace_back(
            "Values of a wider area are the means of its members weighted by live births, as is its ratio.");
    notes.push_back(attribution_of(card));
    return notes;
}

/// "95 % interval 0.88 to 1.59: log-standard error 0.146, 12.4 degrees of freedom."
std::string error_sentence(const AdversityRatio& ratio) {
    if (!ratio.log_standard_error) return "";
    const Interval interval = ratio_interval(ratio);
    const std::string freedom = std::isinf(ratio.degrees_of_freedom)
                                    ? "normal"
                                    : fmt::format("{:.1f} degrees of freedom", ratio.degrees_of_freedom);
    return fmt::format("95 % interval {:.2f} to {:.2f}: log-standard error {:.3f}, {}.", interval.low,
                       interval.high, *ratio.log_standard_error, freedom);
}

}  // namespace

Document area_document(const ReferenceArea& reference, const IndicatorChoice& choice) {
    const AreaCard card(reference, choice);
    Document document;
    document.title = area_phrase(card.area);
    const std::string region = card.table.region_of(reference);
    document.lead.push_back(fmt::format("{}; {}{}, {}.", births_phrase(card.area), reference.type,
                                        region.empty() ? "" : ", " + region, reference.country));
    const AdversityRatio& ratio = card.ratios.all;
    document.lead.push_back(
        ratio.basis == AdversityBasis::none
            ? "Adversity: nothing is known of it here."
            : fmt::format("Adversity {}{}.", adversity_phrase(ratio),
                          ratio.basis == AdversityBasis::members
                              ? ""
                              : fmt::format(", as the {} mean", code_of(choice.combine))));
    if (std::string error = error_sentence(ratio); !error.empty()) document.lead.push_back(std::move(error));
    if (!card.area.note.empty()) document.lead.push_back(card.area.note);
    document.tables = {births_table(card), indicators_table(card)};
    if (card.indicators.empty()) document.tables.pop_back();
    if (!ratio.indicators.empty()) document.tables.push_back(ratios_table(card));
    if (!reference.is_base()) document.tables.push_back(members_table(card));
    document.notes = notes_of(card);
    document.data = data_table(card);
    document.command = "areas --show";
    document.data.key = {"area_code", "item", "period"};
    document.records = {area_record(card), provenance_of(card)};
    document.licence = open_government_licence;
    return document;
}

}  // namespace pairmodel
