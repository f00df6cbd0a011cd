// How the columns of tables of areas may be called.

#include "input/areas/columns.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/columns/area_columns.hpp"
#include "input/columns/header_rows.hpp"
#include "input/columns/period.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

struct Synonyms {
    std::string_view name;
    std::vector<std::string_view> others;  // as plain_name() makes them
};

const std::array<Synonyms, area_column_count>& synonyms() {
    static const std::array<Synonyms, area_column_count> table{{
        {"area_code",
         {"areacode", "code", "gsscode", "onscode", "geographycode", "lacode", "ladcode", "utlacode",
          "lsoacode", "wardcode", "neighbourhoodcode", "newlacode", "localauthoritycode",
          "areaofusualresidencecode", "areacd"}},
        {"area_name",
         {"areaname", "name", "area", "geographyname", "geography", "laname", "ladname", "utlaname",
          "wardname", "localauthority", "localauthorityname", "council", "areaofusualresidencename", "areanm",
          "neighbourhood", "neighbourhoodname"}},
        {"live_births", {"livebirths", "births", "numberoflivebirths", "numberofbirths", "annuallivebirths"}},
        {"adversity_ratio", {"adversityratio", "adversity", "ratio"}},
        {"adversity_ratio_se", {"adversityratiose", "adversityse", "ratiose"}},
        {"adversity_ratio_low", {"adversityratiolow", "adversitylow", "ratiolow"}},
        {"adversity_ratio_high", {"adversityratiohigh", "adversityhigh", "ratiohigh"}},
        {"row_type", {"rowtype"}},
    }};
    return table;
}

/// ONS names its code columns LAD23CD, UTLA22NM, LSOA11CD.
bool is_ons_name(std::string_view plain, std::string_view ending) {
    if (!plain.ends_with(ending) || plain.size() < 7) return false;
    const std::string_view stem = plain.substr(0, plain.size() - 2);
    return is_digit(stem[stem.size() - 1]) && is_digit(stem[stem.size() - 2]) &&
           std::none_of(stem.begin(), stem.end() - 2, is_digit);
}

}  // namespace

std::optional<AreaColumn> own_column(std::string_view plain) {
    for (std::size_t i = 0; i < area_column_count; ++i) {
        const auto& names = synonyms()[i].others;
        if (std::find(names.begin(), names.end(), plain) != names.end()) return static_cast<AreaColumn>(i);
    }
    if (is_ons_name(plain, "cd")) return AreaColumn::area_code;
    if (is_ons_name(plain, "nm")) return AreaColumn::area_name;
    return std::nullopt;
}

int year_of_births_column(std::string_view plain) {
    constexpr std::string_view stem = "livebirths";
    if (!plain.starts_with(stem) || plain.size() != stem.size() + 4) return 0;
    int year = 0;
    for (const char c : plain.substr(stem.size())) {
        if (!is_digit(c)) return 0;
        year = 10 * year + (c - '0');
    }
    return year;
}

std::optional<std::size_t> indicator_of(std::string_view plain, std::span<const Indicator> indicators) {
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (plain == plain_name(indicators[i].id) || plain == plain_name(indicators[i].column)) return i;
    return std::nullopt;
}

bool is_area_column(std::string_view name) {
    const std::string plain = plain_name(name);
    return own_column(plain).has_value() || year_of_births_column(plain) != 0;
}

std::string_view name_of(AreaColumn column) {
    return synonyms()[static_cast<std::size_t>(column)].name;
}

std::string BirthsOffer::option() const {
    const auto year = year_of_period(period_in(place.heading));
    return column_option(year ? fmt::format("live_births_{}", *year) : std::string("live_births"),
                         place.heading);
}

std::vector<BirthsOffer> births_offers(const std::vector<std::string>& headings) {
    std::vector<BirthsOffer> offers;
    if (headings.size() < 2) return offers;  // a line of text
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const std::string plain = plain_name(headings[i]);
        const bool says_births = plain.find("birth") != std::string::npos;
        const bool is_rate = plain.find("rate") != std::string::npos;
        const auto period = parse_period(period_in(headings[i]));
        if (period && !period->part && !is_rate &&
            (says_births || parse_period(rows_of_heading(headings[i]).second)))
            offers.push_back({*period, {i, headings[i]}});
    }
    std::stable_sort(offers.begin(), offers.end(),
                     [](const auto& a, const auto& b) { return a.period.before(b.period); });
    return offers;
}

}  // namespace pairmodel
