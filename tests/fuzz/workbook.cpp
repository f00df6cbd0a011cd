// A workbook or an archive, and the table of areas in it. Of a zip file as such little is left when bytes
// change, so that most inputs are the XML of one part, which is packed here: by the first byte, rows of a
// .xlsx sheet, its shared texts or its styles, the content of an .ods, or the whole file.

#include "input/workbook/workbook.hpp"

#include "fuzz.hpp"
#include "input/text/file_kind.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"
#include "support/zip.hpp"

#include <sstream>

using namespace pairmodel;

namespace {

constexpr const char* main_part =
    "<workbook xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\"><sheets>"
    "<sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>";
constexpr const char* relations =
    "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/><Relationship Id=\"b\" "
    "Type=\"x/styles\" Target=\"styles.xml\"/><Relationship Id=\"c\" Type=\"x/sharedStrings\" "
    "Target=\"texts.xml\"/></Relationships>";
constexpr const char* sheet =
    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c s=\"1\"><v>0.5</v></c></row></sheetData>"
    "</worksheet>";

std::string file_of(unsigned kind, const std::string& bytes) {
    if (kind == 0)
        return zip::packed(
            {{"xl/workbook.xml", main_part}, {"xl/_rels/workbook.xml.rels", relations}, {"xl/s.xml", bytes}});
    if (kind == 1)
        return zip::packed({{"xl/workbook.xml", main_part},
                            {"xl/_rels/workbook.xml.rels", relations},
                            {"xl/s.xml", sheet},
                            {"xl/texts.xml", bytes}});
    if (kind == 2)
        return zip::packed({{"xl/workbook.xml", main_part},
                            {"xl/_rels/workbook.xml.rels", relations},
                            {"xl/s.xml", sheet},
                            {"xl/styles.xml", bytes}});
    if (kind == 3)
        return zip::packed(
            {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", bytes}});
    return bytes;
}

/// Each sheet is a text whose lines are its rows.
void check(const Sheet& one) {
    std::size_t lines = 0;
    for (const char c : one.text) lines += c == '\n' ? 1 : 0;
    fuzz::require(lines == one.rows, "a line for each row");
    fuzz::require(one.hidden_rows <= one.rows, "hidden rows are rows");
    std::istringstream stream(one.text);
    AreaTableOptions options;
    options.skip_bad_rows = true;
    fuzz::taken_or_refused([&] { (void)read_area_table(stream, "w.xlsx:" + one.name, options); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    constexpr unsigned kinds = 5;
    constexpr std::uintmax_t most_bytes = 1UL << 18;
    const std::string bytes = file_of(data[0] % kinds, std::string(fuzz::text_of(data + 1, size - 1)));
    fuzz::taken_or_refused([&] {
        if (is_gzip(bytes)) (void)unpack_gzip(bytes, "w.gz", most_bytes);
        if (!is_zip(bytes)) return;
        ZipFile zip(bytes, "w.xlsx", most_bytes);
        if (!is_workbook(zip)) return;
        for (const Sheet& one : read_workbook(zip, "w.xlsx", most_bytes)) check(one);
    });
    return 0;
}
