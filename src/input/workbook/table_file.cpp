#include "input/workbook/table_file.hpp"

#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/official/preference.hpp"
#include "input/text/file_kind.hpp"
#include "input/text/lines.hpp"
#include "input/workbook/workbook.hpp"
#include "pairmodel/error.hpp"
#include "system/path.hpp"
#include "system/shell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pairmodel {

namespace {

constexpr std::uintmax_t most_packed = 128ULL << 20;
/// Of a workbook, which is read piece by piece: XML is large, and most of it is no cell.
constexpr std::uintmax_t most_xml = 1ULL << 30;
/// Of what is in memory as a whole.
constexpr std::uintmax_t most_text = 256ULL << 20;

bool is_file(const std::string& path) {
    return system::status_of(path).kind == system::Kind::file;
}

/// By their names: whether a file in a zip file may be a table, and the best first.
int rank_of(std::string_view name) {
    const std::string lower = lower_case(name);
    const std::string file = lower.substr(lower.rfind('/') + 1);
    // What Macs add to archives has the names of the files it is about.
    if (lower.starts_with("__macosx/") || file.starts_with("._")) return 0;
    for (const char* ending : {".csv", ".tsv", ".xlsx", ".ods", ".csv.gz", ".xlsm"})
        if (lower.ends_with(ending)) return 2;
    return lower.ends_with(".txt") ? 1 : 0;
}

/// The tables among the files of a zip file; texts that may be something else only where there are no tables.
std::vector<std::string> table_names(const std::vector<std::string>& names) {
    int best = 1;
    for (const std::string& name : names) best = std::max(best, rank_of(name));
    std::vector<std::string> tables;
    std::copy_if(names.begin(), names.end(), std::back_inserter(tables),
                 [&](const std::string& name) { return rank_of(name) == best; });
    return tables;
}

/// What a zip file is that holds no table: most documents are zip files.
FileKind kind_of_zip(ZipFile& zip) {
    struct Mark {
        std::string_view file;
        FileKind kind;
    };
    constexpr std::string_view copy_it = "copy its table into a sheet, and save that as .xlsx, .ods or CSV";
    constexpr std::string_view save_it = "open it, and save it as .xlsx, .ods or CSV";
    constexpr std::array marks{
        Mark{"word/document.xml", {"a Word document", copy_it}},
        Mark{"ppt/presentation.xml", {"a PowerPoint presentation", copy_it}},
        Mark{"xl/workbook.bin", {"a binary Excel workbook (.xlsb)", save_it}},
        Mark{"Index/Document.iwa", {"a document of Numbers, Pages or Keynote", "export it as Excel or CSV"}},
        Mark{"META-INF/container.xml", {"an e-book", copy_it}},
        Mark{"doc.kml", {"a map (KMZ)", "get the table that it was made of"}},
        Mark{"content.xml", {"a text or a presentation (OpenDocument)", copy_it}},
    };
    for (const Mark& mark : marks)
        if (!zip.find(mark.file).empty()) return mark.kind;
    for (const std::string& name : zip.names())
        if (lower_case(name).ends_with(".shp"))
            return {"a map (shapefile)",
                    "open the .dbf file in it in Excel or LibreOffice, and save it as CSV"};
    return {};
}

[[noreturn]] void throw_no_part(const std::string& name, const std::string& part, const char* what,
                                const std::vector<std::string>& parts) {
    const std::string likely = did_you_mean(part, parts);
    throw FileError(fmt::format("{} has no {} {}\n  hint: {}", name, what, in_quotes(part),
                                likely.empty() ? fmt::format("it has {}", listed(parts)) : likely));
}

/// How a table of a file is named, as a shell takes it; what comes through a pipe must be a file first.
std::string how_to_name(const std::string& file, const std::string& part) {
    return file == "standard input"
               ? "save it as a file, and name one: " + system::as_argument("FILE:" + part)
               : "name one: " + system::as_argument(file + ":" + part);
}

/// The same for the one of several that most likely is meant: the latest, all before parts.
std::string how_to_name_one(const std::string& file, const std::vector<std::string>& parts) {
    return how_to_name(file, parts[best_value(parts, {})]);
}

class Opener {
public:
    Opener(PackedTables& packed, std::uintmax_t most_bytes)
        : packed_(packed), most_bytes_(std::min(most_bytes, most_text)) {}

