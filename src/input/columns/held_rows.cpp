#include "input/columns/held_rows.hpp"

namespace pairmodel {

void HeldRows::add(const CsvRecord& record) {
    Row& row = rows_.emplace_back(Row{record.line, {}, {}, record.issue});
    row.ends.reserve(record.fields.size());
    for (const std::string_view cell : record.fields) {
        row.text += cell;
        row.ends.push_back(static_cast<std::uint32_t>(row.text.size()));
    }
}

void HeldRows::for_each(const std::function<void(const CsvRecord&)>& row) const {
    CsvRecord record;
    for (const Row& held : rows_) {
        record.line = held.line;
        record.issue = held.issue;
        record.fields.clear();
        std::size_t begin = 0;
        for (const std::uint32_t end : held.ends) {
            record.fields.push_back(std::string_view(held.text).substr(begin, end - begin));
            begin = end;
        }
        row(record);
    }
}

}  // namespace pairmodel
