#include "input/official/prepare_values.hpp"

#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/issue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace pairmodel {

namespace {

/// Areas of a joined row that have values must have at least this share of its births.
constexpr double enough_births = 0.9;

std::string year_of(const CodeChange& change) {
    return change.from.substr(0, 4);
}

/// The area of the built-in table with this code, or with another code of the same area.
const ReferenceArea* known_area(std::string_view code, const ReferenceTable& reference) {
    return reference.by_code(code);
}

std::string type_of(std::string_view code) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> ours{
        {{"E07", "district"},
         {"W01", "neighbourhood"},
         {"E92", "country"},
         {"W92", "country"},
         {"S92", "country"},
         {"N92", "country"},
         {"W11", "health board"},
         {"E01", "neighbourhood"}}};
    for (const auto& [prefix, type] : ours)
        if (code.starts_with(prefix)) return std::string(type);
    return std::string(kind_of_gss_code(code));
}

double births_of(std::string_view code, const ReferenceTable& reference) {
    const ReferenceArea* area = known_area(code, reference);
    return area == nullptr ? 0 : static_cast<double>(reference.as_area(*area, {}).live_births.value_or(0));
}

}  // namespace

std::vector<std::string> codes_of(std::string_view code) {
    std::vector<std::string> codes;
    for (const std::string_view one : gss_codes_in(code)) codes.emplace_back(one);
    return codes;
}

