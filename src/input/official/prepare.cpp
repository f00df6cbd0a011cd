#include "pairmodel/input/prepare.hpp"

#include "input/cells/suggest.hpp"
#include "input/official/prepare_values.hpp"
#include "input/official/rows.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/indicator_file.hpp"
#include "pairmodel/input/issue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace pairmodel {

namespace {

constexpr std::string_view england = "E92000001";

/// Whether the area is one of the authorities that cover a country once each, or a district or county.
bool is_authority(const std::string& type) {
    return is_one_of(type, {"unitary authority", "metropolitan district", "London borough",
                            "Welsh principal area", "Scottish council area", "district of Northern Ireland"});
}

bool of_tier(const ReferenceArea& place, Tier tier) {
    return (is_authority(place.type) ||
            is_one_of(place.type, {"country", "region", "county", "district", "health board"})) &&
           in_tier(place, tier);
}

/// Births by area, and what the join makes of them.
class Join {
public:
    Join(PreparedTable& table, const PrepareChoice& choice, const ReferenceTable& reference)
        : table_(table), choice_(choice), reference_(reference) {
        for (const PrepareSource& source : table.indicators) values_.emplace_back(source.table, reference);
        table.uses.resize(table.indicators.size());
        used_.resize(table.indicators.size());
    }

    void run() {
        take_births();
        check_england();
        add_up_merged();
        choose_areas();
        for (std::size_t i = 0; i < table_.indicators.size(); ++i) take_values(i);
        check_values();
        for (std::size_t i = 0; i < table_.indicators.size(); ++i) account(i);
        table_.overlaps = overlap();
    }

private:
    void take_births() {
        SourceUse& use = table_.births_use;
        use.left_out = table_.births.table.left_out;
        for (const OfficialValue& value : table_.births.table.values)
            if (is_gss_code(value.code)) births_codes_.insert(value.code);
        for (const OfficialValue& value : table_.births.table.values) {
            if (holds_another(value)) {
                leave_out(use.left_out, "of joined areas with a part that has a row of its own");
                use.areas_left_out.push_back(
                    {value.code, value.name, "Joined areas with a part that has a row of its own", ""});
                continue;
            }
            if (!value.value) {
                leave_out(use.left_out, "without births");
                use.areas_left_out.push_back(
                    {value.code, value.name, "Births are missing",
                     value.marker.empty() ? "an empty cell" : in_quotes(value.marker)});
                continue;
            }
            PreparedArea area;
            area.code = value.code;
            area.place = place_of(value.code, reference_);
            area.name = usual_name(value);
            area.live_births = static_cast<std::int64_t>(*value.value);
            table_.areas.push_back(std::move(area));
            ++use.rows_used;
        }
        for (const OfficialValue& value : table_.births.table.values)
            for (const std::string& code : codes_of(value.code)) births_codes_.insert(code);
        for (const auto& [code, period] : table_.births.table.other_periods) {
            const ReferenceArea* known = reference_.by_code(code);
            use.areas_left_out.push_back({code, known == nullptr ? "" : known->name,
                                          fmt::format("No row of {}", table_.births.table.period),
                                          period.empty() ? "of no period" : "of " + period});
        }
    }

