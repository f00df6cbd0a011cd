#include "input/areas/embedded_table.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <unordered_map>

namespace pairmodel {

namespace {

/// "England; Wales" as its parts.
std::vector<std::string> items_of(std::string_view text) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        items.emplace_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

std::vector<Indicator> read_indicators() {
    const EmbeddedTable table("reference/indicators.csv");
    std::vector<Indicator> indicators;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const auto cell = [&](std::string_view heading) { return table.cell(i, heading); };
        indicators.push_back({cell("id"), cell("column"), cell("label"), cell("unit"), cell("period"),
                              cell("publisher"), cell("publication"), cell("reference_area_code"),
                              parse_number(cell("reference_value")).value(), cell("toolkit_item"),
                              value_of_code<HigherIs>(cell("higher_is")).value_or(HigherIs::worse),
                              items_of(cell("comparable_in"))});
    }
    return indicators;
}

constexpr std::string_view births_stem = "live_births_";

ReferenceTable read_reference_table() {
    ReferenceTable table;
    table.indicators = read_indicators();
    const EmbeddedTable rows("reference/areas.csv");
    for (const std::string& heading : rows.headings())
        if (heading.starts_with(births_stem))
            table.years.push_back(static_cast<int>(parse_count(heading.substr(births_stem.size())).value()));
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        const auto cell = [&](std::string_view heading) { return rows.cell(i, heading); };
        ReferenceArea area{cell("area_code"),
                           cell("area_name"),
                           cell("area_type"),
                           cell("country"),
                           cell("region_code"),
                           cell("parent_code"),
                           {},
                           {},
                           cell("note")};
        for (const int year : table.years)
            area.live_births.push_back(parse_count(cell(std::string(births_stem) + std::to_string(year))));
        for (std::size_t k = 0; k < table.indicators.size(); ++k)
            if (const auto value = parse_number(cell(table.indicators[k].column)))
                area.indicators.push_back({k, *value});
        table.areas.push_back(std::move(area));
    }
    return table;
}

/// The words of a name without the small ones: "Kingston upon Hull, City of" → kingston, hull.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty() &&
            !is_one_of(word, {"of", "and", "the", "upon", "on", "in", "city", "county", "by"}))
            words.push_back(word);
        word.clear();
    };
    for (const char c : lower_case(text)) {
        if (c == '\'' || c == '.') continue;
        if (plain_name(std::string_view(&c, 1)).empty())
            end_word();
        else
            word += c;
    }
    end_word();
    return words;
}

/// Words that tell what kind of council there is, not where: "London Borough of Hackney".
std::vector<std::string> without_council_words(std::vector<std::string> words) {
    std::erase_if(words, [](const std::string& word) {
        return is_one_of(word, {"council", "borough", "metropolitan", "district", "london", "royal",
                                "unitary", "authority"});
    });
    return words;
}

bool holds_all(const std::vector<std::string>& words, const std::vector<std::string>& wanted) {
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& w) {
        return std::find(words.begin(), words.end(), w) != words.end();
    });
}

std::vector<const ReferenceArea*> all_that(const ReferenceTable& table,
                                           const std::function<bool(const ReferenceArea&)>& fits) {
    std::vector<const ReferenceArea*> found;
    for (const ReferenceArea& area : table.areas)
        if (fits(area)) found.push_back(&area);
    return found;
}

/// The areas whose name is these words, or else has them all.
std::vector<const ReferenceArea*> with_words(const ReferenceTable& table,
                                             const std::vector<std::string>& words) {
    auto found = all_that(table, [&](const auto& a) { return !words.empty() && words_of(a.name) == words; });
    if (found.empty())
        found = all_that(table, [&](const auto& a) { return holds_all(words_of(a.name), words); });
    return found;
}

/// Areas that have a word like each word of the query; those with more of the very words first.
std::vector<const ReferenceArea*> near_by_words(const ReferenceTable& table, std::string_view query) {
    const std::vector<std::string> wanted = without_council_words(words_of(query));
    const auto among = [](const std::vector<std::string>& words, const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    const auto same = [&](const ReferenceArea& area) {
        const auto words = words_of(area.name);
        return std::count_if(wanted.begin(), wanted.end(),
                             [&](const std::string& word) { return among(words, word); });
    };
    auto found = all_that(table, [&](const auto& area) {
        const auto words = words_of(area.name);
        return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
            return among(words, word) || (word.size() >= shortest_part && !suggestions(word, words).empty());
        });
    });
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto* a, const auto* b) { return same(*a) > same(*b); });
    return found;
}

