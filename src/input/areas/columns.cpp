#include "input/areas/columns.hpp"

#include "input/areas/column_check.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/area_cells.hpp"
#include "input/columns/area_columns.hpp"
#include "input/columns/header_rows.hpp"
#include "input/columns/period.hpp"
#include "input/tables/rows.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/model/measures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// Sorts the cells of one row into columns; collects what is wrong with them as a header.
class Matcher {
public:
    Matcher(std::string file, std::size_t line, const AreaTableOptions& options)
        : file_(std::move(file)), line_(line), options_(&options) {}

    /// The cells as headings, and the rows below them, which tell what a column is where its heading does
    /// not.
    void match(const std::vector<std::string>& cells, std::span<const HeadRow> below) {
        below_ = below;
        cells_ = cells;
        choose_areas(cells);
        const auto last_heading = static_cast<std::size_t>(
            std::find_if(cells.rbegin(), cells.rend(), [](const std::string& cell) { return !cell.empty(); })
                .base() -
            cells.begin());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string& heading = cells[i];
            if (has_control_character(heading, line_breaks))
                add(heading, std::string(plain_text_expected), in_quotes(heading), "");
            columns_.headings.push_back(heading);
            const bool nameless = heading.empty() && i != code_at_ && i != name_at_;
            // The first may number the rows; behind the last heading rows may end with empty cells.
            const auto has_cell = [&](const HeadRow& row) {
                return row.cells.size() > i && !trimmed(row.cells[i]).empty();
            };
            if (nameless && i > 0 &&
                (i < last_heading || std::any_of(below_.begin(), below_.end(), has_cell)))
                columns_.notes.push_back(fmt::format("column {} has no heading, and is not read", i + 1));
            columns_.uses.push_back({heading, nameless ? "not used" : place({i, heading})});
        }
        choose_births_year();
        choose_period();
        take_own_output();
    }

    [[nodiscard]] bool is_header() const { return columns_.is_header(); }

    [[nodiscard]] std::size_t recognised() const { return recognised_; }
    /// Those of them that are known by their headings: rows above the header have the same cells below them.
    [[nodiscard]] std::size_t named() const { return recognised_ - by_cells_; }

    /// What is wrong with the columns as a header.
    void check() { check_columns({file_, line_, columns_, below_}, *options_, issues_); }

    AreaColumns columns_;
    std::vector<Issue> issues_;