    /// Whether it is a sum with an area that the file has apart as well, such as England, Wales and
    /// elsewhere.
    [[nodiscard]] bool holds_another(const OfficialValue& value) const {
        const std::vector<std::string> codes = codes_of(value.code);
        return codes.size() > 1 && std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
                   return births_codes_.contains(code);
               });
    }

    /// The built-in name where the file's differs in its capitals only ("NORTH EAST"), or has none.
    [[nodiscard]] std::string usual_name(const OfficialValue& value) const {
        const ReferenceArea* known = reference_.by_code(value.code);
        if (known != nullptr && (value.name.empty() || lower_case(known->name) == lower_case(value.name)))
            return known->name;
        return value.name;
    }

    void check_england() {
        BirthsCheck check;
        const PreparedArea* country = find(england);
        if (country == nullptr) return;
        check.england = country->live_births;
        for (const PreparedArea& area : table_.areas)
            if (area.place.country == "England" && of_tier(area.place, Tier::lower)) {
                ++check.areas;
                check.sum += area.live_births;
            }
        const auto& values = table_.births.table.values;
        const bool all_known =
            std::all_of(values.begin(), values.end(), [](const auto& v) { return v.value.has_value(); });
        if (check.areas > 0 && all_known) table_.check = check;
    }

    [[nodiscard]] const PreparedArea* find(std::string_view code) const {
        const auto found = std::find_if(table_.areas.begin(), table_.areas.end(),
                                        [&](const PreparedArea& a) { return a.code == code; });
        return found == table_.areas.end() ? nullptr : &*found;
    }

    /// The areas of the births file that were merged into this one, all of them; empty where any is missing.
    [[nodiscard]] std::vector<const PreparedArea*> parts_of(std::string_view code) const {
        std::vector<const PreparedArea*> parts;
        for (const CodeChange* change : merged_into(code)) {
            if (const PreparedArea* part = find(change->old_code)) {
                parts.push_back(part);
                continue;
            }
            const std::vector<const PreparedArea*> below = parts_of(change->old_code);
            if (below.empty()) return {};
            parts.insert(parts.end(), below.begin(), below.end());
        }
        return parts;
    }

    /// Births are counts: where the indicators know a merged area only as the new one, those of its former
    /// areas are added up.
    void add_up_merged() {
        std::set<std::string> merged;
        for (const CodeChange& change : code_changes())
            if (change.kind == ChangeKind::merged) merged.insert(change.new_code);
        for (const std::string& code : merged) {
            if (births_codes_.contains(code)) continue;
            const std::vector<const PreparedArea*> parts = parts_of(code);
            if (parts.empty() || !only_new_is_known(code, parts)) continue;
            add_up(code, parts);
        }
    }

    [[nodiscard]] bool only_new_is_known(const std::string& code,
                                         const std::vector<const PreparedArea*>& parts) const {
        const auto has = [&](const std::string& one) {
            return std::any_of(values_.begin(), values_.end(), [&](const auto& v) { return v.has(one); });
        };
        return has(code) &&
               std::none_of(parts.begin(), parts.end(), [&](const auto* part) { return has(part->code); });
    }

    void add_up(const std::string& code, const std::vector<const PreparedArea*>& parts) {
        PreparedArea whole;
        whole.code = code;
        whole.name = merged_into(code).front()->new_name;
        whole.place = place_of(code, reference_);
        std::size_t rows = 0;
        std::set<std::string> gone;
        std::vector<std::string> names;
        for (const PreparedArea* part : parts) {
            whole.live_births += part->live_births;
            rows += part->rows;
            gone.insert(part->code);
            names.push_back(part->name.empty() ? part->code : part->name);
        }
        whole.rows = rows;
        table_.births_use.areas_made.push_back(
            {code, whole.name, "Births of former areas, added up", in_words(names)});
        births_codes_.insert(code);
        const auto first = std::find_if(table_.areas.begin(), table_.areas.end(),
                                        [&](const PreparedArea& a) { return gone.contains(a.code); });
        *first = std::move(whole);
        std::erase_if(table_.areas, [&](const PreparedArea& a) { return gone.contains(a.code); });
    }

    void choose_areas() {
        const auto wanted = [&](const PreparedArea& area) {
            if (choice_.tier && !of_tier(area.place, *choice_.tier)) return false;
            return choice_.within.empty() || lies_within(area.place, choice_.within);
        };
        std::size_t others = 0;
        for (const PreparedArea& area : table_.areas) others += wanted(area) ? 0 : area.rows;
        std::erase_if(table_.areas, [&](const PreparedArea& a) { return !wanted(a); });
        for (const PreparedArea& area : table_.areas)
            for (const std::string& code : codes_of(area.code)) table_codes_.insert(newest_code(code));
        table_.births_use.rows_used -= others;
        leave_out(table_.births_use.left_out, "not of the tier or place asked for", others);
    }

    void take_values(std::size_t indicator) {
        SourceUse& use = table_.uses[indicator];
        for (PreparedArea& area : table_.areas) {
            FoundValue found = values_[indicator].of(area.code);
            area.values.push_back(found.value);
            used_[indicator].insert(found.rows.begin(), found.rows.end());
            if (found.reason.empty()) continue;
            (found.value ? use.areas_made : use.areas_without)
                .push_back({area.code, area.name, std::move(found.reason), std::move(found.detail)});
        }
    }

    /// An indicator without a value for any area is of another kind of area, or another country.
    void check_values() const {
        std::vector<Issue> issues;
        for (std::size_t i = 0; i < table_.indicators.size() && !table_.areas.empty(); ++i) {
            const OfficialTable& source = table_.indicators[i].table;
            if (std::any_of(table_.areas.begin(), table_.areas.end(),
                            [&](const PreparedArea& area) { return area.values[i].has_value(); }))
                continue;
            issues.push_back(
                {source.file, 0, source.heading,
                 fmt::format("values for areas of {}", table_.births.table.file),
                 fmt::format("none: its areas are such as {}, those with births such as {}",
                             in_quotes(source.values.front().code), in_quotes(table_.areas.front().code)),
                 "take tables of the same kind of area; --tier and --within leave areas out"});
        }
        if (!issues.empty()) throw InputError(std::move(issues));
    }

    void account(std::size_t indicator) {
        SourceUse& use = table_.uses[indicator];
        const OfficialTable& source = table_.indicators[indicator].table;
        use.left_out = source.left_out;
        find_national(indicator);
        for (std::size_t i = 0; i < source.values.size(); ++i) {
            const OfficialValue& value = source.values[i];
            if (used_[indicator].contains(i)) {
                ++use.rows_used;
            } else if (is_in_table(value.code)) {
                leave_out(use.left_out, "without a value");
            } else {
                leave_out(use.left_out, "of areas that are not in the table");
                use.areas_left_out.push_back(why_left_out(value));
            }
        }
    }

    [[nodiscard]] bool is_in_table(std::string_view code) const {
        const std::vector<std::string> codes = codes_of(code);
        return std::any_of(codes.begin(), codes.end(),
                           [&](const std::string& c) { return table_codes_.contains(newest_code(c)); });
    }

    [[nodiscard]] NamedArea why_left_out(const OfficialValue& value) const {
        NamedArea area{value.code, value.name, "Not in the births file", ""};
        if (!value.district.empty() && table_codes_.contains(newest_code(value.district))) {
            area.reason = "In an area where a score or population is missing, so that it has no mean";
            return area;
        }
        const std::vector<std::string> codes = codes_of(value.code);
        if (std::any_of(codes.begin(), codes.end(),
                        [&](const std::string& c) { return births_codes_.contains(c); })) {
            area.reason = "Births missing, or not of the tier or place asked for";
            return area;
        }
        std::vector<std::string> names;
        std::string year;
        for (const CodeChange* change : successors_of(newest_code(codes.front()))) {
            names.push_back(change->new_name);
            year = change->from.substr(0, 4);
        }
        if (!names.empty()) {
            area.reason = "Former areas, merged or divided since";
            area.detail = fmt::format("{} since {}", in_words(names), year);
        }
        return area;
    }

    /// The file's own value for the country that the indicator is compared with.
    void find_national(std::size_t indicator) {
        SourceUse& use = table_.uses[indicator];
        std::vector<std::string> codes{std::string(england), "K02000001", "K03000001", "K04000001"};
        for (const Indicator& known : reference_.indicators)
            if (known.id == table_.indicators[indicator].id) codes = {known.reference_area_code};
        for (const std::string& code : codes) {
            const FoundValue found = values_[indicator].of(code);
            if (!found.value) continue;
            use.national = found.value;
            use.national_code = code;
            used_[indicator].insert(found.rows.begin(), found.rows.end());
            return;
        }
    }

    /// Whether some areas lie in others.
    [[nodiscard]] bool overlap() const {
        std::set<std::string> types;
        for (const PreparedArea& area : table_.areas) types.insert(area.place.type);
        const bool wider = std::any_of(types.begin(), types.end(), [](const std::string& type) {
            return type != "county" && type != "district" && !is_authority(type);
        });
        return (wider && types.size() > 1) || (types.contains("county") && types.contains("district"));
    }

    PreparedTable& table_;
    const PrepareChoice& choice_;
    const ReferenceTable& reference_;
    std::vector<IndicatorValues> values_;
    std::vector<std::set<std::size_t>> used_;
    std::set<std::string, std::less<>> births_codes_;  ///< all of the file
    std::set<std::string, std::less<>> table_codes_;   ///< the newest codes of the areas of the table
};

}  // namespace

PreparedTable prepare(PrepareSource births, std::vector<PrepareSource> indicators,
                      const PrepareChoice& choice, const ReferenceTable& reference) {
    PreparedTable table;
    table.births = std::move(births);
    table.indicators = std::move(indicators);
    Join(table, choice, reference).run();
    return table;
}

std::string prepared_id_problem(std::string_view id, const ReferenceTable& reference) {
    static constexpr std::array<std::string_view, 4> ours{"births", "area_type", "country", "region"};
    if (!is_indicator_id(id)) return "an id has a small letter, then small letters, digits and underscores";
    if (std::find(ours.begin(), ours.end(), id) != ours.end()) return "the table has a column of this name";
    return id_clash(id, reference.indicators);
}

}  // namespace pairmodel