/// Areas spelt like the query, whole or in the part before a comma ("Bristol, City of").
std::vector<const ReferenceArea*> near_misses(const ReferenceTable& table, std::string_view query) {
    std::vector<std::string> names;
    for (const ReferenceArea& area : table.areas) names.push_back(area.name.substr(0, area.name.find(',')));
    for (const ReferenceArea& area : table.areas)
        if (area.name.find(',') != std::string::npos) names.push_back(area.name);
    std::vector<const ReferenceArea*> found;
    for (const std::string& name : suggestions(query, names))
        for (const ReferenceArea& area : table.areas)
            if ((area.name == name || area.name.substr(0, area.name.find(',')) == name) &&
                std::find(found.begin(), found.end(), &area) == found.end())
                found.push_back(&area);
    return found.empty() ? near_by_words(table, query) : found;
}

struct Country {
    std::string_view name;
    std::string_view code;
};
constexpr std::array<Country, 4> countries{{{"England", "E92000001"},
                                            {"Wales", "W92000004"},
                                            {"Scotland", "S92000003"},
                                            {"Northern Ireland", "N92000002"}}};

const std::string& region_key(const ReferenceArea& area) {
    return area.region_code.empty() ? area.country : area.region_code;
}

}  // namespace

const ReferenceArea* ReferenceTable::by_code(std::string_view code) const {
    const auto found =
        std::find_if(areas.begin(), areas.end(), [&](const auto& a) { return a.code == code; });
    return found == areas.end() ? nullptr : &*found;
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
        break;
    }
    return area;
}

BirthsHistory ReferenceTable::births_history(const ReferenceArea& reference) const {
    BirthsHistory history;
    for (std::size_t i = 0; i < years.size(); ++i) history.push_back({years[i], reference.live_births[i]});
    return history;
}

std::string_view region_of_code(std::string_view code) {
    static const auto regions = [] {
        std::unordered_map<std::string_view, std::string_view> by_code;
        for (const ReferenceArea& area : reference_table().areas) by_code[area.code] = region_key(area);
        return by_code;
    }();
    const auto found = regions.find(code);
    return found == regions.end() ? std::string_view() : found->second;
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

std::span<const std::string> tier_codes() {
    static const std::vector<std::string> codes(enum_words<Tier>.begin(), enum_words<Tier>.end());
    return codes;
}

bool in_tier(const ReferenceArea& area, Tier tier) {
    const bool single = area.type != "country" && area.type != "region" && area.type != "health board" &&
                        area.type != "county" && area.type != "district";
    switch (tier) {
        case Tier::country:
            return area.type == "country";
        case Tier::region:
            return area.type == "region";
        case Tier::upper:
            return single || area.type == "county";
        case Tier::lower:
            return single || area.type == "district";
        case Tier::health_board:
            return area.type == "health board";
    }
    return false;
}

bool lies_within(const ReferenceArea& area, std::string_view code) {
    if (area.code == code || area.parent_code == code || area.region_code == code) return true;
    const auto country =
        std::find_if(countries.begin(), countries.end(), [&](const Country& c) { return c.code == code; });
    return country != countries.end() && area.country == country->name;
}

AreaMatch match_area(const ReferenceTable& table, std::string_view name_or_code) {
    const std::string_view wanted = trimmed(name_or_code);
    std::string code(wanted);
    for (char& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (const ReferenceArea* area = table.by_code(code)) return {area, {}};

    const std::string plain = plain_name(wanted);
    auto found = all_that(table, [&](const auto& a) { return plain_name(a.name) == plain; });
    if (found.empty()) found = with_words(table, words_of(wanted));
    if (found.empty()) found = with_words(table, without_council_words(words_of(wanted)));
    if (found.size() == 1) return {found[0], {}};
    if (found.empty()) found = search_areas(table, wanted).areas;
    return {nullptr, found};
}

AreaSearch search_areas(const ReferenceTable& table, std::string_view query) {
    const std::string plain = plain_name(query);
    if (plain.empty()) return {};
    const bool long_enough = plain.size() >= shortest_part;
    auto found = all_that(table, [&](const auto& a) {
        return plain_name(a.code) == plain ||
               (long_enough && plain_name(a.name).find(plain) != std::string::npos);
    });
    if (found.empty()) found = with_words(table, words_of(query));
    if (found.empty()) found = with_words(table, without_council_words(words_of(query)));
    std::stable_sort(found.begin(), found.end(), [&](const auto* a, const auto* b) {
        return plain_name(a->name).starts_with(plain) > plain_name(b->name).starts_with(plain);
    });
    if (found.empty()) return {near_misses(table, query), true};
    return {found, false};
}

std::string place_code(const ReferenceTable& table, std::string_view name_or_code) {
    const std::string plain = plain_name(name_or_code);
    for (const Country& country : countries)
        if (plain == plain_name(country.name) || plain == plain_name(country.code))
            return std::string(country.code);
    const AreaMatch match = match_area(table, name_or_code);
    return match.area == nullptr ? std::string() : match.area->code;
}

}  // namespace pairmodel
