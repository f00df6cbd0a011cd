#include "pairmodel/input/code_changes.hpp"

#include "input/reference/embedded_table.hpp"
#include "pairmodel/input/code_map.hpp"

#include <algorithm>
#include <functional>

namespace pairmodel {

namespace {

std::vector<CodeChange> read_changes() {
    const EmbeddedTable table("reference/code_changes.csv");
    std::vector<CodeChange> changes;
    for (std::size_t i = 0; i < table.rows(); ++i)
        changes.push_back({value_of_code<ChangeKind>(table.cell(i, "change")).value(),
                           table.cell(i, "old_code"), table.cell(i, "old_name"), table.cell(i, "new_code"),
                           table.cell(i, "new_name"), table.cell(i, "from")});
    return changes;
}

std::vector<const CodeChange*> all_that(const std::function<bool(const CodeChange&)>& fits) {
    std::vector<const CodeChange*> found;
    for (const CodeChange& change : code_changes())
        if (fits(change)) found.push_back(&change);
    return found;
}

}  // namespace

std::span<const CodeChange> code_changes() {
    static const std::vector<CodeChange> changes = read_changes();
    return changes;
}

std::span<const std::string> codes_of_recoded(std::string_view code) {
    using Codes = std::vector<std::string>;
    static const CodeMap<Codes> by_code = [] {
        CodeMap<Codes> all;
        for (const CodeChange& change : code_changes()) {
            if (change.kind != ChangeKind::recoded) continue;
            Codes& codes = all[newest_code(change.new_code)];
            if (codes.empty()) codes.push_back(change.new_code);
            codes.insert(codes.end() - 1, change.old_code);
        }
        for (const auto& [newest, codes] : decltype(all)(all))
            for (const std::string& one : codes) all[one] = codes;
        return all;
    }();
    const Codes* found = by_code.find(code);
    return found == nullptr ? std::span<const std::string>() : *found;
}

bool is_same_area(std::string_view one, std::string_view other) {
    if (one == other) return true;
    const auto codes = codes_of_recoded(one);
    return std::find(codes.begin(), codes.end(), other) != codes.end();
}

std::string newest_code(std::string_view code) {
    for (const CodeChange& change : code_changes())
        if (change.kind == ChangeKind::recoded && change.old_code == code)
            return newest_code(change.new_code);
    return std::string(code);
}

std::vector<const CodeChange*> merged_into(std::string_view new_code) {
    return all_that(
        [&](const CodeChange& c) { return c.kind == ChangeKind::merged && c.new_code == new_code; });
}

std::vector<const CodeChange*> successors_of(std::string_view old_code) {
    return all_that(
        [&](const CodeChange& c) { return c.kind != ChangeKind::recoded && c.old_code == old_code; });
}

std::vector<const CodeChange*> divided_into(std::string_view new_code) {
    return all_that(
        [&](const CodeChange& c) { return c.kind == ChangeKind::divided && c.new_code == new_code; });
}

std::string holder_today(std::string_view code) {
    std::string newest = newest_code(code);
    for (const CodeChange& change : code_changes())
        if (change.kind == ChangeKind::merged && change.old_code == newest)
            return holder_today(change.new_code);
    return newest;
}

}  // namespace pairmodel
