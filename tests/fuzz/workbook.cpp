// A workbook or an archive, and the table of areas in it. Of a zip file as such little is left when bytes
// change, so that most inputs are the XML of one part, beside others that are right: by the first byte, rows
// of a .xlsx sheet, its shared texts or its styles, the content of an .ods, or the whole file.

#include "input/workbook/workbook.hpp"

#include "fuzz.hpp"
#include "input/text/file_kind.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"

#include <map>
#include <sstream>
#include <utility>

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

/// Parts as they are: packing them is most of the work.
class Parts : public Archive {
public:
    explicit Parts(std::map<std::string, std::string> files) : files_(std::move(files)) {
        for (const auto& [name, bytes] : files_) names_.push_back(name);
    }

protected:
    void unpack(const std::string& name, const std::function<void(std::string_view)>& take) override {
        take(files_.at(name));
    }

private:
    std::map<std::string, std::string> files_;
};

std::map<std::string, std::string> parts_of(unsigned kind, const std::string& bytes) {
    if (kind == 3)
        return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", bytes}};
    return {{"xl/workbook.xml", main_part},
            {"xl/_rels/workbook.xml.rels", relations},
            {"xl/s.xml", kind == 0 ? bytes : sheet},
            {kind == 1 ? "xl/texts.xml" : "xl/styles.xml", kind == 0 ? std::string() : bytes}};
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
    const unsigned kind = data[0] % kinds;
    const std::string bytes(fuzz::text_of(data + 1, size - 1));
    const auto read = [](Archive& archive) {
        if (!is_workbook(archive)) return;
        for (const Sheet& one : read_workbook(archive, "w.xlsx", most_bytes)) check(one);
    };
    fuzz::taken_or_refused([&] {
        if (kind < kinds - 1) {
            Parts parts(parts_of(kind, bytes));
            read(parts);
        } else if (is_gzip(bytes)) {
            (void)unpack_gzip(bytes, "w.gz", most_bytes);
        } else if (is_zip(bytes)) {
            ZipFile zip(bytes, "w.xlsx", most_bytes);
            read(zip);
        }
    });
    return 0;
}