private:
    void add(std::string column, std::string expected, std::string found, std::string hint) {
        issues_.push_back(
            {file_, line_, std::move(column), std::move(expected), std::move(found), std::move(hint)});
    }

    /// Whether --column says which heading stands for this column of ours.
    [[nodiscard]] bool is_pointed_out(AreaColumn own) const {
        return std::any_of(options_->columns.begin(), options_->columns.end(),
                           [&](const auto& pair) { return own_column(plain_name(pair.first)) == own; });
    }

    /// Whether --column means this heading: it is spelt so, or nearly so and no other exactly.
    [[nodiscard]] bool means(const std::string& theirs, const std::string& heading) const {
        return theirs == heading || (plain_name(theirs) == plain_name(heading) &&
                                     std::find(cells_.begin(), cells_.end(), theirs) == cells_.end());
    }

    /// Takes the column in, and says what for.
    std::string place(ColumnPlace at) {
        std::string plain = plain_name(at.heading);
        bool pointed_out = false;
        for (const auto& [ours, theirs] : options_->columns)
            if (means(theirs, at.heading)) {
                plain = plain_name(ours);
                pointed_out = true;
            }
        auto own = own_column(plain);
        if (!pointed_out && (at.index == code_at_ || at.index == name_at_)) {
            const auto by_cells = at.index == code_at_ ? AreaColumn::area_code : AreaColumn::area_name;
            if (own != by_cells) ++by_cells_;
            own = by_cells;
        }
        if (own && !pointed_out && (is_pointed_out(*own) || is_another(*own, at.index))) {
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

    [[nodiscard]] bool is_another(AreaColumn own, std::size_t index) const {
        return (own == AreaColumn::area_code && code_at_ && code_at_ != index) ||
               (own == AreaColumn::area_name &&
                (name_at_ ? name_at_ != index
                          : std::find(wider_.begin(), wider_.end(), index) != wider_.end()));
    }

    /// Which columns say what area a row is of, where headings leave that open.
    void choose_areas(const std::vector<std::string>& cells) {
        const AreaColumnChoice choice = choose_area_columns(cells, below_, options_->columns);
        code_at_ = choice.code;
        name_at_ = choice.name;
        wider_ = choice.wider;
        if (!choice.alike.empty()) {
            std::vector<std::string> names;
            for (const std::size_t i : choice.alike) names.push_back(cells[i]);
            add(names.back(), "one column for area_code", listed(names),
                "say which: " + column_option("area_code", names.back()));
        }
        if (!choice.note.empty()) columns_.notes.push_back(choice.note);
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
                    slot->heading == at.heading ? std::string("rename one")
                                                : "rename one, or say which: " +
                                                      column_option(std::string(name_of(own)), at.heading));
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
        const auto& births = columns_.at(AreaColumn::live_births);
        if (births) columns_.births_period = period_in(births->heading);
        if (births && columns.empty())
            columns_.births_year = year_of_period(columns_.births_period).value_or(0);
        if (columns.empty() || (births && options_->births_period.empty())) return;
        const auto year = year_of_period(options_->births_period);
        const auto chosen =
            options_->births_period.empty()
                ? columns.end() - 1
                : std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.year == year; });
        if (chosen == columns.end()) return;
        columns_.births_period = std::to_string(chosen->year);
        columns_.own[static_cast<std::size_t>(AreaColumn::live_births)] = chosen->place;
        columns_.births_year = chosen->year;
        columns_.uses[chosen->place.index].use = fmt::format("live_births of {}", chosen->year);
        ++recognised_;
    }

    /// In a table of several years a row an area stands for each of them.
    void choose_period() {
        if (!columns_.births_by_year.empty()) return;
        std::vector<std::string> plain;
        for (const std::string& heading : columns_.headings) plain.push_back(plain_name(heading));
        for (const auto& [ours, theirs] : options_->columns)
            for (std::string& heading : plain)
                if (heading == plain_name(theirs)) heading = plain_name(ours);
        const auto at = period_column(plain, below_);
        if (!at) return;
        for (const ColumnPlace& place : columns_.groups)
            if (place.index == *at) columns_.period = place;
        if (columns_.period) columns_.uses[*at].use = "year of the figures";
    }

    /// Whether they are figures of an estimate, long or wide.
    [[nodiscard]] bool has_measures() const {
        constexpr std::string_view end = "_central";
        return std::any_of(columns_.groups.begin(), columns_.groups.end(), [&](const ColumnPlace& place) {
            const std::string_view heading = place.heading;
            return heading == "measure" || (heading.ends_with(end) &&
                                            measure_of_code(heading.substr(0, heading.size() - end.size())));
        });
    }

    /// What the program writes is known by its first columns: those that say how a figure came about are no
    /// groups. Four of them `areas` alone has: beside an estimate they are of the table that it is of.
    void take_own_output() {
        std::vector<std::string_view> ours{"row_type", "adversity_basis", "live_births_year", "notes",
                                           "marker"};
        if (!has_measures())
            ours.insert(ours.end(), {"note", "indicator_count", "adversity_log_standard_error",
                                     "adversity_degrees_of_freedom"});
        const auto is_ours = [&](const ColumnPlace& place) {
            return std::find(ours.begin(), ours.end(), place.heading) != ours.end();
        };
        const auto place_of = [&](std::string_view name) -> std::optional<std::size_t> {
            for (const ColumnPlace& place : columns_.groups)
                if (place.heading == name && is_ours(place)) return place.index;
            return std::nullopt;
        };
        const auto basis = place_of("adversity_basis");
        if (!basis || !columns_.at(AreaColumn::row_type)) return;
        columns_.own_output = OwnOutput{*basis,
                                        place_of("live_births_year"),
                                        place_of("note"),
                                        place_of("marker"),
                                        place_of("adversity_log_standard_error"),
                                        std::any_of(columns_.groups.begin(), columns_.groups.end(),
                                                    [](const auto& p) { return p.heading == "measure"; })};
        for (const ColumnPlace& place : columns_.groups)
            if (is_ours(place)) columns_.uses[place.index].use = place.heading;
        std::erase_if(columns_.groups, is_ours);
    }

    std::string file_;
    std::size_t line_;
    const AreaTableOptions* options_;
    std::span<const HeadRow> below_;
    std::span<const std::string> cells_;  ///< of the row
    std::optional<std::size_t> code_at_;
    std::optional<std::size_t> name_at_;
    std::vector<std::size_t> wider_;
    std::size_t recognised_ = 0;
    std::size_t by_cells_ = 0;
};

