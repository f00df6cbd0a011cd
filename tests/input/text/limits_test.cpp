// What an input may be at most: what is beyond is refused by name, and nothing below is lost.

#include "input/text/csv.hpp"
#include "input/text/file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/group_table.hpp"
#include "pairmodel/input/official_table.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

#include <filesystem>
#include <sstream>

using namespace pairmodel;
using program::has;
using program::TemporaryFolder;

namespace {

AreaTable read(const std::string& text, bool skip = false) {
    std::istringstream stream(text);
    AreaTableOptions options;
    options.skip_bad_rows = skip;
    return read_area_table(stream, "t.csv", options);
}

/// What a FileError says; empty where there is none.
template <typename Function>
std::string refusal(const Function& function) {
    try {
        function();
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

/// All that is said of a text as a parameter set.
std::string json_problems(const std::string& text) {
    return problems_of([&] { return parse_parameter_set("mine.json", text); });
}

}  // namespace

TEST_CASE("sizes are told in the unit that fits", "[input][limits]") {
    CHECK(size_text(limits::table_bytes) == "2 GiB");
    CHECK(size_text(limits::small_table_bytes) == "64 MiB");
    CHECK(size_text(limits::small_file_bytes) == "1 MiB");
    CHECK(size_text(3ULL << 29) == "1.5 GiB");
}

TEST_CASE("a file is refused by its size before a byte of it is read", "[input][limits]") {
    const TemporaryFolder folder;
    const auto sparse = [&](const char* name, std::uintmax_t bytes) {
        const std::string path = folder.write(name, "");
        std::filesystem::resize_file(path, bytes);
        return path;
    };
    const std::string over = sparse("over.csv", (1U << 20) + 1);
    CHECK(is_text(refusal([&] { const InputFile file(over, 1U << 20); }), "text/is-larger-than-the-1-mib",
                  over));
    CHECK(refusal([&] { const InputFile file(over, (1U << 20) + 1); }).empty());
    CHECK(read_whole(over, 2U << 20) == std::string((1U << 20) + 1, '\0'));

    // More than 32 bits can count.
    const std::string large = sparse("large.csv", (4ULL << 30) + 10);
    CHECK(
        is_text(refusal([&] { (void)read_area_table(large, {}); }), "text/is-larger-than-the-2-gib", large));
}

TEST_CASE("a stream that does not tell its size is refused while it is read", "[input][limits]") {
    const auto read_at_most = [](const std::string& text, std::uintmax_t most) {
        std::istringstream stream(text);
        return read_whole(stream, "standard input", most);
    };
    const std::string text(2UL << 20, 'x');
    CHECK(read_at_most(text, 2U << 20) == text);
    CHECK(read_at_most("", 0).empty());
    CHECK(
        is_text(refusal([&] { (void)read_at_most(text, (2U << 20) - 1); }), "text/is-larger-than-the-2-mib"));
}

TEST_CASE("more bad rows than anybody would read are one problem of the file", "[input][limits]") {
    std::string text = "area_name,live_births\nGood,5\nBad,-1\n";
    text.reserve(text.size() + 2 * limits::bad_rows);
    for (std::size_t i = 1; i < limits::bad_rows; ++i) text += "x\n";
    CHECK(read(text, true).rejected.size() == limits::bad_rows);
    CHECK(is_text(refusal([&] { (void)read(text + "x\n", true); }), "text/more-than-200000-bad-rows"));
}

TEST_CASE("more problems than anybody would read are one, of other tables too", "[input][limits]") {
    std::string rows;
    for (std::size_t i = 0; i <= limits::bad_rows; ++i) rows += "x,,,\n";
    const auto in_all = [](const std::string& file) {
        return file + ": more than 200000 problems, the first because: " + file + ":2: ";
    };
    std::istringstream services("service,level,a,b\n" + rows);
    std::istringstream groups("group,babies,a,b\n" + rows);
    std::istringstream official("area_code,value,a,b\n" + rows);
    CHECK(refusal([&] { (void)read_service_table(services, "s.csv"); }).starts_with(in_all("s.csv")));
    CHECK(refusal([&] {
              (void)read_group_table(groups, "g.csv", builtin_group_rates());
          }).starts_with(in_all("g.csv")));
    OfficialRequest request;
    request.column = "value";
    CHECK(
        refusal([&] { (void)read_official_table(official, "o.csv", request); }).starts_with(in_all("o.csv")));
}

TEST_CASE("a table of more rows than any real one is refused, and not one row less", "[input][limits]") {
    std::string text;
    text.reserve(2 * limits::rows + 2);
    for (std::size_t i = 0; i <= limits::rows; ++i) text += "1\n";
    std::istringstream stream(text);
    TextLines lines(stream, "t.csv");
    CsvReader reader(lines, ',');
    CsvRecord record;
    std::size_t rows = 0;
    CHECK(is_text(refusal([&] {
                      while (reader.next(record)) ++rows;
                  }),
                  "text/has-more-than-5000000-rows"));
    CHECK(rows >= limits::rows);
}

TEST_CASE("rows are whole where the first lines are longer than a header is looked for in",
          "[input][limits]") {
    const std::string name(limits::cell_bytes - 10, 'n');
    std::string text = "area_name,live_births\n";
    for (int i = 1; i <= 6; ++i) text += name + std::to_string(i) + ',' + std::to_string(i) + '\n';
    const AreaTable table = read(text);
    REQUIRE(table.areas.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(table.areas[i].live_births == static_cast<std::int64_t>(i) + 1);
        CHECK(table.areas[i].name == name + std::to_string(i + 1));
        CHECK(table.lines[i] == i + 2);
    }
}

TEST_CASE("texts and keys that are too long are named, and told in short", "[input][limits]") {
    const std::string longest(limits::json_text_bytes, 'x');
    CHECK_FALSE(has(json_problems("{\"id\": \"" + longest + "\"}"), "a text of at most"));
    CHECK(is_text(json_problems("{\"id\": \"" + longest + "x\"}"), "text/id-a-text-of-at-most"));
    CHECK(is_text(json_problems("{\"sources\": [1, {\"a/b\": \"" + longest + "x\"}]}"),
                  "text/sources-1-a-1b-a-text"));
    CHECK(is_text(json_problems("{\"" + longest + "x\": 1}"), "text/a-text-of-at-most-4096"));
    // No character is cut in two.
    CHECK(is_text(json_problems("{\"a" + std::string("éééééééééééé") + longest + "\": 1}"),
                  "text/a-key-is-cut-between-characters"));
}