    /// `name` is what messages call the bytes; a packed file may lie in another, but not deeper.
    void open(std::string_view bytes, const std::string& name, const std::string& part) {
        if (++depth_ > 3) throw_no_table(name, {"packed in packed files", "unpack it"});
        if (is_old_office(bytes)) throw_old_office(bytes, name);
        if (is_gzip(bytes)) {
            std::string text = unpack_gzip(bytes, name, most_bytes_);
            if (is_packed(text)) return open(text, name, part);
            if (!part.empty()) throw FileError(fmt::format("{} holds one table without a name", name));
            packed_.tables.push_back({name, std::move(text)});
            return;
        }
        ZipFile zip(bytes, name, most_xml);
        if (is_workbook(zip))
            add_sheets(zip, name, part);
        else
            add_files(bytes, zip, name, part);
    }

private:
    [[noreturn]] static void throw_old_office(std::string_view bytes, const std::string& name) {
        // The names of its parts are written in UTF-16.
        std::string plain;
        std::copy_if(bytes.begin(), bytes.end(), std::back_inserter(plain), [](char c) { return c != '\0'; });
        const auto holds = [&](std::string_view part) { return plain.find(part) != std::string::npos; };
        if (holds("EncryptedPackage"))
            throw_no_table(name, {"a workbook with a password", "open it, and save it without a password"});
        if (holds("WordDocument") || holds("PowerPoint Document"))
            throw_no_table(name, {"an old Office document (.doc, .ppt)",
                                  "copy its table into a sheet, and save that as .xlsx, .ods or CSV"});
        throw_no_table(name, {"an old Excel workbook (.xls)",
                              "open it in Excel or LibreOffice, and save it as .xlsx or CSV"});
    }

    void add_sheets(ZipFile& zip, const std::string& name, const std::string& part) {
        std::vector<Sheet> sheets = read_workbook(zip, name, most_bytes_);
        std::vector<std::string> names;
        for (const Sheet& sheet : sheets) names.push_back(sheet.name);
        for (Sheet& sheet : sheets) {
            if (part.empty() && sheet.hidden && sheet.rows > 0) packed_.hidden.push_back(sheet.name);
            if (part.empty() ? sheet.hidden || sheet.rows == 0 : sheet.name != part) continue;
            std::string text = std::exchange(sheet.text, {});
            packed_.tables.push_back({name + ":" + sheet.name, std::move(text), std::move(sheet)});
        }
        if (!packed_.tables.empty()) return;
        if (!part.empty()) throw_no_part(name, part, "sheet", names);
        if (packed_.hidden.empty()) throw FileError(fmt::format("{} has no sheet with anything in it", name));
        throw FileError(fmt::format("{} has hidden sheets alone: {}\n  hint: {}", name,
                                    listed(packed_.hidden), how_to_name_one(name, packed_.hidden)));
    }

    void add_files(std::string_view bytes, ZipFile& zip, const std::string& name, const std::string& part) {
        const std::vector<std::string> tables = table_names(zip.names());
        if (tables.empty()) {
            if (const FileKind kind = kind_of_zip(zip); !kind.what.empty()) throw_no_table(name, kind);
            throw FileError(
                fmt::format("{} is a zip file without a table in it; it has {}\n"
                            "  hint: a table's name ends in .csv, .xlsx or .ods",
                            name, zip.names().empty() ? "nothing" : listed(zip.names())));
        }
        std::string wanted = tables[0];
        std::string rest;
        if (!part.empty()) {
            const auto place = std::find_if(tables.begin(), tables.end(), [&](const std::string& table) {
                return part == table || part.starts_with(table + ":");
            });
            if (place == tables.end()) throw_no_part(name, part, "table", tables);
            wanted = *place;
            if (part != wanted) rest = part.substr(wanted.size() + 1);
        } else if (tables.size() > 1) {
            throw FileError(fmt::format("{} has several tables: {}\n  hint: {}", name, listed(tables),
                                        how_to_name_one(name, tables)));
        }
        ZipFile again(bytes, name, most_bytes_);
        std::string text = again.read(wanted, most_bytes_);
        const std::string full = name + ":" + wanted;
        if (is_packed(text)) return open(text, full, rest);
        packed_.tables.push_back({full, std::move(text)});
    }

    PackedTables& packed_;
    std::uintmax_t most_bytes_;
    int depth_ = 0;
};

std::vector<std::string> sheet_names(Archive& archive, const std::string& name) {
    std::vector<std::string> names;
    for (const Sheet& sheet : read_workbook(archive, name, most_text)) names.push_back(sheet.name);
    return names;
}

/// Of a workbook in a zip file, with its own name before them; none of another file.
std::vector<std::string> inner_sheet_names(ZipFile& zip, const std::string& table) {
    std::vector<std::string> names;
    if (!is_one_of(table.substr(table.rfind('.') + 1), {"xlsx", "ods"})) return names;
    const std::string bytes = zip.read(table, most_packed);
    if (!is_zip(bytes)) return names;
    ZipFile inner(bytes, table, most_xml);
    if (!is_workbook(inner)) return names;
    for (const std::string& sheet : sheet_names(inner, table))
        names.push_back(fmt::format("{}:{}", table, sheet));
    return names;
}

/// The problems with the cells where they are in the workbook.
std::vector<Issue> with_places(std::vector<Issue> issues, const PackedTables::Table& table) {
    if (!table.sheet) return issues;
    const std::string file = table.name.substr(0, table.name.size() - table.sheet->name.size());
    const CellNames cells(table.sheet->name, table.text);
    for (Issue& issue : issues) {
        if (issue.file != table.name || issue.line == 0) continue;
        issue.file = file + cells.of(issue.line, issue.column);
        issue.line = 0;
    }
    return issues;
}

}  // namespace

