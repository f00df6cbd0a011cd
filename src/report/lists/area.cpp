#include "pairmodel/model/leave_one_out.hpp"
#include "pairmodel/report/documents.hpp"
#include "pairmodel/version.hpp"
#include "report/lists/area_card.hpp"
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

/// "95% interval 0.88 to 1.59: log-standard error 0.146, 12.4 degrees of freedom."
std::string error_sentence(const AdversityRatio& ratio) {
    if (!ratio.log_standard_error) return "";
    const Interval interval = ratio_interval(ratio);
    const std::string freedom = std::isinf(ratio.degrees_of_freedom)
                                    ? "normal"
                                    : fmt::format("{:.1f} degrees of freedom", ratio.degrees_of_freedom);
    return fmt::format("95% interval {:.2f} to {:.2f}: log-standard error {:.3f}, {}.", interval.low,
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
            : fmt::format("Adversity {}{}.", full_adversity_phrase(ratio),
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
    document.data = area_data(card);
    document.command = "areas --show";
    document.data.key = {"area_code", "item", "period"};
    document.records = {area_record(card), provenance_of(card)};
    document.licence = open_government_licence;
    return document;
}

}  // namespace pairmodel