/// The best header of the rows, with one delimiter.
struct Candidate {
    Matcher matcher;
    std::size_t row = 0;
};

/// The first row that is a header, or that which is most like one: with more of the names, else by its place.
std::optional<Candidate> best_of(const std::string& name, std::span<const HeadRow> rows,
                                 const AreaTableOptions& options) {
    std::optional<Candidate> best;
    if (rows.empty()) return best;
    const std::size_t likely = likely_header(rows);
    const std::size_t above = std::max(rows_above_data(rows), likely + 1);
    for (std::size_t i = 0; i < above; ++i) {
        Matcher matcher(name, rows[i].line, options);
        matcher.match(rows[i].cells, rows.subspan(i + 1));
        const bool header = matcher.is_header();
        if (best && !header && matcher.named() <= best->matcher.named() &&
            (i != likely || matcher.named() < best->matcher.named()))
            continue;
        best = Candidate{std::move(matcher), i};
        if (header) break;
    }
    return best;
}

std::size_t score_of(const Candidate& candidate, const HeadRow& row) {
    return (candidate.matcher.is_header() ? 1000 : 0) + candidate.matcher.recognised() * 10 +
           (row.cells.size() > 1 ? 1 : 0);
}

}  // namespace

FoundHeader find_header(const TextLines& lines, const std::vector<std::string>& first_lines,
                        const AreaTableOptions& options) {
    const std::string& name = lines.name();
    std::optional<Candidate> best;
    FoundHeader found;
    std::size_t best_score = 0;
    for (std::vector<HeadRow>& read : head_rows(name, first_lines)) {
        const std::vector<HeadRow> rows = with_joined_headers(std::move(read));
        std::optional<Candidate> one = best_of(name, rows, options);
        if (!one) continue;
        const HeadRow& row = rows[one->row];
        const std::size_t score = 1 + score_of(*one, row);
        if (score <= best_score) continue;
        best_score = score;
        found.delimiter = row.delimiter;
        found.line = row.line;
        found.last_line = row.last_line;
        found.width = RowWidth(name, row, std::span(rows).subspan(one->row + 1));
        one->matcher.check();
        best = std::move(one);
    }
    std::vector<Issue> issues;
    if (!best || !best->matcher.is_header())
        if (auto broken = first_broken(name, first_lines)) issues.push_back(std::move(*broken));
    if (!best) {
        issues.insert(issues.begin(), {name, 0, "", "a table with a header row",
                                       found_instead(lines, first_lines), "see pairmodel check --help"});
        throw HeaderError(std::move(issues));
    }
    if (found.width.header_issue()) issues.push_back(*found.width.header_issue());
    issues.insert(issues.end(), best->matcher.issues_.begin(), best->matcher.issues_.end());
    if (!issues.empty()) throw HeaderError(std::move(issues));
    found.columns = std::move(best->matcher.columns_);
    return found;
}

}  // namespace pairmodel
