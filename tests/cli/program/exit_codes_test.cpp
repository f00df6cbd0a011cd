// How the program ends: each example of docs/commands.md with its code, and odd inputs to every command with
// one of these codes, never with a signal.

#include "support/catch.hpp"
#include "support/official_files.hpp"
#include "support/program.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>

using namespace program;

namespace {

using Row = std::vector<std::string>;

/// The rows of the table of examples: a command, then its arguments for each code in turn.
std::vector<Row> examples() {
    const std::string text = read_file(std::string(PAIRMODEL_SOURCE_DIR) + "/docs/commands.md");
    std::vector<Row> rows;
    for (const std::string& line : lines_of(text.substr(text.find("| command | done: 0 |")))) {
        if (!line.starts_with("| `")) {
            if (line.empty()) break;
            continue;
        }
        Row& row = rows.emplace_back();
        std::istringstream cells(line.substr(1));
        for (std::string cell; std::getline(cells, cell, '|');) {
            std::erase(cell, '`');
            const std::size_t first = cell.find_first_not_of(' ');
            row.push_back(
                first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') + 1 - first));
        }
    }
    return rows;
}

Arguments words_of(const std::string& text) {
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

/// The files that the text above the table speaks of.
void write_files(const TemporaryFolder& folder) {
    for (const char* name : {"areas.csv", "services.csv", "grid.csv"})
        folder.write(name, read_file(std::string(PAIRMODEL_SOURCE_DIR) + "/data/examples/" + name));
    folder.write("bad.csv", "area_name,live_births\nNorth,100\nSouth,many\n");
    folder.write("bad.json", "{");
    folder.write("births.csv", official::ons_births());
}

std::vector<std::string> commands() {
    std::vector<std::string> names;
    bool listed = false;
    for (const std::string& line : lines_of(run({"--help"}).out)) {
        if (listed && line.starts_with("  ") && line.size() > 2 && line[2] != ' ')
            names.push_back(line.substr(2, line.find(' ', 2) - 2));
        listed = listed || line == "Subcommands:";
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("every example of an exit code ends with that code", "[cli][exit codes]") {
    const std::vector<Row> rows = examples();
    std::vector<std::string> names;
    std::array<int, 5> seen{};
    for (const Row& row : rows) {
        REQUIRE(row.size() == 1 + seen.size());
        names.push_back(row[0]);
        for (std::size_t code = 0; code < seen.size(); ++code) {
            if (row[1 + code].empty()) continue;
            const std::string command = row[0] + ' ' + row[1 + code];
            CAPTURE(command);
            const TemporaryFolder folder;
            write_files(folder);
            const Outcome outcome = run(words_of(command), {.folder = folder.path()});
            CHECK(outcome.code == static_cast<int>(code));
            // The first three tell why on standard error; invalid data is what `check` reports.
            if (code == 1 || code == 2) CHECK(outcome.err.starts_with("pairmodel: error: "));
            if (code > 2) CHECK_FALSE((outcome.err + outcome.out).empty());
            ++seen[code];
        }
    }
    std::sort(names.begin(), names.end());
    CHECK(names == commands());
    for (const int count : seen) CHECK(count >= 2);
}

namespace {

/// Ends as documented: nothing that looks like an accident.
void check_sane(const Arguments& arguments, const Circumstances& circumstances) {
    CAPTURE(arguments);
    const Outcome outcome = run(arguments, circumstances);
    CAPTURE(outcome.err);
    CHECK(outcome.signal == 0);
    CHECK((outcome.code >= 0 && outcome.code <= 4));
    CHECK_FALSE(has(outcome.err, "this is a bug"));
    CHECK((outcome.code == 0 || !(outcome.err + outcome.out).empty()));
}

Arguments with(Arguments arguments, const Arguments& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

/// A command that works, for each of them.
const std::vector<Arguments> working{
    {"estimate", "--area", "York"},
    {"explain", "--area", "York"},
    {"areas"},
    {"groups", "--area", "York", "--group", "looked_after=1"},
    {"sensitivity", "--area", "York"},
    {"plan", "--area", "York", "--from", "2026", "--to", "2028"},
    {"gap", "services.csv", "--area", "York"},
    {"report", "--area", "York", "-o", "york.html"},
    {"assess", "grid.csv"},
    {"specify", "--area", "York"},
    {"parameters", "show", "pif-2023"},
    {"check", "areas.csv"},
    {"prepare", "--births", "births.csv"},
};

/// Every way in for a file, to be put last.
const std::vector<Arguments> ways_in{
    {"estimate"},
    {"estimate", "--area", "York", "--parameters"},
    {"estimate", "--area", "York", "--config"},
    {"estimate", "areas.csv", "--reference"},
    {"explain"},
    {"groups", "--area", "York", "--group"},
    {"groups", "--group", "looked_after=1"},
    {"sensitivity"},
    {"plan", "--from", "2026", "--to", "2028"},
    {"plan", "--area", "York", "--from", "2026", "--to", "2028", "--scenarios"},
    {"gap"},
    {"gap", "services.csv"},
    {"report", "-o", "out.html"},
    {"report", "--area", "York", "-o", "out.html", "--services"},
    {"report", "--area", "York", "-o", "out.html", "--assessment"},
    {"assess"},
    {"specify"},
    {"specify", "--area", "York", "--services"},
    {"assess", "grid.csv"},
    {"parameters", "check"},
    {"check"},
    {"prepare", "--births"},
    {"prepare", "--births", "births.csv", "--indicator"},
};

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

/// Bytes of every value, in no order.
std::string binary() {
    std::string bytes;
    unsigned state = 1;
    for (int i = 0; i < 5000; ++i) {
        state = state * 1103515245U + 12345U;
        bytes += static_cast<char>(state >> 16U & 0xFFU);
    }
    return bytes;
}

const std::vector<std::string> odd_contents{
    "",
    "\n",
    "x",
    "\"",
    std::string(1, '\0'),
    std::string(5000, '\0'),
    "\xFF\xFE",
    "\xEF\xBB\xBF",
    binary(),
    "area_name,live_births\nNorth," + std::string(5000, '9') + "\n",
    "area_name,live_births\nNorth,1e400\n",
    "service,level,families_per_year\nHelp,specialist,1e999\n",
    "group,babies\nlooked_after,99999999999999999999\n",
    repeated("[", 200000),
    repeated("{\"a\":", 100000),
    repeated("a = [", 1000),
    "{\"scenarios\": [" + std::string(400, '9') + "]}",
    std::string(2000, ','),
    repeated("area_name,live_births\n", 1000),
};

/// The options of a command, as its help lists them.
std::vector<std::string> options_of(const std::string& command) {
    std::vector<std::string> options;
    for (const std::string& line : lines_of(run({command, "--help"}).out)) {
        const std::size_t at = line.find("--");
        if (line.starts_with("  ") && at != std::string::npos && at < 6)
            options.push_back(line.substr(at, line.find_first_of(" ,=[", at) - at));
    }
    return options;
}

}  // namespace

TEST_CASE("a file of any kind ends each command with a code of the table", "[cli][exit codes][many runs]") {
    const TemporaryFolder folder;
    write_files(folder);
    Row paths{folder.path().string(), "/dev/null", "bad.csv/below", "missing"};
    for (std::size_t i = 0; i < odd_contents.size(); ++i)
        paths.push_back(folder.write("odd-" + std::to_string(i), odd_contents[i]));
    const Arguments way = GENERATE(from_range(ways_in));
    for (const std::string& path : paths) {
        const bool indicator = way.back() == "--indicator";
        check_sane(with(way, {indicator ? "imd=" + path : path, "--force"}), {.folder = folder.path()});
    }
}

TEST_CASE("standard input of any kind ends each command with a code of the table",
          "[cli][exit codes][many runs]") {
    const TemporaryFolder folder;
    write_files(folder);
    const std::string content = GENERATE(from_range(odd_contents));
    for (const Arguments& way : ways_in)
        check_sane(with(way, {"-", "--force"}), {.input = content, .folder = folder.path()});
}

TEST_CASE("arguments of any kind end each command with a code of the table", "[cli][exit codes][many runs]") {
    const TemporaryFolder folder;
    write_files(folder);
    const std::vector<Arguments> odd{{std::string(5000, 'a')},
                                     {"--" + std::string(5000, 'a')},
                                     Arguments(500, "a"),
                                     Arguments(500, "--area=York"),
                                     Arguments(500, "--quiet"),
                                     {"\xFF\xFE"},
                                     {"--area=\xC3\x28"},
                                     {""},
                                     {"", ""},
                                     {"-"},
                                     {"--"},
                                     {"--="},
                                     {"-="},
                                     {"---"},
                                     {"%s%n"},
                                     {"@"},
                                     {"\x1B[31m"},
                                     {"\n"},
                                     {"--help=1"},
                                     {"-o"},
                                     {"-oo-"},
                                     {"{}"},
                                     {"[1,2]"}};
    for (const Arguments& base : working)
        for (const Arguments& more : odd) check_sane(with(base, more), {.folder = folder.path()});
    for (const Arguments& alone : odd) check_sane(alone, {.folder = folder.path()});
}

TEST_CASE("values of any kind for every option end with a code of the table",
          "[cli][exit codes][many runs]") {
    const TemporaryFolder folder;
    write_files(folder);
    const std::string value = GENERATE(as<std::string>{}, "", "-", "-1", "0", "1e400", "nan", "0x10", ".",
                                       "99999999999999999999", "\xFF", "=", ",", "1=2=3", "%", "a,b,c");
    std::vector<std::string> seen;  // the same option is the same code in each command
    for (const Arguments& base : working)
        for (const std::string& option : options_of(base[0])) {
            if (std::find(seen.begin(), seen.end(), option) != seen.end()) continue;
            seen.push_back(option);
            const bool joined = seen.size() % 2 == 0;  // both ways for all would be minutes
            check_sane(with(base, joined ? Arguments{option + "=" + value} : Arguments{option, value}),
                       {.folder = folder.path()});
        }
    CHECK(seen.size() > 50);
}
