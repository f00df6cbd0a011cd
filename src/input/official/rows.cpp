#include "input/official/rows.hpp"

#include "input/areas/not_built_in.hpp"
#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/area_cells.hpp"
#include "input/tables/rows.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// More values of a column than this are not listed.
constexpr std::size_t most_seen = 200;

}  // namespace

void leave_out(std::vector<RowsLeftOut>& left_out, std::string_view reason, std::size_t rows) {
    if (rows == 0) return;
    const auto known = std::find_if(left_out.begin(), left_out.end(),
                                    [&](const RowsLeftOut& r) { return r.reason == reason; });
    if (known == left_out.end())
        left_out.push_back({std::string(reason), rows});
    else
        known->rows += rows;
}

OfficialRows::OfficialRows(const OfficialHeader& header, const OfficialRequest& request, OfficialTable& table)
    : header_(header),
      request_(request),
      table_(table),
      seen_(request.picks.size()),
      matched_(request.picks.size()) {
    for (const RowPick& pick : request.picks)
        table.picked_by.push_back(header.column_named(pick.column).has_value());
}

bool OfficialRows::read(CsvReader& reader) {
    const auto row = [&](const CsvRecord& record) {
        read_record(record);
        refuse_too_many(table_.file, issues);
    };
    const auto lone = [&](const LoneText& text) {
        issues.push_back({table_.file, text.line, "", "the row of an area, as more rows follow",
                          in_quotes(trimmed(text.text)), "a note among the rows? take it away"});
    };
    const std::vector<LoneText> footnotes = read_rows(reader, row, lone).footnotes;
    if (!footnotes.empty())
        table_.notes.push_back(fmt::format(
            "{} below the table, from line {}: {}", footnotes.size() == 1 ? "a footnote" : "footnotes",
            footnotes.front().line, in_quotes(trimmed(footnotes.front().text))));
    if (!unknown_.empty() && rows.empty() && issues.empty()) throw_unknown_names();
    if (!unknown_.empty())
        table_.notes.push_back(
            fmt::format("areas are known by their names; no area that is built in is called {}{}",
                        listed(unknown_), near_names("; ")));
    return picks_leave_rows();
}

void OfficialRows::read_record(const CsvRecord& record) {
    if (record.issue) {
        issues.push_back(*record.issue);
        return;
    }
    if (!has_right_width(record)) return;
    ++table_.rows;
    const LayoutRow row(header_.places, record.fields);
    if (header_.layout->unwanted != nullptr)
        if (const std::string_view reason = header_.layout->unwanted(row); !reason.empty())
            return leave_out(table_.left_out, reason);
    if (!picked(row)) return leave_out(table_.left_out, "not picked");
    keep_row(record, row);
}

bool OfficialRows::has_right_width(const CsvRecord& record) {
    std::optional<Issue> issue = header_.width.issue(record);
    if (!issue) return true;
    if (issue->hint.empty()) issue->hint = "is the file cut short? download it again";
    issues.push_back(std::move(*issue));
    return false;
}

bool OfficialRows::picked(const LayoutRow& row) {
    bool all = true;
    for (std::size_t i = 0; i < request_.picks.size(); ++i) {
        if (!table_.picked_by[i]) continue;
        const RowPick& pick = request_.picks[i];
        const std::string_view cell = row[plain_heading(pick.column)];
        if (seen_[i].size() < most_seen) seen_[i].emplace(cell);
        if (lower_case(one_line(cell)) == lower_case(one_line(pick.value)))
            matched_[i] = true;
        else
            all = false;
    }
    return all;
}

void OfficialRows::keep_row(const CsvRecord& record, const LayoutRow& row) {
    const Layout& layout = *header_.layout;
    if (header_.is_by_name()) return keep_named(record, row);
    const auto place = header_.at(Role::code);
    const std::string_view code = layout.code_of != nullptr ? layout.code_of(row) : row.at(*place);
    if (code.empty()) return leave_out(table_.left_out, "without an area code");
    const std::string_view gss = area_text(code).code;
    if (gss.empty()) {
        if (layout.other_codes || reference_table().by_code(code) != nullptr)
            return leave_out(table_.left_out, "of an area that has no GSS code");
        issues.push_back(
            {table_.file, record.line, header_.heading_of(Role::code),
             "a GSS code, a capital letter and eight digits", in_quotes(code),
             is_postcode(code) ? std::string("postcodes are not built in: ") + small_area_hint : ""});
        return;
    }
    keep(record, std::string(without_nhs_mark(gss)));
}

void OfficialRows::keep_named(const CsvRecord& record, const LayoutRow& row) {
    const std::string name(row.at(*header_.at(Role::name)));
    std::string code = code_of_name(name);
    if (!code.empty()) return keep(record, std::move(code));
    leave_out(table_.left_out, "whose name is no area's that is built in");
    if (std::find(unknown_.begin(), unknown_.end(), name) == unknown_.end()) unknown_.push_back(name);
}

/// "; did you mean Gateshead (E08000037)?" of the first name that is like one.
std::string OfficialRows::near_names(std::string_view before) const {
    constexpr std::size_t most_looked_up = 20;
    for (std::size_t i = 0; i < std::min(unknown_.size(), most_looked_up); ++i)
        if (const std::string near = area_nearly_called(reference_table(), unknown_[i]); !near.empty())
            return fmt::format("{}did you mean {} by {}?", before, near, in_quotes(unknown_[i]));
    return "";
}

void OfficialRows::throw_unknown_names() const {
    const std::string heading = header_.heading_of(Role::name);
    throw HeaderError(
        {{table_.file, header_.line, heading, "names of areas that are built in",
          fmt::format("{}, none of which is", listed(unknown_)),
          near_names("") + (near_names("").empty() ? "" : " ") +
              "write the names as pairmodel areas has them, or add a column area_code with GSS codes"}});
}

void OfficialRows::keep(const CsvRecord& record, std::string code) {
    rows.push_back({record.line, std::move(code), {record.fields.begin(), record.fields.end()}});
    rows.back().cells.resize(std::max(rows.back().cells.size(), header_.plain.size()));
}

bool OfficialRows::picks_leave_rows() {
    bool all = true;
    for (std::size_t i = 0; i < request_.picks.size(); ++i) {
        if (!table_.picked_by[i] || matched_[i] || seen_[i].empty()) continue;
        const RowPick& pick = request_.picks[i];
        const std::vector<std::string> values(seen_[i].begin(), seen_[i].end());
        issues.push_back({table_.file, header_.line, pick.column,
                          fmt::format("{} in some of its rows", in_quotes(pick.value)), listed(values),
                          did_you_mean(pick.value, values)});
        all = false;
    }
    return all;
}

}  // namespace pairmodel
