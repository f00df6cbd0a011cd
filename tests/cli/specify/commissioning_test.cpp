// What docs/commissioning.md shows of the program is what the program says, and so are the figures of its
// prose.

#include "support/catch.hpp"
#include "support/program.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

using namespace program;

namespace {

/// A command of the document, and the lines of its output that are shown below it, prose between them or not.
struct Shown {
    std::string command;
    std::vector<std::string> lines;
};

/// What stands under one heading, of whatever rank.
struct Section {
    std::string title;
    std::string prose;
    std::vector<Shown> shown;
};

/// Commands may go on in the next line after a backslash.
std::vector<Section> sections_of(const std::string& document) {
    std::vector<Section> all;
    bool in_block = false, command_goes_on = false;
    std::size_t blank = 0;
    for (const std::string& line : lines_of(document)) {
        if (line.starts_with('#')) {
            all.push_back({line, {}, {}});
            in_block = false;
        } else if (line.empty()) {
            ++blank;
            continue;
        } else if (!line.starts_with("    ")) {
            all.back().prose += line + '\n';
            in_block = false;
        } else {
            std::string text = line.substr(4);
            const bool is_command = text.starts_with("pairmodel ") || command_goes_on;
            if (is_command && !command_goes_on) all.back().shown.push_back({});
            CAPTURE(line);
            REQUIRE(!all.back().shown.empty());  // output of no command
            Shown& last = all.back().shown.back();
            if (is_command) {
                command_goes_on = text.ends_with(" \\");
                if (command_goes_on) text.pop_back();
                last.command += text;
            } else {
                if (in_block && !last.lines.empty()) last.lines.insert(last.lines.end(), blank, "");
                last.lines.push_back(text);
            }
            in_block = true;
        }
        blank = 0;
    }
    return all;
}

/// All of the output, in order; only where a line is "…" may lines of it be left out.
void check_shown(const std::vector<std::string>& shown, const std::vector<std::string>& said) {
    auto next = said.begin();
    bool left_out = false;
    for (const std::string& line : shown) {
        CAPTURE(line);
        if (line == "…") {
            left_out = true;
            continue;
        }
        if (left_out) next = std::find(next, said.end(), line);
        REQUIRE(next != said.end());
        REQUIRE(*next == line);
        ++next;
        left_out = false;
    }
    CHECK((left_out || next == said.end()));
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Where a number ends that begins here: 1,834 or 0.6, without the comma of a sentence.
std::size_t end_of_number(std::string_view text, std::size_t at) {
    const auto digit = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
    while (digit(at) || (at < text.size() && (text[at] == ',' || text[at] == '.') && digit(at + 1))) ++at;
    return at;
}

/// A number of a text; "290 to 330" and "48 to 54%" are one each. Not the 1 of B.1.
std::vector<std::string> numbers_in(std::string_view text) {
    constexpr std::string_view to = " to ", pound = "£";
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at])) continue;
        std::size_t end = end_of_number(text, at);
        std::size_t second = end + to.size();
        if (text.substr(end).starts_with(to)) {
            if (text.substr(second).starts_with(pound)) second += pound.size();
            if (second < text.size() && is_digit(text[second])) end = end_of_number(text, second);
        }
        if (end < text.size() && text[end] == '%') ++end;
        const bool is_of_section =
            at > 1 && text[at - 1] == '.' && text[at - 2] >= 'A' && text[at - 2] <= 'Z';
        if (!is_of_section) all.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return all;
}

/// Whether a number or range stands there as it is: 54 is none of 154, 54,000 and 54%.
bool has_number(std::string_view text, std::string_view number) {
    for (std::size_t at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
        const std::size_t end = at + number.size();
        const char before = at > 0 ? text[at - 1] : ' ';
        const bool goes_on = (before == ',' || before == '.') && at > 1 && is_digit(text[at - 2]);
        const bool begins = !is_digit(before) && !goes_on;
        const bool is_share = end < text.size() && text[end] == '%';
        const bool ends = number.back() == '%' || (end_of_number(text, end - 1) == end && !is_share);
        if (begins && ends) return true;
    }
    return false;
}

/// What stands between “ and ”.
std::vector<std::string> quoted_in(std::string_view text) {
    constexpr std::string_view open = "“", close = "”";
    std::vector<std::string> all;
    for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at)) {
        at += open.size();
        const std::size_t end = text.find(close, at);
        REQUIRE(end != std::string_view::npos);
        all.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return all;
}

}  // namespace

TEST_CASE("docs/commissioning.md shows what the program says", "[cli][specify][docs]") {
    const std::filesystem::path root = PAIRMODEL_SOURCE_DIR;
    const TemporaryFolder folder;  // for what the commands write
    std::filesystem::create_directories(folder.path() / "data");
    std::filesystem::copy(root / "data/examples", folder.path() / "data/examples",
                          std::filesystem::copy_options::recursive);
    std::size_t commands = 0, lines = 0, numbers = 0, quoted = 0;
    for (const Section& section : sections_of(read_file(root / "docs/commissioning.md"))) {
        CAPTURE(section.title);
        std::string blocks, written;
        for (const Shown& shown : section.shown) {
            std::istringstream words(shown.command.substr(std::string("pairmodel ").size()));
            const Arguments arguments{std::istream_iterator<std::string>(words), {}};
            const Outcome outcome = run(arguments, {.folder = folder.path()});
            CAPTURE(shown.command, outcome.err);
            REQUIRE(outcome.code == 0);
            ++commands;
            blocks += shown.command + '\n';
            for (const std::string& line : shown.lines) blocks += line + '\n';
            if (!shown.lines.empty()) check_shown(shown.lines, lines_of(outcome.out));
            lines += shown.lines.size();
            const auto output = std::find(arguments.begin(), arguments.end(), "-o");
            if (output != arguments.end()) written += folder.read(*std::next(output));
        }
        blocks = in_one_line(blocks);
        const std::string prose = in_one_line(section.prose);
        for (const std::string& number : numbers_in(prose)) {
            CAPTURE(number);
            CHECK(has_number(blocks, number));
            ++numbers;
        }
        for (const std::string& text : quoted_in(prose)) {
            CAPTURE(text);
            CHECK((has(blocks, text) || has(in_one_line(written), text)));
            ++quoted;
        }
    }
    CHECK(commands > 10);
    CHECK(lines > 150);
    CHECK(numbers > 10);
    CHECK(quoted > 5);
}

TEST_CASE("figures of prose are found only as they stand", "[cli][specify][docs]") {
    using Numbers = std::vector<std::string>;
    CHECK(numbers_in("By B.1, 1,834 births, 48 to 54% of £440,000 to £490,000 and 0.6.") ==
          Numbers{"1,834", "48 to 54%", "440,000 to £490,000", "0.6"});
    CHECK(has_number("about 290 to 330 babies", "290 to 330"));
    CHECK(has_number("families=60", "60"));
    CHECK_FALSE(has_number("160, 60,000, 1,60 and 60%, 600", "60"));
    CHECK_FALSE(has_number("48 to 54%", "48 to 54"));
    CHECK_FALSE(has_number("154%", "54%"));
}
