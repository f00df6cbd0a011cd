#include "input/workbook/table_file.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/text/lines.hpp"
#include "input/workbook/archive.hpp"
#include "pairmodel/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace pairmodel {

namespace {

constexpr std::uintmax_t most_packed = 128ULL << 20;
constexpr std::string_view zip_mark = "PK\x03\x04";
constexpr std::string_view gzip_mark = "\x1F\x8B";

std::string first_bytes(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(zip_mark.size(), '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

bool is_table_name(std::string_view name) {
    const std::string lower = lower_case(name);
    return lower.ends_with(".csv") || lower.ends_with(".tsv") || lower.ends_with(".txt");
}

std::vector<std::string> names_of(const std::vector<ArchiveEntry>& entries) {
    std::vector<std::string> names;
    for (const ArchiveEntry& entry : entries) names.push_back(entry.name);
    return names;
}

std::vector<std::string> table_names(const std::vector<std::string>& names) {
    std::vector<std::string> tables;
    std::copy_if(names.begin(), names.end(), std::back_inserter(tables), is_table_name);
    return tables;
}

[[noreturn]] void throw_no_part(const TablePath& path, const char* what,
                                const std::vector<std::string>& parts) {
    const std::string near = did_you_mean(path.part, parts);
    throw FileError(fmt::format("{} has no {} {}\n  hint: {}", path.file, what, in_quotes(path.part),
                                near.empty() ? fmt::format("it has {}", listed(parts)) : near));
}

void add_sheets(const TablePath& path, std::vector<Sheet> sheets, PackedTables& packed) {
    std::vector<std::string> names;
    for (const Sheet& sheet : sheets) names.push_back(sheet.name);
    for (Sheet& sheet : sheets) {
        const bool wanted = path.part.empty() ? !sheet.hidden : sheet.name == path.part;
        if (path.part.empty() && sheet.hidden) packed.hidden.push_back(sheet.name);
        if (!wanted) continue;
        std::string text = sheet.csv();
        packed.tables.push_back({path.file + ":" + sheet.name, std::move(text), std::move(sheet)});
    }
    if (packed.tables.empty() && !path.part.empty()) throw_no_part(path, "sheet", names);
    if (packed.tables.empty()) throw FileError(fmt::format("{} has no sheet that is not hidden", path.file));
}

void add_files(const TablePath& path, std::string_view zip, std::uintmax_t most_bytes,
               const std::vector<std::string>& names, PackedTables& packed) {
    const std::vector<std::string> tables = table_names(names);
    if (!path.part.empty() && std::find(names.begin(), names.end(), path.part) == names.end())
        throw_no_part(path, "file", tables.empty() ? names : tables);
    if (path.part.empty() && tables.empty())
        throw FileError(fmt::format(
            "{} is a zip file without a table in it\n  hint: a table's name ends in .csv", path.file));
    if (path.part.empty() && tables.size() > 1)
        throw FileError(fmt::format("{} has several tables: {}\n  hint: name one: {}:{}", path.file,
                                    listed(tables), path.file, tables[0]));
    const std::string& wanted = path.part.empty() ? tables[0] : path.part;
    for (ArchiveEntry& entry : read_archive(zip, path.file, most_bytes, {wanted}))
        if (entry.name == wanted)
            packed.tables.push_back({path.file + ":" + entry.name, std::move(entry.bytes)});
}

}  // namespace

TablePath table_path(const std::string& path) {
    if (path == "-" || std::filesystem::exists(path)) return {path, ""};
    for (std::size_t colon = path.rfind(':'); colon != std::string::npos && colon > 0;
         colon = path.rfind(':', colon - 1)) {
        const std::string file = path.substr(0, colon);
        if (std::filesystem::is_regular_file(file) && is_packed(file)) return {file, path.substr(colon + 1)};
    }
    return {path, ""};
}

bool is_table_there(const std::string& path) {
    return path == "-" || std::filesystem::exists(table_path(path).file);
}

bool is_packed(const std::string& file) {
    if (file == "-" || !std::filesystem::is_regular_file(file)) return false;
    const std::string bytes = first_bytes(file);
    return bytes.starts_with(zip_mark) || bytes.starts_with(gzip_mark);
}

std::vector<std::string> tables_in(const std::string& file) {
    if (!is_packed(file) || first_bytes(file).starts_with(gzip_mark)) return {};
    const std::string bytes = read_whole(file, most_packed);
    const std::vector<std::string> names = names_of(read_archive(bytes, file, limits::table_bytes, {}));
    if (!is_workbook(names)) return table_names(names);
    std::vector<std::string> sheets;
    for (const Sheet& sheet : read_workbook(bytes, file)) sheets.push_back(sheet.name);
    return sheets;
}

PackedTables unpack(const TablePath& path, std::uintmax_t most_bytes) {
    const std::string bytes = read_whole(path.file, most_packed);
    PackedTables packed{path.file, sha256_of(bytes), {}, {}};
    if (bytes.starts_with(gzip_mark)) {
        packed.tables.push_back({path.file, unpack_gzip(bytes, path.file, most_bytes)});
        return packed;
    }
    const std::vector<std::string> names = names_of(read_archive(bytes, path.file, most_bytes, {}));
    if (is_workbook(names))
        add_sheets(path, read_workbook(bytes, path.file), packed);
    else
        add_files(path, bytes, most_bytes, names, packed);
    return packed;
}

std::vector<Issue> with_places(std::vector<Issue> issues, const PackedTables::Table& table) {
    if (!table.sheet) return issues;
    const std::string file = table.name.substr(0, table.name.size() - table.sheet->name.size());
    for (Issue& issue : issues) {
        if (issue.file != table.name || issue.line == 0) continue;
        issue.file = file + table.sheet->place(issue.line, issue.column);
        issue.line = 0;
    }
    return issues;
}

std::vector<std::string> notes_on(const PackedTables& packed, const PackedTables::Table& table) {
    std::vector<std::string> notes;
    if (!table.sheet) return notes;
    if (packed.tables.size() > 1)
        notes.push_back(fmt::format("read from the sheet {}", in_quotes(table.sheet->name)));
    if (!packed.hidden.empty())
        notes.push_back(fmt::format("hidden sheets are not read unless named: {}", listed(packed.hidden)));
    if (const auto& hidden = table.sheet->hidden_rows; !hidden.empty())
        notes.push_back(fmt::format("{} of {} rows are hidden in the workbook (row {} first); they are read",
                                    hidden.size(), table.sheet->rows.size(), hidden[0]));
    return notes;
}

void throw_several(const PackedTables& packed, const std::vector<std::size_t>& fitting) {
    std::vector<std::string> names;
    for (const std::size_t i : fitting) names.push_back(packed.tables[i].name.substr(packed.file.size() + 1));
    throw FileError(fmt::format("{} has several tables that fit: {}\n  hint: name one: {}:{}", packed.file,
                                listed(names), packed.file, names[0]));
}

}  // namespace pairmodel
