#include "input/areas/columns.hpp"

#include "input/areas/not_built_in.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_rows.hpp"
#include "input/cells/table_text.hpp"

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
          "lsoacode", "wardcode", "newlacode", "localauthoritycode", "areaofusualresidencecode", "areacd"}},
        {"area_name",
         {"areaname", "name", "area", "geographyname", "geography", "laname", "ladname", "utlaname",
          "wardname", "localauthority", "localauthorityname", "council", "areaofusualresidencename",
          "areanm"}},
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

/// The year of a heading such as "live_births_2023"; 0 where it is none.
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

/// Sorts the cells of one row into columns; collects what is wrong with them as a header.
class Matcher {
public:
    Matcher(std::string file, std::size_t line, const AreaTableOptions& options)
        : file_(std::move(file)), line_(line), options_(&options) {}

    void match(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string& heading = cells[i];
            if (has_control_character(heading, line_breaks))
                add(heading, std::string(plain_text_expected), in_quotes(heading), "");
            columns_.headings.push_back(heading);
            columns_.uses.push_back({heading, heading.empty() ? "not used" : place({i, heading})});
        }
        choose_births_year();
        take_own_output();
    }

    [[nodiscard]] bool is_header() const {
        return columns_.at(AreaColumn::live_births) &&
               (columns_.at(AreaColumn::area_code) || columns_.at(AreaColumn::area_name));
    }

    [[nodiscard]] std::size_t recognised() const { return recognised_; }

    void check() {
        check_mappings();
        if (!issues_.empty()) return;  // a column that was not found is missing because of that
        if (!is_header()) return report_missing();
        if (options_->births_year && columns_.births_year != *options_->births_year)
            add(columns_.at(AreaColumn::live_births)->heading,
                fmt::format("a column live_births_{}", *options_->births_year),
                "births of a year that is not told", "leave --births-year out if these are the births meant");
        const bool se = columns_.at(AreaColumn::ratio_se).has_value();
        const bool low = columns_.at(AreaColumn::ratio_low).has_value();
        const bool high = columns_.at(AreaColumn::ratio_high).has_value();
        if (low != high)
            add(low ? "adversity_ratio_high" : "adversity_ratio_low", "both ends of the interval, or neither",
                "one end only", "give adversity_ratio_low and adversity_ratio_high, or adversity_ratio_se");
        if (se && (low || high))
            add("adversity_ratio_se", "either a standard error or an interval", "both",
                "take out adversity_ratio_se, or adversity_ratio_low and adversity_ratio_high");
        if ((se || low || high) && !columns_.at(AreaColumn::ratio))
            add("adversity_ratio", "this column beside its standard error or interval", "no such column", "");
        check_needed_indicators();
    }

    AreaColumns columns_;
    std::vector<Issue> issues_;

