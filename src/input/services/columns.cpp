#include "input/services/columns.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/area_cells.hpp"
#include "input/columns/period.hpp"
#include "pairmodel/input/service_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// A column and the names that it goes by, as plain_name() makes them; its own first. The questions are those
/// of the toolkit's service mapping tool.
struct Names {
    std::string_view own;
    std::vector<std::string_view> others;
};

const std::array<Names, service_column_count>& all_names() {
    static const std::array<Names, service_column_count> names{{
        {"service",
         {"services", "servicename", "nameofservice", "team", "servicesactivitiesandinterventions"}},
        {"level", {"levelofservice", "levelofcare", "servicelevel", "isthisservicepredominantly"}},
        {"families_per_year",
         {"familiesayear", "families", "capacity", "annualcapacity", "capacityperyear", "familiesseenperyear",
          "familiesseenayear"}},
        {"wte", {"fte", "staffwte", "stafffte", "wholetimeequivalents", "wholetimeequivalent"}},
        {"families_per_wte", {"familiesperfte", "familiesayearperwte", "familiesperyearperwte"}},
        {"direct_share", {"directwork", "directworkshare", "shareofdirectwork", "directtime"}},
        {"age_from",
         {"agefrommonths", "agefromyears", "minage", "minimumage", "minagemonths", "minageyears", "fromage"}},
        {"age_to",
         {"agetomonths", "agetoyears", "maxage", "maximumage", "maxagemonths", "maxageyears", "toage"}},
        {"antenatal",
         {"antenatally", "providedantenatally", "antenatalservice", "isthisserviceprovidedantenatally"}},
        {"self_referral",
         {"selfrefer", "selfreferrals", "parentscanselfrefer", "canparentsselfrefer",
          "canparentsselfrefertothisservice"}},
        {"fathers",
         {"fathersandcoparents", "availabletofathers", "openfathers", "fathersincluded",
          "isthisserviceavailabletofathersandcoparents"}},
        {"area_code", {"gsscode", "code", "lacode", "ladcode"}},
        {"area_name", {"area", "localauthority"}},
        {"cost_per_year", {"costayear", "annualcost", "cost", "budget", "annualbudget", "fundingperyear"}},
        {"sector", {"servicearea", "agency", "typeofprovider"}},
        {"focus", {"focusofthesupport", "doesthisaimtoprimarily", "aim", "primaryaim"}},
        {"assessment",
         {"individualassessment",
          "willtheyreceiveanindividualassessmentoftheparentinfantrelationshipbeforereceivinganintervention"}},
        {"restrictions",
         {"restriction", "referralrestrictions", "exclusions", "whoisexcluded",
          "referralcriteriaisanyoneexcluded"}},
        {"interventions", {"intervention", "interventionsused", "programmes", "programmesused"}},
        {"funder", {"fundedby", "commissioner", "commissionedby", "funding", "fundingsource"}},
        {"notes", {"note", "comment", "comments", "furtherdetails"}},
    }};
    return names;
}

std::optional<ServiceColumn> column_of(const std::string& plain) {
    for (std::size_t i = 0; i < service_column_count; ++i) {
        const Names& names = all_names()[i];
        if (plain == plain_name(names.own) ||
            std::find(names.others.begin(), names.others.end(), plain) != names.others.end())
            return static_cast<ServiceColumn>(i);
    }
    return std::nullopt;
}

/// Both ages are in the unit that their headings name.
void settle_age_unit(ServiceColumns& columns) {
    bool months = false;
    bool other = false;
    for (const ServiceColumn column : {ServiceColumn::age_from, ServiceColumn::age_to}) {
        if (!columns.at(column)) continue;
        const bool in_months = plain_name(columns.at(column)->heading).ends_with("months");
        months |= in_months;
        other |= !in_months;
    }
    columns.ages_in_months = months;
    if (months && other)
        columns.issues.push_back(
            {"", 0, "age_to", "ages in one unit, months or years",
             fmt::format("{} and {}", in_quotes(columns.at(ServiceColumn::age_from)->heading),
                         in_quotes(columns.at(ServiceColumn::age_to)->heading)),
             "age_from_months and age_to_months, or age_from and age_to, which are years"});
}

/// A column of codes, whatever its heading.
void find_areas(const std::vector<std::string>& cells, std::span<const HeadRow> below,
                ServiceColumns& columns) {
    const auto at = finest(code_columns(below, cells.size()));
    if (!at) return;
    const std::string heading = one_line(cells[*at]);
    columns.places[static_cast<std::size_t>(ServiceColumn::area_code)] = ServiceColumns::Place{*at, heading};
    std::erase(columns.unused, heading);
}

}  // namespace

