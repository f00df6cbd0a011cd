// The built-in table as it is read: areas, indicators, who is a member of what.

#include "input/cells/number.hpp"
#include "input/reference/embedded_table.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace pairmodel {

namespace {

constexpr std::array<std::string_view, nation_count> nation_codes{"", "E92000001", "W92000004", "S92000003",
                                                                  "N92000002"};

/// Rows of one id stand together: its first nation's is the definition, the others are `elsewhere` in it.
std::vector<Indicator> read_indicators() {
    const EmbeddedTable table("reference/indicators.csv");
    std::vector<Indicator> indicators;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const auto cell = [&](std::string_view heading) { return table.cell(i, heading); };
        Indicator indicator{cell("id"),
                            cell("column"),
                            cell("label"),
                            cell("unit"),
                            cell("period"),
                            cell("publisher"),
                            cell("publication"),
                            {},
                            0,
                            cell("toolkit_item")};
        indicator.higher_is = value_of_code<HigherIs>(cell("higher_is")).value_or(HigherIs::worse);
        indicator.nation = nation_named(cell("nation"));
        indicator.reference_area_code = nation_codes[static_cast<std::size_t>(indicator.nation)];
        indicator.published_value = parse_number(cell("published_value"));
        indicator.by_default = cell("by_default") == "yes";
        indicator.alike = cell("alike") == "yes";
        if (indicators.empty() || indicators.back().id != indicator.id) indicators.push_back(indicator);
        indicators.back().comparable_in.push_back(cell("nation"));
        if (indicators.back().nation != indicator.nation)
            indicators.back().elsewhere.push_back(std::move(indicator));
    }
    return indicators;
}

constexpr std::string_view births_stem = "live_births_";

void read_areas(ReferenceTable& table) {
    const EmbeddedTable rows("reference/areas.csv");
    for (const std::string& heading : rows.headings())
        if (heading.starts_with(births_stem))
            table.years.push_back(static_cast<int>(parse_count(heading.substr(births_stem.size())).value()));
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        const auto cell = [&](std::string_view heading) { return rows.cell(i, heading); };
        ReferenceArea area;
        area.code = cell("area_code");
        area.name = cell("area_name");
        area.type = cell("area_type");
        area.country = cell("country");
        area.note = cell("note");
        for (const int year : table.years)
            area.live_births.push_back(parse_count(cell(std::string(births_stem) + std::to_string(year))));
        for (std::size_t k = 0; k < table.indicators.size(); ++k)
            if (const auto value = parse_number(cell(table.indicators[k].id)))
                area.indicators.push_back({k, *value});
        table.index[area.code] = table.areas.size();
        table.areas.push_back(std::move(area));
    }
}

void read_names(ReferenceTable& table) {
    const EmbeddedTable rows("reference/names.csv");
    for (std::size_t i = 0; i < rows.rows(); ++i)
        table.areas[table.index.at(rows.cell(i, "area_code"))].other_names.push_back(
            rows.cell(i, "also_known_as"));
}

/// Members, and by them the region and the next larger place that each area lies in.
void read_members(ReferenceTable& table) {
    const EmbeddedTable rows("reference/memberships.csv");
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        ReferenceArea& place = table.areas[table.index.at(rows.cell(i, "area_code"))];
        place.members.push_back({table.index.at(rows.cell(i, "member_code")),
                                 {parse_number(rows.cell(i, "share_from")).value(),
                                  parse_number(rows.cell(i, "share_to")).value()}});
    }
    for (ReferenceArea& place : table.areas)
        std::sort(place.members.begin(), place.members.end(),
                  [](const Member& a, const Member& b) { return a.base < b.base; });
    for (const std::string_view type : {"country", "region", "county"})
        for (const ReferenceArea& place : table.areas) {
            if (place.type != type) continue;
            for (const Member& part : place.members) {
                ReferenceArea& member = table.areas[part.base];
                member.parent_code = place.code;
                if (type == "region") member.region_code = place.code;
            }
        }
    for (ReferenceArea& place : table.areas) {
        if (place.is_base() || place.type == "kingdom" || place.type == "country") continue;
        const std::string& region = table.areas[place.members.front().base].region_code;
        const bool one = std::all_of(place.members.begin(), place.members.end(), [&](const Member& part) {
            return table.areas[part.base].region_code == region;
        });
        if (one) place.region_code = region;
        const auto country = nation_codes[static_cast<std::size_t>(nation_named(place.country))];
        place.parent_code = place.type == "region" || region.empty() || !one ? country : region;
    }
}