private:
    void add(std::string column, std::string expected, std::string found, std::string hint) {
        issues_.push_back(
            {file_, line_, std::move(column), std::move(expected), std::move(found), std::move(hint)});
    }

    void check_needed_indicators() {
        for (const std::string& id : options_->needed_indicators) {
            const auto is_it = [&](const auto& i) { return options_->indicators[i.first].id == id; };
            if (std::any_of(columns_.indicators.begin(), columns_.indicators.end(), is_it)) continue;
            const std::string near = did_you_mean(id, columns_.headings);
            add(id, "this column in the header row, for the indicator that is defined",
                columns_found(columns_.headings),
                (near.empty() ? "" : near + " ") +
                    fmt::format("say which column it is with --column {}=NAME", id));
        }
    }

    void check_mappings() {
        for (const auto& [ours, theirs] : options_->columns) {
            const std::string plain = plain_name(ours);
            if (!own_column(plain) && !indicator_of(plain, options_->indicators))
                add(theirs, "a column of ours that it stands for", in_quotes(ours),
                    did_you_mean(ours, our_names()));
            const std::string wanted = plain_name(theirs);
            const auto same = [&](const std::string& h) { return plain_name(h) == wanted; };
            if (std::none_of(columns_.headings.begin(), columns_.headings.end(), same))
                add(theirs, fmt::format("this column, to stand for {}", ours), "no such heading",
                    did_you_mean(theirs, columns_.headings));
        }
    }

    [[nodiscard]] std::vector<std::string> our_names() const {
        std::vector<std::string> names;
        for (const Synonyms& s : synonyms()) names.emplace_back(s.name);
        for (const Indicator& i : options_->indicators) names.push_back(i.id);
        return names;
    }

    /// Whether --column says which heading stands for this column of ours.
    [[nodiscard]] bool is_pointed_out(AreaColumn own) const {
        return std::any_of(options_->columns.begin(), options_->columns.end(),
                           [&](const auto& pair) { return own_column(plain_name(pair.first)) == own; });
    }

    /// Takes the column in, and says what for.
    std::string place(ColumnPlace at) {
        std::string plain = plain_name(at.heading);
        bool pointed_out = false;
        for (const auto& [ours, theirs] : options_->columns)
            if (plain_name(theirs) == plain_name(at.heading)) {
                plain = plain_name(ours);
                pointed_out = true;
            }
        const auto own = own_column(plain);
        if (own && !pointed_out && is_pointed_out(*own)) {  // another heading stands for it
            columns_.groups.push_back(std::move(at));
            return "kept";
        }
        if (own) return place_own(*own, std::move(at));
        if (const auto indicator = indicator_of(plain, options_->indicators))
            return place_indicator(*indicator, std::move(at));
        if (const int year = year_of_births_column(plain)) return place_births(year, std::move(at));
        columns_.groups.push_back(std::move(at));
        return "kept";
    }

    std::string place_own(AreaColumn own, ColumnPlace at) {
        auto& slot = columns_.own[static_cast<std::size_t>(own)];
        if (slot) {
            // The exact name wins over a synonym; two of the same rank are at odds.
            const std::string exact = plain_name(name_of(own));
            const bool old_exact = plain_name(slot->heading) == exact;
            const bool new_exact = plain_name(at.heading) == exact;
            if (old_exact == new_exact) {
                add(at.heading, fmt::format("one column for {}", name_of(own)),
                    fmt::format("{} and {}", in_quotes(slot->heading), in_quotes(at.heading)),
                    fmt::format("rename one, or say which with --column {}=NAME", name_of(own)));
                return "not used";
            }
            if (old_exact) {
                columns_.groups.push_back(std::move(at));
                return "kept";
            }
            columns_.uses[slot->index].use = "kept";
            columns_.groups.push_back(*slot);
        }
        slot = std::move(at);
        ++recognised_;
        return std::string(name_of(own));
    }

    std::string place_indicator(std::size_t indicator, ColumnPlace at) {
        const std::string& id = options_->indicators[indicator].id;
        for (const auto& [other, where] : columns_.indicators)
            if (other == indicator) {
                add(at.heading, fmt::format("one column for indicator {}", id),
                    fmt::format("{} and {}", in_quotes(where.heading), in_quotes(at.heading)),
                    "rename or remove one");
                return "not used";
            }
        columns_.indicators.emplace_back(indicator, std::move(at));
        ++recognised_;
        return "indicator " + id;
    }

    std::string place_births(int year, ColumnPlace at) {
        auto& columns = columns_.births_by_year;
        const auto later =
            std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.year >= year; });
        if (later != columns.end() && later->year == year) {
            add(at.heading, fmt::format("one column for the births of {}", year),
                fmt::format("{} and {}", in_quotes(later->place.heading), in_quotes(at.heading)),
                "rename or remove one");
            return "not used";
        }
        columns.insert(later, {year, std::move(at)});
        return fmt::format("births of {}", year);
    }

    void choose_births_year() {
        const auto& columns = columns_.births_by_year;
        if (columns.empty() || (columns_.at(AreaColumn::live_births) && !options_->births_year)) return;
        const auto chosen =
            options_->births_year
                ? std::find_if(columns.begin(), columns.end(),
                               [&](const auto& c) { return c.year == *options_->births_year; })
                : columns.end() - 1;
        if (chosen == columns.end()) return;
        columns_.own[static_cast<std::size_t>(AreaColumn::live_births)] = chosen->place;
        columns_.births_year = chosen->year;
        columns_.uses[chosen->place.index].use = fmt::format("live_births of {}", chosen->year);
        ++recognised_;
    }

    /// What `areas` writes is known by its first columns: those that say how a figure came about are no
    /// groups.
    void take_own_output() {
        const auto place_of = [&](std::string_view name) -> std::optional<std::size_t> {
            for (const ColumnPlace& place : columns_.groups)
                if (place.heading == name) return place.index;
            return std::nullopt;
        };
        const auto basis = place_of("adversity_basis");
        if (!basis || !columns_.at(AreaColumn::row_type)) return;
        columns_.own_output = OwnOutput{*basis, place_of("live_births_year"), place_of("note"),
                                        place_of("marker"), place_of("adversity_log_standard_error")};
        constexpr std::array<std::string_view, 9> ours{"row_type",
                                                       "adversity_basis",
                                                       "live_births_year",
                                                       "notes",
                                                       "note",
                                                       "marker",
                                                       "indicator_count",
                                                       "adversity_log_standard_error",
                                                       "adversity_degrees_of_freedom"};
        std::erase_if(columns_.groups, [&](const ColumnPlace& place) {
            if (std::find(ours.begin(), ours.end(), place.heading) == ours.end()) return false;
            columns_.uses[place.index].use = place.heading;
            return true;
        });
    }

    void report_missing() {
        const std::string found = columns_found(columns_.headings);
        if (!columns_.at(AreaColumn::live_births))
            add("live_births", "this column in the header row", found, column_hint("live_births"));
        if (!columns_.at(AreaColumn::area_code) && !columns_.at(AreaColumn::area_name))
            add("area_code", "this column or area_name in the header row", found, area_hint());
    }

    [[nodiscard]] std::string column_hint(std::string_view name, std::string_view other = {}) const {
        std::string near = did_you_mean(name, columns_.headings);
        if (near.empty() && !other.empty()) near = did_you_mean(other, columns_.headings);
        return (near.empty() ? "" : near + " ") +
               fmt::format("say which column it is with --column {}=NAME", name);
    }

    [[nodiscard]] std::string area_hint() const {
        const auto& headings = columns_.headings;
        if (std::any_of(headings.begin(), headings.end(), [](const std::string& heading) {
                return plain_name(heading).find("postcode") != std::string::npos;
            }))
            return std::string("postcodes are not built in: ") + small_area_hint;
        return column_hint("area_code", "area_name");
    }

    std::string file_;
    std::size_t line_;
    const AreaTableOptions* options_;
    std::size_t recognised_ = 0;
};

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

