// Groups of areas that somebody else than the built-in table knows: a partnership, a cluster of districts.

#include "pairmodel/input/member_table.hpp"

#include "input/cells/number.hpp"
#include "input/cells/row_width.hpp"
#include "input/cells/table_rows.hpp"
#include "input/text/csv.hpp"
#include "input/text/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pairmodel {

namespace {

struct Columns {
    std::optional<std::size_t> group, member, share;
};

Columns columns_of(const std::vector<std::string>& cells) {
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
    }
    if (!columns.member) columns.member = name;
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
    Reader(std::string text, std::string name) : text_(std::move(text)) {
        table_.name = std::move(name);
        table_.sha256 = sha256_of(text_);
    }

    MemberTable read() {
        const auto is_header = [&](const HeadRow& row) {
            columns_ = columns_of(row.cells);
            return columns_.group && columns_.member;
        };
        read_small_table(text_,
                         {table_.name, 0, "", "a header row with the columns group and member", "",
                          "group,member,share and a row for each member"},
                         is_header, [&](CsvReader& reader, const TextLines& lines, const TableHead& head) {
                             read_members(reader, head);
                             note_encoding(lines, table_.notes);
                         });
        if (parts_.empty() && issues_.empty())
            issues_.push_back({table_.name, 0, "", "at least one member below the header", "none", ""});
        if (!issues_.empty()) throw InputError(std::move(issues_));
        for (auto& [group, members] : parts_)
            table_.groups.push_back(own_area(reference_table(), group, std::move(members)));
        return std::move(table_);
    }

private:
    void read_members(CsvReader& reader, const TableHead& head) {
        width_ = RowWidth(table_.name, head.header, head.below);
        if (width_.header_issue()) return issues_.push_back(*width_.header_issue());
        note_header_line(head.header.line, table_.notes);
        width_.add_note(table_.notes);
        read_rows(reader, [&](const CsvRecord& record) {
            read_row(record);
            refuse_too_many(table_.name, issues_);
        });
    }

    void add(const CsvRecord& record, std::string column, std::string expected, std::string found,
             std::string hint = "") {
        issues_.push_back({table_.name, record.line, std::move(column), std::move(expected), std::move(found),
                           std::move(hint)});
    }

    void read_row(const CsvRecord& record) {
        if (record.issue) return issues_.push_back(*record.issue);
        const auto& cells = record.fields;
        if (auto issue = width_.issue(record)) return issues_.push_back(std::move(*issue));
        const std::string group(trimmed(cells[*columns_.group]));
        if (group.empty()) add(record, "group", "the name of a group", "an empty cell");
        const AreaMatch match = match_area(reference_table(), cells[*columns_.member]);
        if (match.area == nullptr)
            add(record, "member", "an area of the built-in table",
                in_quotes(trimmed(cells[*columns_.member])),
                match.candidates.empty() ? "look it up with pairmodel areas NAME"
                                         : fmt::format("did you mean {} ({})?", match.candidates[0]->name,
                                                       match.candidates[0]->code));
        const std::string_view cell = columns_.share ? cells[*columns_.share] : std::string_view();
        const std::optional<double> share = share_of(cell);
        if (!share)
            add(record, "share", "a share above 0, up to 1 or 100%", in_quotes(trimmed(cell)),
                "40 % is 0.4 or 40%");
        if (!group.empty() && match.area != nullptr && share) add_member(record, group, *match.area, *share);
    }

    /// Parts of a base area lie end to end, so that no baby is in two groups.
    void add_member(const CsvRecord& record, const std::string& group, const ReferenceArea& area,
                    double share) {
        const std::vector<Member> whole = parts_of(reference_table(), area);
        if (share < 1 && !area.is_base())
            return add(record, "share", fmt::format("all of {}, which is a wider area", area.name),
                       fmt::format("a share of {}", share), "give its members with their shares");
        const auto place = std::find_if(parts_.begin(), parts_.end(),
                                        [&](const auto& known) { return known.first == group; });
        auto& members =
            place == parts_.end() ? parts_.emplace_back(group, std::vector<Member>{}).second : place->second;
        for (Member part : whole) {
            if (std::any_of(members.begin(), members.end(),
                            [&](const Member& m) { return m.base == part.base; }))
                return add(record, "member", fmt::format("each area once in {}", in_quotes(group)),
                           fmt::format("{} again", reference_table().areas[part.base].name));
            double& taken = taken_[part.base];
            constexpr double rounding = 1e-9;
            if (taken + share * part.share.size() > 1 + rounding)
                return add(record, "member", "no more than all of an area in the groups of a file",
                           fmt::format("{}: {:.4g} % in all", reference_table().areas[part.base].name,
                                       100 * (taken + share * part.share.size())),
                           "a file for each grouping");
            // A board's part of a district stays where the board has it.
            if (part.share.whole()) part.share = {taken, std::min(1.0, taken + share)};
            taken += part.share.size();
            members.push_back(part);
        }
    }

    std::string text_;
    MemberTable table_;
    Columns columns_;
    RowWidth width_;
    std::vector<std::pair<std::string, std::vector<Member>>> parts_;
    std::map<std::size_t, double> taken_;  ///< of each base area
    std::vector<Issue> issues_;
};

}  // namespace

MemberTable read_member_table(std::istream& stream, const std::string& name) {
    return Reader(read_whole(stream, name, limits::small_table_bytes), name).read();
}

MemberTable read_member_table(const std::string& path) {
    InputFile file(path, limits::small_table_bytes);
    return read_member_table(file.stream(), file.name());
}

}  // namespace pairmodel
