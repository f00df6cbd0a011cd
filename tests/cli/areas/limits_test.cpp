// Files that are far too large to be what they are given as: exit 1, in words, at once.

#include "support/catch.hpp"
#include "support/program.hpp"

#include <filesystem>

using namespace program;

TEST_CASE("a file that is too large is refused in every place that takes one", "[cli][limits]") {
    struct Case {
        const char* name;
        std::uintmax_t bytes;
        Arguments arguments;
        const char* most;
    };
    const Case c = GENERATE(
        Case{"large.csv", 5ULL << 30, {"estimate", "large.csv"}, "2 GiB"},
        Case{"large.csv", 5ULL << 30, {"prepare", "--births", "large.csv"}, "2 GiB"},
        Case{"large.csv", 65ULL << 20, {"gap", "large.csv", "areas.csv"}, "64 MiB"},
        Case{"large.csv", 65ULL << 20, {"groups", "--births", "900", "--group", "large.csv"}, "64 MiB"},
        Case{"large.json", 2ULL << 20, {"estimate", "areas.csv", "--parameters", "large.json"}, "1 MiB"},
        Case{"large.json", 2ULL << 20, {"parameters", "check", "large.json"}, "1 MiB"},
        Case{"large.json",
             2ULL << 20,
             {"plan", "areas.csv", "--from", "2026", "--to", "2028", "--scenarios", "large.json"},
             "1 MiB"},
        Case{"large.json", 2ULL << 20, {"estimate", "areas.csv", "--reference", "large.json"}, "1 MiB"});
    CAPTURE(c.arguments);
    const TemporaryFolder folder;
    folder.write("areas.csv", "area_code,live_births,adversity_ratio\nE08000037,1834,1\n");
    std::filesystem::resize_file(folder.write(c.name, ""), c.bytes);
    const Outcome outcome = run(c.arguments, {.folder = folder.path()});
    CHECK(outcome.code == 1);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == "pairmodel: error: " + std::string(c.name) + " is larger than the " + c.most +
                             " that such a file may have: is it the right one?\n");
}