bool is_area_column(std::string_view name) {
    const std::string plain = plain_name(name);
    return own_column(plain).has_value() || year_of_births_column(plain) != 0;
}

std::string_view name_of(AreaColumn column) {
    return synonyms()[static_cast<std::size_t>(column)].name;
}

FoundHeader find_header(const TextLines& lines, const std::vector<std::string>& first_lines,
                        const AreaTableOptions& options) {
    const std::string& name = lines.name();
    std::optional<Matcher> best;
    FoundHeader found;
    std::size_t best_score = 0;
    for (const std::vector<HeadRow>& rows : head_rows(name, first_lines)) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const HeadRow& row = rows[i];
            Matcher matcher(name, row.line, options);
            matcher.match(row.cells);
            // A header beats a row with some of the names; then the row that has most of them; then the
            // first.
            const std::size_t score = 1 + (matcher.is_header() ? 1000 : 0) + matcher.recognised() * 10 +
                                      (row.cells.size() > 1 ? 1 : 0);
            if (score <= best_score) continue;
            best_score = score;
            best = matcher;
            found.delimiter = row.delimiter;
            found.line = row.line;
            found.last_line = row.last_line;
            found.width = RowWidth(name, row, std::span(rows).subspan(i + 1));
            if (matcher.is_header()) break;
        }
    }
    std::vector<Issue> issues;
    if (!best || !best->is_header())
        if (auto broken = first_broken(name, first_lines)) issues.push_back(std::move(*broken));
    if (!best) {
        issues.insert(issues.begin(), {name, 0, "", "a table with a header row",
                                       found_instead(lines, first_lines), "see pairmodel check --help"});
        throw HeaderError(std::move(issues));
    }
    best->check();
    if (found.width.header_issue()) issues.push_back(*found.width.header_issue());
    issues.insert(issues.end(), best->issues_.begin(), best->issues_.end());
    if (!issues.empty()) throw HeaderError(std::move(issues));
    found.columns = std::move(best->columns_);
    return found;
}

}  // namespace pairmodel