/// What is not published for a district is its county's.
void inherit_from_counties(ReferenceTable& table) {
    for (const ReferenceArea& county : table.areas) {
        if (county.type != "county") continue;
        for (const Member& part : county.members) {
            ReferenceArea& district = table.areas[part.base];
            for (const IndicatorValue& value : county.indicators) {
                if (district.value_of(value.indicator)) continue;
                district.indicators.push_back(value);
                district.inherited.push_back(value.indicator);
            }
            std::sort(district.indicators.begin(), district.indicators.end(),
                      [](const auto& a, const auto& b) { return a.indicator < b.indicator; });
        }
    }
}

/// Births of the years in which all members have them, but for members that have none of their own.
void add_up_births(const ReferenceTable& table, ReferenceArea& place) {
    for (std::size_t y = 0; y < table.years.size(); ++y) {
        double sum = 0;
        bool complete = true;
        for (const Member& part : place.members) {
            const ReferenceArea& member = table.areas[part.base];
            if (member.latest_births() == 0) continue;
            complete = complete && member.live_births[y].has_value();
            sum += part.share.of(static_cast<double>(member.live_births[y].value_or(0)));
        }
        place.live_births[y] = complete ? std::optional(std::llround(sum)) : std::nullopt;
    }
}

/// Mean of an indicator over members, weighted by their latest births; nothing where none has it.
std::optional<double> mean_over(const ReferenceTable& table, const std::vector<Member>& members,
                                std::size_t indicator) {
    double sum = 0;
    double births = 0;
    for (const Member& part : members) {
        const ReferenceArea& member = table.areas[part.base];
        const auto value = member.value_of(indicator);
        const double weight = part.share.of(static_cast<double>(member.latest_births()));
        if (!value || weight <= 0) continue;
        sum += weight * *value;
        births += weight;
    }
    return births > 0 ? std::optional(sum / births) : std::nullopt;
}

/// Four digits, as published figures have; what rounding takes from an average the scale of the nation gives
/// back.
double four_digits(double value) {
    if (!(value > 0)) return value;
    double unit = 1;
    while (value * unit < 1000) unit *= 10;
    while (value * unit >= 10000) unit /= 10;
    return std::round(value * unit) / unit;
}

/// What a wider area has of its members: their births, and their means where all are of one nation.
void fill_from_members(const ReferenceTable& table, ReferenceArea& place) {
    add_up_births(table, place);
    // What is published of a county stays beside what its members come to.
    const std::vector<IndicatorValue> published = std::move(place.indicators);
    place.indicators.clear();
    const ReferenceArea& first = table.areas[place.members.front().base];
    if (place.note.empty() &&
        std::all_of(place.members.begin(), place.members.end(),
                    [&](const Member& part) { return table.areas[part.base].note == first.note; }))
        place.note = first.note;
    const std::string& country = first.country;
    if (std::any_of(place.members.begin(), place.members.end(),
                    [&](const Member& part) { return table.areas[part.base].country != country; }))
        return;
    for (std::size_t k = 0; k < table.indicators.size(); ++k) {
        const auto own = std::find_if(published.begin(), published.end(),
                                      [&](const IndicatorValue& v) { return v.indicator == k; });
        if (own != published.end())
            place.indicators.push_back(*own);
        else if (const auto mean = mean_over(table, place.members, k))
            place.indicators.push_back({k, four_digits(*mean)});
    }
}

/// The average of a nation is the mean of its base areas weighted by births.
void set_averages(ReferenceTable& table) {
    for (std::size_t k = 0; k < table.indicators.size(); ++k) {
        Indicator& indicator = table.indicators[k];
        const auto set = [&](Indicator& definition) {
            const ReferenceArea& country = *table.by_code(definition.reference_area_code);
            definition.reference_value = four_digits(mean_over(table, country.members, k).value());
        };
        set(indicator);
        for (Indicator& other : indicator.elsewhere) set(other);
    }
}

ReferenceTable read_reference_table() {
    ReferenceTable table;
    table.indicators = read_indicators();
    read_areas(table);
    read_names(table);
    read_members(table);
    inherit_from_counties(table);
    for (ReferenceArea& place : table.areas)
        if (!place.is_base()) fill_from_members(table, place);
    set_averages(table);
    auto base = std::make_shared<std::vector<BaseArea>>();
    for (const ReferenceArea& area : table.areas)
        if (area.is_base() && area.latest_births() > 0)
            base->push_back(
                {nation_named(area.country), static_cast<double>(area.latest_births()), area.indicators});
    table.base_areas = std::move(base);
    return table;
}

/// "2019, 2021 and 2024".
std::string in_words(const std::set<int>& years) {
    std::string text;
    std::size_t left = years.size();
    for (const int year : years) {
        text += std::to_string(year);
        if (--left > 0) text += left == 1 ? " and " : ", ";
    }
    return text;
}

