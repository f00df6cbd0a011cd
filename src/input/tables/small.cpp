#include "input/tables/small.hpp"

#include "input/text/lines.hpp"

#include <utility>

namespace pairmodel {

SmallTable::SmallTable(std::string text, std::string name)
    : text_(std::move(text)), name_(std::move(name)), sha256_(sha256_of(text_)) {}

void SmallTable::read(Issue wanted, const HeaderTest& is_header,
                      const std::function<void(const CsvRecord&)>& row) {
    wanted.file = name_;
    const auto take = [&](const CsvRecord& record) {
        if (record.issue)
            issues_.push_back(*record.issue);
        else if (auto issue = width_.issue(record))
            issues_.push_back(std::move(*issue));
        else
            row(record);
        refuse_too_many(name_, issues_);
    };
    read_small_table(text_, wanted, is_header,
                     [&](CsvReader& reader, const TextLines& lines, const TableHead& head) {
                         width_ = RowWidth(name_, head.header, head.below);
                         if (width_.header_issue()) return issues_.push_back(*width_.header_issue());
                         note_header_line(head.header.line, notes_);
                         width_.add_note(notes_);
                         read_rows(reader, take);
                         note_encoding(lines, notes_);
                     });
}

void SmallTable::add(const CsvRecord& record, Issue issue) {
    issue.file = name_;
    issue.line = record.line;
    issues_.push_back(std::move(issue));
}

void SmallTable::expect_rows(bool any, std::string expected) {
    if (!any && issues_.empty()) issues_.push_back({name_, 0, "", std::move(expected), "none", ""});
}

void SmallTable::finish() {
    if (!issues_.empty()) throw InputError(std::move(issues_));
}

}  // namespace pairmodel
