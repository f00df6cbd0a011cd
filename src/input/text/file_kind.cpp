#include "input/text/file_kind.hpp"

#include "pairmodel/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace pairmodel {

namespace {

using std::string_view_literals::operator""sv;  // NOLINT(misc-unused-using-decls): it is used

struct Signature {
    std::string_view bytes;
    FileKind kind;
    std::size_t at = 0;
};

constexpr std::string_view save_as = "open it, and save the table as .xlsx, .ods or CSV";
constexpr std::string_view unpack_it = "unpack it, and give the table that is in it";
constexpr std::string_view text_wanted =
    "a table is wanted: .xlsx, .ods or CSV. Copy the table into a sheet, or look for the data that it was made of";
constexpr std::string_view from_python =
    R"(with Python: pandas.read_parquet("FILE").to_csv("FILE.csv", index=False))";

constexpr std::array signatures{
    Signature{"%PDF"sv, {"a PDF", text_wanted}},
    Signature{"PAR1"sv, {"a Parquet file", from_python}},
    Signature{"ARROW1"sv, {"an Arrow file", "save it as CSV with the program that reads it"}},
    Signature{"SQLite format 3"sv, {"a database (SQLite)", "export the table that is wanted as CSV"}},
    Signature{"\0\1\0\0Standard "sv,
              {"a database (Access)", "export the table that is wanted as .xlsx or CSV"}},
    Signature{"7z\xBC\xAF\x27\x1C"sv, {"a 7z archive", unpack_it}},
    Signature{"Rar!\x1A\x07"sv, {"a RAR archive", unpack_it}},
    Signature{"\xFD\x37zXZ\0"sv, {"an xz file", unpack_it}},
    Signature{"BZh"sv, {"a bzip2 file", unpack_it}},
    Signature{"\x28\xB5\x2F\xFD"sv, {"a Zstandard file", unpack_it}},
    Signature{"ustar"sv, {"a tar archive", unpack_it}, 257},
    Signature{"\x89PNG"sv, {"an image (PNG)", text_wanted}},
    Signature{"\xFF\xD8\xFF"sv, {"an image (JPEG)", text_wanted}},
    Signature{"GIF8"sv, {"an image (GIF)", text_wanted}},
    Signature{"II*\0"sv, {"an image (TIFF)", text_wanted}},
    Signature{"MM\0*"sv, {"an image (TIFF)", text_wanted}},
    Signature{"WEBP"sv, {"an image (WebP)", text_wanted}, 8},
    Signature{"{\\rtf"sv, {"a text document (RTF)", text_wanted}},
    Signature{"$FL2"sv, {"an SPSS file", "export the data as .xlsx or CSV"}},
    Signature{"<stata_dta>"sv, {"a Stata file", "export the data as .xlsx or CSV"}},
    Signature{"\x89HDF"sv, {"an HDF5 file", "export the data as CSV"}},
    Signature{"\0\0\x27\x0A"sv, {"a map (shapefile)", "open it, and save its table as CSV"}},
    Signature{"\x7F"
              "ELF"sv,
              {"a program", "is it the right file?"}},
    Signature{"MZ\x90"sv, {"a program", "is it the right file?"}},
    Signature{"PK\5\6"sv, {"an empty zip file", "get it again"}},
    Signature{"PK\3\4"sv, {"a zip file", unpack_it}},
    Signature{"\x1F\x8B"sv, {"a gzip file", unpack_it}},
    Signature{"\xD0\xCF\x11\xE0"sv,
              {"an old Excel workbook (.xls), or another old Office file",
               "open it in Excel or LibreOffice, and save it as .xlsx or CSV"}},
};

constexpr FileKind web_page{
    "a web page",
    "a page to log in, or an error, in place of the download? Open the link in a browser and get the file itself. A "
    "table that was saved as a page: open it in Excel or LibreOffice, and save it as .xlsx"};
constexpr FileKind json{"a JSON file",
                        "the same site often offers CSV; tables are read from CSV, .xlsx and .ods"};

/// Without what may stand before the first character that counts, in small letters.
std::string plain_beginning(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::string plain(text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size())));
    std::transform(plain.begin(), plain.end(), plain.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return plain;
}

/// The first character behind the first that is no blank.
char second_character(std::string_view plain) {
    const std::size_t at = plain.find_first_not_of(" \t\r\n", 1);
    return at == std::string_view::npos ? '\0' : plain[at];
}

FileKind kind_of_markup(std::string_view plain) {
    const auto holds = [&](std::string_view part) { return plain.find(part) != std::string_view::npos; };
    for (const std::string_view tag :
         {"<!doctype html", "<html", "<head", "<body", "<meta", "<script", "<table", "<div"})
        if (plain.starts_with(tag)) return web_page;
    if (!plain.starts_with("<?xml") && !plain.starts_with("<!--") && !plain.starts_with("<svg") &&
        !plain.starts_with("<!doctype"))
        return {};
    if (holds("<html")) return web_page;
    if (holds("office:spreadsheet") || holds("excel.sheet") || holds("opendocument.spreadsheet"))
        return {"a workbook as XML", "open it in Excel or LibreOffice, and save it as .xlsx, .ods or CSV"};
    if (holds("<svg")) return {"an image (SVG)", text_wanted};
    return {"an XML file", save_as};
}

}  // namespace

FileKind kind_of(std::string_view beginning) {
    for (const Signature& s : signatures)
        if (beginning.size() >= s.at && beginning.substr(s.at).starts_with(s.bytes)) return s.kind;
    const std::string plain = plain_beginning(beginning);
    if (plain.empty()) return {};
    if (plain.starts_with('<')) return kind_of_markup(plain);
    const char second = second_character(plain);
    if (plain[0] == '{' && (second == '"' || second == '}')) return json;
    if (plain[0] == '[' && (second == '{' || second == '[' || second == '"')) return json;
    if (plain.starts_with("mime-version:") || plain.starts_with("from: <saved by")) return web_page;
    return {};
}

bool is_zip(std::string_view beginning) {
    return beginning.starts_with("PK\3\4"sv);
}

bool is_gzip(std::string_view beginning) {
    return beginning.starts_with("\x1F\x8B"sv);
}

bool is_old_office(std::string_view beginning) {
    return beginning.starts_with("\xD0\xCF\x11\xE0"sv);
}

void throw_no_table(std::string_view name, const FileKind& kind) {
    throw FileError(fmt::format("{} is {}, not a table\n  hint: {}", name, kind.what, kind.hint));
}

}  // namespace pairmodel