const std::string& region_key(const ReferenceArea& area) {
    return area.region_code.empty() ? area.country : area.region_code;
}

}  // namespace

std::optional<double> ReferenceArea::value_of(std::size_t indicator) const {
    for (const IndicatorValue& value : indicators)
        if (value.indicator == indicator) return value.value;
    return std::nullopt;
}

std::int64_t ReferenceArea::latest_births() const {
    for (std::size_t i = live_births.size(); i-- > 0;)
        if (live_births[i]) return *live_births[i];
    return 0;
}

const ReferenceArea* ReferenceTable::by_code(std::string_view code) const {
    if (const std::size_t* found = index.find(code)) return &areas[*found];
    for (const std::string& other : codes_of_recoded(code))
        if (const std::size_t* found = index.find(other)) return &areas[*found];
    return nullptr;
}

int latest_births_year(const ReferenceTable& table, std::string_view code) {
    const ReferenceArea* area = table.by_code(code);
    int latest = 0;
    for (std::size_t i = 0; area != nullptr && i < area->live_births.size(); ++i)
        if (area->live_births[i]) latest = table.years[i];
    return latest;
}

std::string ReferenceTable::region_of(const ReferenceArea& area) const {
    const ReferenceArea* region = by_code(area.region_code);
    return region == nullptr ? std::string() : region->name;
}

Area ReferenceTable::as_area(const ReferenceArea& reference, std::optional<int> year) const {
    Area area;
    area.code = reference.code;
    area.name = reference.name;
    area.indicators = reference.indicators;
    area.note = reference.note;
    area.region = region_key(reference);
    area.groups = {reference.type, reference.country, region_of(reference), reference.region_code,
                   reference.parent_code};
    for (std::size_t i = years.size(); i-- > 0;) {
        if (year ? years[i] != *year : !reference.live_births[i]) continue;
        area.live_births = reference.live_births[i];
        area.live_births_year = years[i];
        return area;
    }
    if (!year && !reference.is_base()) add_births_of_several_years(reference, area);
    return area;
}

void ReferenceTable::add_births_of_several_years(const ReferenceArea& reference, Area& area) const {
    std::set<int> of;
    double sum = 0;
    for (const Member& part : reference.members) {
        const Area member = as_area(areas[part.base], std::nullopt);
        if (!member.live_births) continue;
        of.insert(member.live_births_year);
        sum += part.share.of(static_cast<double>(*member.live_births));
    }
    if (of.empty()) return;
    area.live_births = std::llround(sum);
    area.note = "Live births are of several years: " + in_words(of) + ".";
}

BirthsHistory ReferenceTable::births_history(const ReferenceArea& reference) const {
    BirthsHistory history;
    for (std::size_t i = 0; i < years.size(); ++i) history.push_back({years[i], reference.live_births[i]});
    return history;
}

std::vector<Member> parts_of(const ReferenceTable& table, const ReferenceArea& area) {
    if (!area.is_base()) return area.members;
    return {{table.index.at(area.code), {}}};
}

ReferenceArea own_area(const ReferenceTable& table, std::string name, std::vector<Member> members) {
    ReferenceArea area;
    area.name = std::move(name);
    area.type = "own group";
    area.members = std::move(members);
    std::sort(area.members.begin(), area.members.end(),
              [](const Member& a, const Member& b) { return a.base < b.base; });
    area.live_births.resize(table.years.size());
    const auto common = [&](auto of) {
        const auto& first = of(table.areas[area.members.front().base]);
        return std::all_of(area.members.begin(), area.members.end(),
                           [&](const Member& part) { return of(table.areas[part.base]) == first; })
                   ? first
                   : std::string();
    };
    area.country = common([](const ReferenceArea& a) -> const std::string& { return a.country; });
    area.region_code = common([](const ReferenceArea& a) -> const std::string& { return a.region_code; });
    if (area.country.empty()) area.country = "United Kingdom";
    fill_from_members(table, area);
    return area;
}

std::string_view region_of_code(std::string_view code) {
    const ReferenceArea* area = reference_table().by_code(code);
    return area == nullptr ? std::string_view() : region_key(*area);
}

const ReferenceArea* ReferenceTable::inherited_from(const ReferenceArea& area, std::size_t indicator) const {
    const auto& list = area.inherited;
    return std::find(list.begin(), list.end(), indicator) == list.end() ? nullptr : by_code(area.parent_code);
}

std::span<const std::string> reference_group_columns() {
    static const std::vector<std::string> columns{"area_type", "country", "region", "region_code",
                                                  "parent_code"};
    return columns;
}

const ReferenceTable& reference_table() {
    static const ReferenceTable table = read_reference_table();
    return table;
}

}  // namespace pairmodel
