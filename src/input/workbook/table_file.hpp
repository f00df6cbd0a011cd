#pragma once

#include "input/text/file.hpp"
#include "input/workbook/workbook.hpp"
#include "pairmodel/input/issue.hpp"

#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pairmodel {

/// "FILE.xlsx:Table_1" as the file that there is and the table in it that is meant.
struct TablePath {
    std::string file;
    std::string part;  ///< empty: none was named
};
/// Precondition: none; where no file is there, `file` is the whole path.
[[nodiscard]] TablePath table_path(const std::string& path);

/// Whether there is such a file, with a table of that name in it where one is named.
[[nodiscard]] bool is_table_there(const std::string& path);

/// The sheets of a workbook, or the files in a zip file, by name; none in any other file. Throws FileError.
[[nodiscard]] std::vector<std::string> tables_in(const std::string& file);

/// What a packed file holds: the sheets of a workbook, the tables of a zip file, or the one of a gzip file.
struct PackedTables {
    struct Table {
        std::string name;  ///< as messages call it: "births.xlsx:Table_1"
        std::string text;
        std::optional<Sheet> sheet = {};
    };
    std::string file;
    std::string sha256;
    std::vector<Table> tables;        ///< those that may be meant
    std::vector<std::string> hidden;  ///< sheets that are hidden, and not read for that reason
};

/// Whether the file is one of these, by its first bytes.
[[nodiscard]] bool is_packed(const std::string& file);
/// Throws FileError where it cannot be read, holds no table, or none of the name that is asked for.
[[nodiscard]] PackedTables unpack(const TablePath& path, std::uintmax_t most_bytes);

/// The problems with the cells where they are in the workbook.
[[nodiscard]] std::vector<Issue> with_places(std::vector<Issue> issues, const PackedTables::Table& table);
/// What a reader should know of how the table was found.
[[nodiscard]] std::vector<std::string> notes_on(const PackedTables& packed, const PackedTables::Table& table);
[[noreturn]] void throw_several(const PackedTables& packed, const std::vector<std::size_t>& fitting);

/// Reads the table at a path with `read(stream, name)`: a file as it is, or the one table of a packed file
/// that has the header that is wanted. Its digest is the file's. Throws what `read` throws, and FileError.
template <class Read>
auto read_table_file(const std::string& path, std::uintmax_t most_bytes, const Read& read) {
    const TablePath where = table_path(path);
    if (where.part.empty() && !is_packed(where.file)) {
        InputFile file(path, most_bytes);
        return read(file.stream(), file.name());
    }
    const PackedTables packed = unpack(where, most_bytes);
    using Result = decltype(read(std::declval<std::istream&>(), path));
    std::optional<Result> found;
    std::vector<std::size_t> good;
    std::vector<std::size_t> bad;
    std::vector<Issue> other_header;
    std::vector<Issue> problems;
    for (std::size_t i = 0; i < packed.tables.size(); ++i) {
        const PackedTables::Table& table = packed.tables[i];
        try {
            std::istringstream stream(table.text);
            Result one = read(stream, table.name);
            good.push_back(i);
            found = std::move(one);
        } catch (const HeaderError& error) {
            if (other_header.empty()) other_header = with_places(error.issues(), table);
        } catch (const InputError& error) {
            bad.push_back(i);
            problems = with_places(error.issues(), table);
        }
    }
    if (good.size() > 1) throw_several(packed, good);
    if (good.empty() && bad.size() > 1) throw_several(packed, bad);
    if (!found) throw InputError(bad.empty() ? other_header : problems);
    found->sha256 = packed.sha256;
    const std::vector<std::string> notes = notes_on(packed, packed.tables[good[0]]);
    found->notes.insert(found->notes.begin(), notes.begin(), notes.end());
    return std::move(*found);
}

}  // namespace pairmodel
