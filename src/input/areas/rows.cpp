#include "input/areas/rows.hpp"

#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/tables/footnote.hpp"
#include "input/tables/rows.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/gss_code.hpp"

#include <fmt/format.h>

#include <optional>

namespace pairmodel {

namespace {

bool reads_like_cut_footnote(const std::vector<std::string_view>& cells) {
    Area area;
    area.name = one_line(cells.front());
    area.live_births = parse_count(cells.back());
    return reads_like_footnote(cells.front()) || may_be_footnote(area);
}

}  // namespace

AreaRows::AreaRows(const AreaRowsContext& context, AreaTable& table)
    : context_(context), table_(table), row_(context, table.name), seen_(table.areas) {}

void AreaRows::read(const CsvRecord& record, const BirthsHistory& others) {
    row_.begin(record);
    if (record.issue) {
        row_.issues.push_back(*record.issue);
        return reject(record);
    }
    if (!has_right_width(record)) return reject(record);
    const std::string type = row_.read_row_type();
    if (type == "total") return totals_.push_back(record.line);
    row_.read();
    if (!others.empty()) row_.history = others;
    count_unknown_prefixes();
    if (context_.options.withheld && context_.options.withheld(row_.area, row_.history))
        withhold(row_.area, row_.history);
    if (row_.issues.empty()) report_footnote();
    if (row_.issues.empty()) report_repeats(record.line);
    if (!row_.issues.empty()) return reject(record);
    take(record.line);
    if (type == "area") table_.stated_areas.push_back(table_.lines.back());
}

void AreaRows::take(std::size_t line) {
    has_codes_ = has_codes_ || !row_.area.code.empty();
    table_.areas.push_back(row_.area);
    table_.lines.push_back(static_cast<std::uint32_t>(line));
    if (context_.columns.own_output) table_.made_ratios.push_back(row_.made_ratio);
    if (!row_.history.empty()) table_.births_histories.push_back(row_.history);
}

void AreaRows::add_notes() const {
    for (const auto& [prefix, count] : unknown_prefixes_)
        table_.notes.push_back(
            fmt::format("{} area code{} {} with {}, which stands for no kind of area that pairmodel knows",
                        count, count == 1 ? "" : "s", count == 1 ? "begins" : "begin", prefix));
    if (!totals_.empty())
        table_.notes.push_back(fmt::format(
            "{} of row_type total left out, from line {}",
            totals_.size() == 1 ? "one row" : fmt::format("{} rows", totals_.size()), totals_[0]));
    note_last_rows();
}

/// Notes come last, and without a code there is no telling them from areas.
void AreaRows::note_last_rows() const {
    std::size_t first = table_.areas.size();
    while (first > 0 && may_be_footnote(table_.areas[first - 1])) --first;
    for (std::size_t i = first; i < table_.areas.size(); ++i)
        table_.notes.push_back(
            fmt::format("line {} is read as an area called {} with {} live births; if it is a note below "
                        "the table, put it in quotation marks, or take it away",
                        table_.lines[i], in_quotes(table_.areas[i].name), *table_.areas[i].live_births));
}

bool AreaRows::has_right_width(const CsvRecord& record) {
    std::optional<Issue> issue = context_.width.issue(record);
    if (!issue) return true;
    if (issue->hint.empty() && reads_like_cut_footnote(record.fields)) issue->hint = footnote_hint;
    row_.issues.push_back(std::move(*issue));
    return false;
}

void AreaRows::count_unknown_prefixes() {
    for (const std::string_view code : row_.codes) {
        const std::string_view prefix = code.substr(0, 3);
        if (prefix == known_prefix_) continue;
        if (kind_of_gss_code(code).empty())
            ++unknown_prefixes_[std::string(prefix)];
        else
            known_prefix_ = prefix;
    }
}

/// Where other rows have codes, a row without one that reads like a note is no area.
void AreaRows::report_footnote() {
    if (has_codes_ && may_be_footnote(row_.area))
        row_.add(*context_.columns.at(AreaColumn::area_name), "the name of an area",
                 in_quotes(row_.area.name), footnote_hint);
}

void AreaRows::report_repeats(std::size_t line) {
    const auto column = row_.area.code.empty() ? AreaColumn::area_name : AreaColumn::area_code;
    for (const SeenAreas::Repeat& repeat : seen_.add(row_.area)) {
        Issue issue = repeat.issue(table_.lines);
        issue.file = table_.name;
        issue.line = line;
        issue.column = context_.columns.at(column)->heading;
        if (context_.columns.own_output && context_.columns.own_output->by_measure) {
            // A fault of the table, not of its rows.
            issue.hint =
                "these are figures with a row for each measure: read the table that they were made of; an "
                "estimate written with --shape wide has a row for each area";
            throw InputError({std::move(issue)});
        }
        row_.issues.push_back(std::move(issue));
    }
}

void AreaRows::reject(const CsvRecord& record) {
    RejectedRow row;
    row.line = record.line;
    for (const std::string_view text : record.fields) row.cells.emplace_back(text);
    row.issues = row_.issues;
    table_.rejected.push_back(std::move(row));
    refuse_too_many(table_.name, table_.rejected.size(), "bad rows", table_.rejected.front().issues.front());
}

}  // namespace pairmodel
