// Groups of areas that somebody else than the built-in table knows: a partnership, a cluster of districts.

#include "pairmodel/input/member_table.hpp"

#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/columns/area_cells.hpp"
#include "input/tables/row_width.hpp"
#include "input/tables/small.hpp"
#include "input/text/file.hpp"
#include "input/workbook/table_file.hpp"
#include "pairmodel/input/gss_code.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <span>

namespace pairmodel {

namespace {

struct Columns {
    std::optional<std::size_t> group, member, share;
    std::vector<std::string> unused;
};

Columns columns_of(const std::vector<std::string>& cells, std::span<const HeadRow> below) {
    Columns columns;
    std::optional<std::size_t> name;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string plain = plain_name(cells[i]);
        if (is_one_of(plain, {"group", "groupname", "cluster", "partnership"}) && !columns.group)
            columns.group = i;
        else if (is_one_of(plain, {"member", "membercode", "areacode", "gsscode", "code"}) && !columns.member)
            columns.member = i;
        else if (is_one_of(plain, {"membername", "areaname", "area", "name"}) && !name)
            name = i;
        else if (is_one_of(plain, {"share", "weight"}) && !columns.share)
            columns.share = i;
        else if (!trimmed(cells[i]).empty())
            columns.unused.emplace_back(trimmed(cells[i]));
    }
    if (!columns.member) columns.member = name;
    if (const auto at = area_column(below, cells.size()); !columns.member && at && at != columns.group) {
        columns.member = at;
        std::erase(columns.unused, std::string(trimmed(cells[*at])));
    }
    return columns;
}

/// "0.4" or "40%"; all for an empty cell.
std::optional<double> share_of(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.empty()) return 1;
    const bool percent = cell.ends_with('%');
    if (percent) cell.remove_suffix(1);
    const std::optional<double> number = parse_number(trimmed(cell));
    const double share = number.value_or(0) / (percent ? 100 : 1);
    return share > 0 && share <= 1 ? std::optional(share) : std::nullopt;
}

class Reader {
public:
    Reader(std::string text, std::string name) : rows_(std::move(text), std::move(name)) {}

    MemberTable read() {
        const auto is_header = [&](const HeadRow& row, std::span<const HeadRow> below) {
            columns_ = columns_of(row.cells, below);
            return columns_.group && columns_.member;
        };
        rows_.read({"", 0, "", "a header row with the columns group and member", "",
                    "group,member,share and a row for each member"},
                   is_header, [&](const CsvRecord& record) { read_row(record); });
        rows_.expect_rows(!parts_.empty(), "at least one member below the header");
        rows_.finish();
        if (!columns_.unused.empty())
            rows_.notes().push_back(fmt::format("not used: {}", fmt::join(columns_.unused, ", ")));
        MemberTable table{rows_.name(), rows_.sha256(), std::move(rows_.notes()), {}};
        for (auto& [group, members] : parts_)
            table.groups.push_back(own_area(reference_table(), group, std::move(members)));
        return table;
    }

private:
    void read_row(const CsvRecord& record) {
        const auto& cells = record.fields;
        const std::string group(trimmed(cell_at(cells, *columns_.group)));
        if (group.empty()) rows_.add(record, {"", 0, "group", "the name of a group", "an empty cell", ""});
        const std::string_view member = without_nhs_mark(area_in(cell_at(cells, *columns_.member)));
        const AreaMatch match = match_area(reference_table(), member);
        if (match.area == nullptr)
            rows_.add(record, {"", 0, "member", "an area of the built-in table", in_quotes(trimmed(member)),
                               near_area(match)});
        const std::string_view cell = columns_.share ? cell_at(cells, *columns_.share) : std::string_view();
        const std::optional<double> share = share_of(cell);
        if (!share)
            rows_.add(record, {"", 0, "share", "a share above 0, up to 1 or 100%", in_quotes(trimmed(cell)),
                               "40% is 0.4 or 40%"});
        if (!group.empty() && match.area != nullptr && share) add_member(record, group, *match.area, *share);
    }

    [[nodiscard]] std::vector<Member>& members_of(const std::string& group) {
        const auto place = std::find_if(parts_.begin(), parts_.end(),
                                        [&](const auto& known) { return known.first == group; });
        return place == parts_.end() ? parts_.emplace_back(group, std::vector<Member>{}).second
                                     : place->second;
    }

    /// Parts of a base area lie end to end, so that no baby is in two groups.
    void add_member(const CsvRecord& record, const std::string& group, const ReferenceArea& area,
                    double share) {
        if (share < 1 && !area.is_base())
            return rows_.add(record,
                             {"", 0, "share", fmt::format("all of {}, which is a wider area", area.name),
                              fmt::format("a share of {}", share), "give its members with their shares"});
        std::vector<Member>& members = members_of(group);
        for (Member part : parts_of(reference_table(), area)) {
            const std::string& name = reference_table().areas[part.base].name;
            if (std::any_of(members.begin(), members.end(),
                            [&](const Member& m) { return m.base == part.base; }))
                return rows_.add(record,
                                 {"", 0, "member", fmt::format("each area once in {}", in_quotes(group)),
                                  fmt::format("{} again", name), ""});
            double& taken = taken_[part.base];
            const double whole = taken + share * part.share.size();
            constexpr double rounding = 1e-9;
            if (whole > 1 + rounding)
                return rows_.add(
                    record,
                    {"", 0, "member", "no more than all of an area in the groups of a file",
                     fmt::format("{}: {:.4g}% in all", name, 100 * whole), "a file for each grouping"});
            // A board's part of a district stays where the board has it.
            if (part.share.whole()) part.share = {taken, std::min(1.0, whole)};
            taken = whole;
            members.push_back(part);
        }
    }

    SmallTable rows_;
    Columns columns_;
    std::vector<std::pair<std::string, std::vector<Member>>> parts_;
    std::map<std::size_t, double> taken_;  ///< of each base area
};

}  // namespace

MemberTable read_member_table(std::istream& stream, const std::string& name) {
    return Reader(read_whole(stream, name, limits::small_table_bytes), name).read();
}

MemberTable read_member_table(const std::string& path) {
    refuse_missing(
        table_path(path).file,
        "write a table with the columns group and member, a row for each member: Tyneside,Gateshead");
    return read_table_file(
        path, limits::small_table_bytes,
        [](std::istream& stream, const std::string& name) { return read_member_table(stream, name); });
}

}  // namespace pairmodel
