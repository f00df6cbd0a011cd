#include "input/text/lines.hpp"

#include "pairmodel/error.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

#include <cstddef>
#include <sstream>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

using namespace pairmodel;
using namespace std::string_literals;

namespace {

constexpr std::size_t block = 256UL * 1024;

/// All that there is to know of a text when it has been read.
struct Text {
    std::vector<std::string> lines;
    Encoding encoding = Encoding::utf8;
    std::size_t mixed_from = 0;
    std::string sha256;
};

Text read(const std::string& bytes) {
    std::istringstream stream(bytes);
    TextLines lines(stream, "areas.csv");
    CHECK(lines.name() == "areas.csv");
    CHECK(lines.line_number() == 0);
    Text text;
    std::string_view line;
    while (lines.next(line)) {
        text.lines.emplace_back(line);
        if (lines.line_number() != text.lines.size()) throw std::logic_error("wrong line number");
    }
    CHECK_FALSE(lines.next(line));
    text.encoding = lines.encoding();
    text.mixed_from = lines.mixed_from_line();
    text.sha256 = lines.sha256();
    return text;
}

std::vector<std::string> lines_of(const std::string& bytes) {
    return read(bytes).lines;
}

/// What reading this fails with; empty where it does not.
std::string failure_of(const std::string& bytes) {
    try {
        (void)read(bytes);
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

bool says(const std::string& message, const std::string& part) {
    return message.find(part) != std::string::npos;
}

enum class Bom { none, first };

std::string utf16(const std::u32string& text, bool big_endian, Bom bom = Bom::first) {
    std::string bytes;
    const auto unit = [&](unsigned value) {
        const char high = static_cast<char>(value >> 8U);
        const char low = static_cast<char>(value & 0xFFU);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    };
    if (bom == Bom::first) unit(0xFEFF);
    for (const char32_t c : text) {
        if (c < 0x10000) {
            unit(static_cast<unsigned>(c));
        } else {
            unit(static_cast<unsigned>(0xD800U + ((c - 0x10000U) >> 10U)));
            unit(static_cast<unsigned>(0xDC00U + ((c - 0x10000U) & 0x3FFU)));
        }
    }
    return bytes;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lines keep their endings as they stood", "[input]") {
    CHECK(lines_of("").empty());
    CHECK(lines_of("a") == Lines{"a"});
    CHECK(lines_of("a\n") == Lines{"a\n"});
    CHECK(lines_of("a\nb") == Lines{"a\n", "b"});
    CHECK(lines_of("a\r\nb\r\n") == Lines{"a\r\n", "b\r\n"});
    CHECK(lines_of("a\rb\r") == Lines{"a\r", "b\r"});
    CHECK(lines_of("a\nb\r\nc\rd") == Lines{"a\n", "b\r\n", "c\r", "d"});
    CHECK(lines_of("\n\n\r\r\n\n") == Lines{"\n", "\n", "\r", "\r\n", "\n"});
    CHECK(lines_of("\n\r") == Lines{"\n", "\r"});
}

TEST_CASE("UTF-8 is read with and without a byte order mark", "[input]") {
    for (const std::string bom : {"", "\xEF\xBB\xBF"}) {
        const Text text = read(bom + "Ynys Môn\n€ 😀");
        CHECK(text.lines == Lines{"Ynys Môn\n", "€ 😀"});
        CHECK(text.encoding == Encoding::utf8);
        CHECK(text.mixed_from == 0);
    }
    CHECK(lines_of("\xEF\xBB\xBF").empty());
    // Only the first one is a mark.
    CHECK(lines_of("\xEF\xBB\xBF\xEF\xBB\xBFz") == Lines{"\xEF\xBB\xBFz"});
}

TEST_CASE("UTF-16 is read in both byte orders, with and without a byte order mark", "[input]") {
    const bool big_endian = GENERATE(false, true);
    const Bom bom = GENERATE(Bom::none, Bom::first);
    CAPTURE(big_endian, bom == Bom::first);
    const Text text = read(utf16(U"area,births\r\nYnys Môn,€\n😀", big_endian, bom));
    CHECK(text.lines == Lines{"area,births\r\n", "Ynys Môn,€\n", "😀"});
    CHECK(text.encoding == Encoding::utf16);
    CHECK(text.mixed_from == 0);
    CHECK(lines_of(utf16(U"ab", big_endian, bom)) == Lines{"ab"});
}

TEST_CASE("UTF-16 of more than a block is read as one text", "[input]") {
    const bool big_endian = GENERATE(false, true);
    // With 0 to 3 units before them, the surrogate pairs lie across the ends of the blocks or not.
    const std::size_t before = GENERATE(0U, 1U, 2U, 3U);
    std::u32string text(before, U'a');
    std::string utf8(before, 'a');
    for (std::size_t i = 0; i < 200'000; ++i) {
        text += U'😀';
        utf8 += "😀";
    }
    text += U"\nz";
    const std::vector<std::string> lines = lines_of(utf16(text, big_endian));
    REQUIRE(lines.size() == 2);
    CHECK((lines[0] == utf8 + "\n"));
    CHECK(lines[1] == "z");
}

TEST_CASE("UTF-16 that breaks off or has a lone surrogate is an error", "[input]") {
    CHECK(says(failure_of(utf16(U"ab\n", false) + "\x3D\xD8z\0"s), "begins as UTF-16"));
    const std::string long_text = utf16(std::u32string(block, U'a'), false);
    CHECK(failure_of(long_text) == "");
    CHECK(says(failure_of(long_text + "b"), "areas.csv: ends in the middle of a UTF-16 character"));
    CHECK(says(failure_of(long_text + "\x3D\xD8"), "ends in the middle of a UTF-16 character"));
}

TEST_CASE("UTF-16 that breaks off in a short file is an error", "[input]") {
    CHECK(says(failure_of(utf16(U"ab\n", false) + "b"), "ends in the middle of a UTF-16 character"));
    CHECK(says(failure_of(utf16(U"ab\n", false) + "\x3D\xD8"), "ends in the middle of a UTF-16 character"));
    CHECK(says(failure_of(utf16(U"ab\n", true, Bom::none) + "\0"s),
               "ends in the middle of a UTF-16 character"));
}

TEST_CASE("what is no UTF-8 is read as Windows-1252", "[input]") {
    const Text text = read("area\nYnys M\xF4n\n\x80 \x93x\x94 \x96 \xA3\xBD\n");
    CHECK(text.lines == Lines{"area\n", "Ynys Môn\n", "€ “x” – £½\n"});
    CHECK(text.encoding == Encoding::windows1252);
    CHECK(text.mixed_from == 0);
    // Overlong forms, surrogates and too high code points are no UTF-8.
    for (const std::string_view bytes :
         {"\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80",
          "\xF8\x88\x80\x80", "\x80", "\xBF", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xE2\x82z", "\xFF",
          "\xF0\x9Fz\x80", "\xF0\x9F\x98z"}) {
        CHECK_FALSE(is_utf8(bytes));
        CHECK_FALSE(is_utf8("a long beginning " + std::string(bytes)));
    }
    for (const std::string_view bytes :
         {"", "plain", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
          "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
        CHECK(is_utf8("a long beginning " + std::string(bytes) + " and an end"));
}

TEST_CASE("bytes that Windows-1252 does not have are an error with their line", "[input]") {
    CHECK(says(failure_of("area\nx\x81y\n"), "areas.csv:2: neither UTF-8 nor Windows-1252"));
}

TEST_CASE("a text of two encodings tells from where on", "[input]") {
    const Text mixed = read("Môn\nplain\nM\xF4n\nMôn\nM\xF4n\n");
    CHECK(mixed.lines == Lines{"Môn\n", "plain\n", "Môn\n", "Môn\n", "Môn\n"});
    CHECK(mixed.encoding == Encoding::windows1252);
    CHECK(mixed.mixed_from == 3);
    // A byte order mark says UTF-8 of the first line on.
    CHECK(read("\xEF\xBB\xBF"
               "area\nM\xF4n\n")
              .mixed_from == 2);
    CHECK(read("area\nMôn\n").mixed_from == 0);
}

TEST_CASE("lines are whole wherever a block ends", "[input]") {
    const std::string ending = GENERATE("\n"s, "\r\n"s, "\r"s);
    CAPTURE(ending);
    for (std::size_t length = block - 6; length <= block + 2; ++length) {
        const std::string first = std::string(length, 'x') + "é" + ending;
        const std::string second = std::string(block - 2, 'y') + "😀" + ending;
        const Text text = read(first + second + "z");
        REQUIRE(text.lines.size() == 3);
        CHECK((text.lines[0] == first));
        CHECK((text.lines[1] == second));
        CHECK(text.lines[2] == "z");
        CHECK(text.encoding == Encoding::utf8);
        CHECK(text.sha256 == sha256_of(first + second + "z"));
    }
}

TEST_CASE("a file may end where a block ends", "[input]") {
    for (const std::string ending : {"", "\n", "\r", "\r\n"})
        for (const std::size_t blocks : {1U, 2U, 3U}) {
            const std::string line = std::string(blocks * block - ending.size(), 'x') + ending;
            const std::vector<std::string> lines = lines_of(line);
            REQUIRE(lines.size() == 1);
            CHECK((lines[0] == line));
        }
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += "0123456\n";
    CHECK(lines_of(many).size() == 100'000);
}

TEST_CASE("a line of more than 4 MiB is an error", "[input]") {
    const std::string message = failure_of("area\n" + std::string(5UL * 1024 * 1024, 'x'));
    CHECK(says(message, kept_text("text/a-line-longer-than-4-mib")));
    CHECK(failure_of("area\n" + std::string(3UL * 1024 * 1024, 'x')) == "");
}

TEST_CASE("a NUL byte is an error with its line", "[input]") {
    CHECK(says(failure_of("area\nplain\nx\0y\n"s), "areas.csv:3: a NUL byte"));
    CHECK(says(failure_of("area\n\0"s), "areas.csv:2: a NUL byte"));
    CHECK(says(failure_of(utf16(std::u32string(U"ab\n\0c", 5), false)), "areas.csv:2: a NUL byte"));
    // One such byte at the beginning is a damaged text, and not UTF-16 yet.
    CHECK(says(failure_of("a\0bc\n"s), "areas.csv:1: a NUL byte"));
    CHECK(says(failure_of("\0abc\n"s), "areas.csv:1: a NUL byte"));
    CHECK(says(failure_of("a\0"s), "areas.csv:1: a NUL byte"));
}

TEST_CASE("files that are no tables are told by how they begin", "[input]") {
    const auto is = [](const std::string& bytes, const std::string& what) {
        return says(failure_of(bytes), "areas.csv is " + what + ", not a table\n  hint: ");
    };
    CHECK(is("PK\x03\x04rest", "a zip file"));
    CHECK(says(failure_of("\xD0\xCF\x11\xE0rest"), kept_text("text/an-old-excel-workbook")));
    CHECK(is("%PDF-1.7", "a PDF"));
    CHECK(is("\x1F\x8B\x08", "a gzip file"));
    CHECK(is("SQLite format 3\0"s, "a database (SQLite)"));
    CHECK(is("PAR1\x15\x04", "a Parquet file"));
    CHECK(is("7z\xBC\xAF\x27\x1C", "a 7z archive"));
    CHECK(is(std::string(257, 'x') + "ustar", "a tar archive"));
    CHECK(is("{\\rtf1\\ansi", "a text document (RTF)"));
    for (const char* page : {"<!DOCTYPE html>\n<html>", "\n <HTML lang=\"en\">", "\xEF\xBB\xBF<html>",
                             "<?xml version=\"1.0\"?><!DOCTYPE html><html>", "<table><tr><td>area_code"})
        CHECK(is(page, "a web page"));
    CHECK(is("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
             "a workbook as XML"));
    CHECK(is("<?xml version=\"1.0\"?><data/>", "an XML file"));
    for (const char* text : {"{\"area_code\": 1}", "[{\"a\":1}]", " [\n[1,2]]", "{}"})
        CHECK(is(text, "a JSON file"));
    for (const char* text : {"PK,name\n", "[x] not available\n", "{a},b\n", "<5,c\n", "BZ,h\n"})
        CHECK(lines_of(text) == Lines{text});
}

TEST_CASE("a stream that fails is an error", "[input]") {
    class Broken : public std::streambuf {
        int_type underflow() override { throw std::runtime_error("the disk is gone"); }
    };
    Broken broken;
    std::istream stream(&broken);
    CHECK_THROWS_AS(TextLines(stream, "areas.csv"), FileError);
}

TEST_CASE("the SHA-256 is that of the bytes as they stand", "[input]") {
    CHECK(sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(read("").sha256 == sha256_of(""));
    for (const std::string& bytes :
         {"\xEF\xBB\xBFMôn\r\n"s, "M\xF4n\n"s, utf16(U"Môn\n", false), std::string(block * 2 + 1, 'x')})
        CHECK(read(bytes).sha256 == sha256_of(bytes));
}

TEST_CASE("encodings have names", "[input]") {
    CHECK(name_of(Encoding::utf8) == "UTF-8");
    CHECK(name_of(Encoding::utf16) == "UTF-16");
    CHECK(name_of(Encoding::windows1252) == "Windows-1252");
}