std::string in_words(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

ReferenceArea place_of(std::string_view code, const ReferenceTable& reference) {
    const std::vector<std::string> codes = codes_of(code);
    const std::string& first = codes.front();
    ReferenceArea place;
    place.code = first;
    place.type = type_of(first);
    place.country = country_of_gss_code(first);
    const ReferenceArea* known = known_area(first, reference);
    const ReferenceArea* holder = known != nullptr ? known : known_area(holder_today(first), reference);
    if (holder != nullptr) {
        place.region_code = holder->region_code;
        place.parent_code = known != nullptr ? known->parent_code : holder->region_code;
        place.country = holder->country;
    }
    if (known != nullptr && known->code == first) place.type = known->type;
    const bool one_country = std::all_of(codes.begin(), codes.end(), [&](const std::string& c) {
        return country_of_gss_code(c) == place.country;
    });
    if (!one_country) place.country.clear();
    return place;
}

IndicatorValues::IndicatorValues(const OfficialTable& table, const ReferenceTable& reference)
    : table_(table), reference_(reference) {
    for (std::size_t i = 0; i < table.values.size(); ++i) {
        const std::vector<std::string> codes = codes_of(table.values[i].code);
        if (codes.size() > 1) {
            for (const std::string& code : codes) joined_.emplace(code, i);
            continue;
        }
        rows_.emplace(codes[0], i);
        newest_.emplace(newest_code(codes[0]), i);
        if (!table.values[i].district.empty()) add_neighbourhood(i, reference);
    }
}

/// A neighbourhood counts for its district, the area that holds the district today, and all around it.
void IndicatorValues::add_neighbourhood(std::size_t row, const ReferenceTable& reference) {
    const OfficialValue& value = table_.values[row];
    const ReferenceArea place = place_of(value.district, reference);
    std::set<std::string> around{value.district,    newest_code(value.district), holder_today(value.district),
                                 place.parent_code, place.region_code,           "E92000001"};
    // In between, as Somerset West and Taunton is between Taunton Deane and Somerset.
    for (const CodeChange* change : successors_of(newest_code(value.district)))
        if (change->kind == ChangeKind::merged) around.insert(change->new_code);
    around.erase("");
    for (const std::string& code : around) {
        Mean& mean = means_[code];
        mean.rows.push_back(row);
        mean.complete = mean.complete && value.value && value.people;
        mean.people += value.people.value_or(0);
        mean.sum += value.people.value_or(0) * value.value.value_or(0);
    }
}

bool IndicatorValues::has(std::string_view code) const {
    return rows_.contains(code) || joined_.contains(code) || means_.contains(code) ||
           newest_.contains(newest_code(code));
}

FoundValue IndicatorValues::of(std::string_view code) const {
    const std::vector<std::string> codes = codes_of(code);
    return codes.size() == 1 ? of_one(codes[0]) : of_joined(codes);
}

FoundValue IndicatorValues::of_row(std::size_t row) const {
    const OfficialValue& value = table_.values[row];
    if (value.value) return {value.value, {row}, "", ""};
    return {std::nullopt,
            {},
            value.marker.empty() ? "An empty cell"
                                 : fmt::format("Marked {}, which means missing", in_quotes(value.marker)),
            ""};
}

FoundValue IndicatorValues::of_one(const std::string& code) const {
    if (const auto at = rows_.find(code); at != rows_.end()) return of_row(at->second);
    if (const auto at = newest_.find(newest_code(code)); at != newest_.end()) {
        FoundValue found = of_row(at->second);
        found.detail = table_.values[at->second].code;
        if (found.value) found.reason = "Under another code in the file";
        return found;
    }
    if (const auto at = joined_.find(code); at != joined_.end()) {
        FoundValue found = of_row(at->second);
        found.detail = table_.values[at->second].code;
        if (found.value) found.reason = "One value for it and others together";
        return found;
    }
    if (FoundValue mean = of_mean({code, newest_code(code)}); mean.value) return mean;
    return none(code);
}

FoundValue IndicatorValues::of_mean(const std::vector<std::string>& codes) const {
    for (const std::string& code : codes) {
        const auto at = means_.find(code);
        if (at == means_.end() || !at->second.complete || at->second.people <= 0) continue;
        const Mean& mean = at->second;
        return {mean.sum / mean.people, mean.rows, "Mean of its neighbourhoods, weighted by their population",
                fmt::format("{} neighbourhoods", mean.rows.size())};
    }
    return {};
}

FoundValue IndicatorValues::of_joined(const std::vector<std::string>& codes) const {
    const auto joined = joined_.find(codes[0]);
    if (joined != joined_.end()) {
        std::vector<std::string> theirs = codes_of(table_.values[joined->second].code);
        std::vector<std::string> ours = codes;
        std::sort(theirs.begin(), theirs.end());
        std::sort(ours.begin(), ours.end());
        if (ours == theirs) return of_row(joined->second);
    }
    FoundValue all;
    std::string reason;  // of the first part that has one
    std::string detail;
    std::vector<double> values;
    std::vector<std::string> names;
    double births = 0;
    double births_with = 0;
    bool weightless = false;
    double sum = 0;
    for (const std::string& code : codes) {
        const FoundValue one = of_one(code);
        if (reason.empty()) {
            reason = one.reason;
            detail = one.detail;
        }
        const double weight = births_of(code, reference_);
        births += weight;
        if (!one.value) continue;
        weightless = weightless || weight <= 0;  // its births are counted elsewhere
        births_with += weight;
        sum += weight * *one.value;
        values.push_back(*one.value);
        names.push_back(code);
        all.rows.insert(all.rows.end(), one.rows.begin(), one.rows.end());
    }
    if (values.empty()) return none(codes[0]);
    all.detail = in_words(names);
    if (std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end() &&
        values.size() == codes.size()) {
        all.value = values[0];
        return {all.value, all.rows, reason, detail};
    }
    if (births <= 0 || births_with < enough_births * births)
        return {std::nullopt,
                {},
                values.size() < codes.size() ? "The file has a value for a part of it only"
                                             : "The file has its parts with different values",
                all.detail};
    all.value = sum / births_with;
    all.reason = weightless ? "The value of the part whose births are known in the built-in table"
                 : births_with < births || values.size() < codes.size()
                     ? "The value of the part that the file has, and that nearly all births are in"
                     : "Mean of its parts, weighted by their births in the built-in table";
    return all;
}

FoundValue IndicatorValues::none(const std::string& code) const {
    if (means_.contains(code) || means_.contains(newest_code(code)))
        return {std::nullopt, {}, "A score or population of its neighbourhoods is missing in the file", ""};
    std::vector<std::string> names;
    for (const CodeChange* change : merged_into(newest_code(code)))
        if (has(change->old_code)) names.push_back(change->old_name);
    if (!names.empty())
        return {std::nullopt,
                {},
                "Only former areas are in the file, whose average needs their populations",
                in_words(names)};
    for (const CodeChange* change : successors_of(newest_code(code)))
        if (has(change->new_code))
            return {std::nullopt,
                    {},
                    "Only the new area is in the file",
                    fmt::format("{} since {}", change->new_name, year_of(*change))};
    for (const CodeChange* change : divided_into(newest_code(code)))
        if (rows_.contains(change->old_code))
            return {std::nullopt,
                    {},
                    "Only the area that it was a part of is in the file",
                    fmt::format("{} until {}", change->old_name, year_of(*change))};
    const auto other = table_.other_periods.find(code);
    if (other != table_.other_periods.end())
        return {std::nullopt,
                {},
                fmt::format("No row of {}; --period picks another", table_.period),
                other->second.empty() ? "of no period" : "of " + other->second};
    return {std::nullopt, {}, "Not in the file", ""};
}

}  // namespace pairmodel