TablePath table_path(const std::string& path) {
    if (path == "-" || is_there(path)) return {path, ""};
    const std::size_t first = std::max<std::size_t>(1, system::drive_length(path));
    for (std::size_t colon = path.rfind(':'); colon != std::string::npos && colon >= first;
         colon = path.rfind(':', colon - 1)) {
        const std::string file = path.substr(0, colon);
        if (is_file(file) && is_packed(InputFile(file, most_packed).beginning()))
            return {file, path.substr(colon + 1)};
    }
    return {path, ""};
}

bool is_table_there(const std::string& path) {
    return path == "-" || is_there(table_path(path).file);
}

bool is_packed(std::string_view beginning) {
    return is_zip(beginning) || is_gzip(beginning) || is_old_office(beginning);
}

std::vector<std::string> tables_in(const std::string& file) {
    if (file == "-" || !is_file(file)) return {};
    InputFile input(file, limits::table_bytes);
    if (!is_zip(input.beginning())) return {};
    const std::string bytes = read_whole(input.stream(), file, most_packed);
    ZipFile zip(bytes, file, most_xml);
    if (is_workbook(zip)) return sheet_names(zip, file);
    std::vector<std::string> names;
    for (const std::string& table : table_names(zip.names())) {
        const std::vector<std::string> inner = inner_sheet_names(zip, table);
        names.insert(names.end(), inner.begin(), inner.end());
        names.push_back(table);
    }
    return names;
}

PackedTables unpack(InputFile& file, const std::string& part, std::uintmax_t most_bytes) {
    const std::string bytes = read_whole(file.stream(), file.name(), most_packed);
    PackedTables packed{file.name(), sha256_of(bytes), {}, {}};
    Opener(packed, most_bytes).open(bytes, file.name(), part);
    return packed;
}

void TableChoice::has_problems(std::size_t table, const std::vector<Issue>& issues) {
    bad_.push_back(table);
    problems_ = with_places(issues, packed_.tables[table]);
}

void TableChoice::is_another(std::size_t table, const std::vector<Issue>& issues) {
    if (another_ && packed_.tables[*another_].text.size() >= packed_.tables[table].text.size()) return;
    another_ = table;
    other_header_ = with_places(issues, packed_.tables[table]);
}

void TableChoice::decide() const {
    if (good_.size() + bad_.size() > 1) throw_several();
    if (!bad_.empty()) throw InputError(problems_);
    if (!good_.empty()) return;
    std::vector<Issue> issues = other_header_;
    if (packed_.tables.size() > 1) {
        std::vector<std::string> names;
        for (const auto& table : packed_.tables) names.push_back(table.name.substr(packed_.file.size() + 1));
        issues.push_back(
            {packed_.file, 0, "", "a sheet with such a header", listed(names),
             "these are the problems of the largest; " + how_to_name(packed_.file, names[*another_])});
    }
    throw InputError(std::move(issues));
}

std::vector<std::string> TableChoice::notes() const {
    std::vector<std::string> notes;
    const std::optional<Sheet>& sheet = packed_.tables[good_[0]].sheet;
    if (!sheet) return notes;
    if (packed_.tables.size() > 1)
        notes.push_back(fmt::format("read from the sheet {}", in_quotes(sheet->name)));
    if (!packed_.hidden.empty())
        notes.push_back(fmt::format("hidden sheets are not read unless named: {}", listed(packed_.hidden)));
    if (sheet->hidden) notes.push_back(fmt::format("the sheet {} is hidden", in_quotes(sheet->name)));
    if (sheet->hidden_rows > 0)
        notes.push_back(fmt::format("{} of {} rows are hidden in the workbook (row {} first); they are read",
                                    sheet->hidden_rows, sheet->rows, sheet->first_hidden));
    return notes;
}

void TableChoice::throw_several() const {
    std::vector<std::size_t> fitting = good_;
    fitting.insert(fitting.end(), bad_.begin(), bad_.end());
    std::sort(fitting.begin(), fitting.end());
    std::vector<std::string> names;
    for (const std::size_t i : fitting)
        names.push_back(packed_.tables[i].name.substr(packed_.file.size() + 1));
    // In a workbook of ours it is what is meant: the other sheets are for readers.
    std::stable_partition(names.begin(), names.end(), [](const std::string& name) { return name == "Data"; });
    throw FileError(fmt::format("{} has several tables that fit: {}\n  hint: {}", packed_.file, listed(names),
                                how_to_name_one(packed_.file, names)));
}

}  // namespace pairmodel
