#pragma once

#include "input/text/file.hpp"
#include "input/workbook/sheet.hpp"
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
/// Where no file is there, `file` is the whole path.
[[nodiscard]] TablePath table_path(const std::string& path);

/// Whether there is such a file, or it is standard input.
[[nodiscard]] bool is_table_there(const std::string& path);

/// The sheets of a workbook, or the tables in a zip file, by the names that a path may have behind the
/// file's; longer ones first; none in any other file. Throws FileError.
[[nodiscard]] std::vector<std::string> tables_in(const std::string& file);

/// What a packed file holds: the sheets of a workbook, the tables of a zip file, or the one of a gzip file.
struct PackedTables {
    struct Table {
        std::string name;  ///< as messages call it: "births.xlsx:Table_1"
        std::string text;
        std::optional<Sheet> sheet = {};  ///< without its text, which is above
    };
    std::string file;
    std::string sha256;
    std::vector<Table> tables;        ///< those that may be meant
    std::vector<std::string> hidden;  ///< sheets that are hidden, and not read for that reason
};

/// Whether an input is one of these, by its first bytes.
[[nodiscard]] bool is_packed(std::string_view beginning);
/// Throws FileError where it cannot be read, holds no table, or none of the name that is asked for.
[[nodiscard]] PackedTables unpack(InputFile& file, const std::string& part, std::uintmax_t most_bytes);

/// The table of a packed file that has the header that is wanted, as the readers of tables find it.
class TableChoice {
public:
    explicit TableChoice(PackedTables& packed) : packed_(packed) {}
    /// The table was read, was read with problems, or has another header.
    void fits(std::size_t table) { good_.push_back(table); }
    void has_problems(std::size_t table, const std::vector<Issue>& issues);
    void is_another(std::size_t table, const std::vector<Issue>& issues);
    /// Throws InputError or FileError where no table fits, or several.
    void decide() const;
    /// What a reader should know of how the table was found.
    [[nodiscard]] std::vector<std::string> notes() const;

private:
    [[noreturn]] void throw_several() const;

    PackedTables& packed_;
    std::vector<std::size_t> good_;
    std::vector<std::size_t> bad_;
    std::vector<Issue> problems_;
    std::optional<std::size_t> another_;  ///< the largest
    std::vector<Issue> other_header_;
};

/// Reads the table at a path with `read(stream, name)`: a file as it is, or the one table of a packed file
/// that has the header that is wanted. Its digest is the file's. Throws what `read` throws, and FileError.
template <class Read>
auto read_table_file(const std::string& path, std::uintmax_t most_bytes, const Read& read) {
    const TablePath where = table_path(path);
    InputFile file(where.file, most_bytes);
    if (!is_packed(file.beginning())) return read(file.stream(), file.name());
    PackedTables packed = unpack(file, where.part, most_bytes);
    using Result = decltype(read(std::declval<std::istream&>(), path));
    std::optional<Result> found;
    TableChoice choice(packed);
    for (std::size_t i = 0; i < packed.tables.size(); ++i) {
        PackedTables::Table& table = packed.tables[i];
        std::istringstream stream(std::move(table.text));  // and back: it may be large
        const auto put_back = [&] { table.text = std::move(stream).str(); };
        try {
            found = read(stream, table.name);
            put_back();
            choice.fits(i);
        } catch (const HeaderError& error) {
            put_back();
            choice.is_another(i, error.issues());
        } catch (const InputError& error) {
            put_back();
            choice.has_problems(i, error.issues());
        }
    }
    choice.decide();
    // Without a digest, the table could be tried out for what is withheld in it.
    if (!found->sha256.empty()) found->sha256 = packed.sha256;
    const std::vector<std::string> notes = choice.notes();
    found->notes.insert(found->notes.begin(), notes.begin(), notes.end());
    return std::move(*found);
}

}  // namespace pairmodel
