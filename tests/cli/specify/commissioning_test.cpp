// What docs/commissioning.md shows of the program is what the program says.

#include "support/catch.hpp"
#include "support/program.hpp"

#include <algorithm>
#include <sstream>

using namespace program;

namespace {

/// A command of the document, and the lines of its output that are shown below it.
struct Shown {
    std::string command;
    std::vector<std::string> lines;
};

std::vector<Shown> shown_in(const std::string& document) {
    std::vector<Shown> all;
    bool in_block = false;
    for (const std::string& line : lines_of(document)) {
        if (line.starts_with("    pairmodel "))
            all.push_back({line.substr(14), {}});
        else if (in_block && line.starts_with("    "))
            all.back().lines.push_back(line.substr(4));
        if (!line.empty()) in_block = line.starts_with("    ") && !all.empty();
    }
    return all;
}

}  // namespace

TEST_CASE("docs/commissioning.md shows what the program says", "[cli][specify][docs]") {
    const std::string root = PAIRMODEL_SOURCE_DIR;
    std::size_t checked = 0;
    for (const Shown& shown : shown_in(read_file(root + "/docs/commissioning.md"))) {
        if (shown.lines.empty()) continue;
        std::istringstream words(shown.command);
        const Arguments arguments{std::istream_iterator<std::string>(words), {}};
        const Outcome outcome = run(arguments, {.folder = root});
        CAPTURE(shown.command, outcome.err);
        REQUIRE(outcome.code == 0);
        const std::vector<std::string> said = lines_of(outcome.out);
        auto from = said.begin();
        for (const std::string& line : shown.lines) {
            CAPTURE(line);
            from = std::find(from, said.end(), line);
            REQUIRE(from != said.end());
            ++checked;
        }
    }
    CHECK(checked > 20);
}