std::string_view name_of(ServiceColumn column) {
    return all_names()[static_cast<std::size_t>(column)].own;
}

std::optional<ServiceColumns> service_columns_of(const std::vector<std::string>& cells,
                                                 std::span<const HeadRow> below) {
    ServiceColumns columns;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string heading = one_line(cells[i]);
        const auto column = column_of(plain_name(heading));
        if (!column) {
            if (!heading.empty()) columns.unused.push_back(heading);
            continue;
        }
        auto& place = columns.places[static_cast<std::size_t>(*column)];
        if (place)
            columns.issues.push_back({"", 0, std::string(name_of(*column)), "one such column",
                                      fmt::format("{} and {}", in_quotes(place->heading), in_quotes(heading)),
                                      "rename the one that is not meant"});
        else
            place = ServiceColumns::Place{i, heading};
    }
    if (!columns.at(ServiceColumn::service) || !columns.at(ServiceColumn::level)) return std::nullopt;
    if (!columns.at(ServiceColumn::area_code) && !columns.at(ServiceColumn::area_name))
        find_areas(cells, below, columns);
    settle_age_unit(columns);
    std::vector<std::string> plain;
    for (const std::string& cell : cells) plain.push_back(plain_name(cell));
    if (const auto at = period_column(plain, below))
        columns.period = ServiceColumns::Place{*at, one_line(cells[*at])};
    return columns;
}

std::string service_template() {
    struct Meaning {
        ServiceColumn column;
        const char* text;
    };
    static constexpr std::array<Meaning, service_column_count> meanings{{
        {ServiceColumn::service, "what the service is called"},
        {ServiceColumn::level,
         "universal, targeted or specialist; specialist_short_term or specialist_long_term "
         "where a team does only one; or a mix, such as targeted 60%; specialist 40%"},
        {ServiceColumn::families_per_year, "how many families it can see in a year; or the next three"},
        {ServiceColumn::wte, "its staff in whole-time equivalents"},
        {ServiceColumn::families_per_wte,
         "how many families one of them could see in a year of direct work alone"},
        {ServiceColumn::direct_share, "how much of their time is direct work, such as 0.5 or 50%"},
        {ServiceColumn::age_from, "conception, birth, or an age such as 6 months"},
        {ServiceColumn::age_to, "up to which age, such as 2 (years) or 18 months"},
        {ServiceColumn::antenatal, "yes or no: does it work with parents before birth?"},
        {ServiceColumn::self_referral, "yes or no: can parents refer themselves?"},
        {ServiceColumn::fathers, "yes or no: is it open to fathers and co-parents?"},
        {ServiceColumn::area_code, "GSS code of its area; empty: it is for all areas"},
        {ServiceColumn::area_name, "or the name of its area"},
        {ServiceColumn::cost_per_year, "pounds a year"},
        {ServiceColumn::sector,
         "midwifery, health_visiting, social_care, perinatal_mental_health, neonatal, child_development, voluntary or "
         "other"},
        {ServiceColumn::focus, "parent (the parent's own mental health) or relationship"},
        {ServiceColumn::assessment,
         "yes or no: is the relationship assessed individually before an intervention?"},
        {ServiceColumn::restrictions, "who cannot be referred: age, complexity, place, high threshold"},
        {ServiceColumn::interventions,
         "such as VIG; Circle of Security: pairmodel interventions lists those known"},
        {ServiceColumn::funder, "who pays for it"},
        {ServiceColumn::notes, "anything else"},
    }};
    std::string text = "\"A row for each service below the last line. Leave empty what is not known.\"\n";
    std::string header;
    for (const auto& [column, meaning] : meanings) {
        text += fmt::format("\"{}: {}\"\n", name_of(column), meaning);
        header += fmt::format("{}{}", header.empty() ? "" : ",", name_of(column));
    }
    return text + header + "\n";
}

std::string unused_phrase(const std::vector<std::string>& headings) {
    std::vector<std::string> names;
    for (const Names& column : all_names()) names.emplace_back(column.own);
    std::string text;
    for (const std::string& heading : headings) {
        const std::string near = did_you_mean(heading, names);
        text += (text.empty() ? "" : ", ") + heading + (near.empty() ? "" : fmt::format(" ({})", near));
    }
    return text;
}

}  // namespace pairmodel
