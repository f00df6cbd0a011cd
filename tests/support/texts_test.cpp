// Wordings that are kept in files: all are used, each stands there once, and what was said may take their
// place.

#include "support/texts.hpp"

#include "support/catch.hpp"
#include "support/program.hpp"

#include <filesystem>

namespace {

const std::filesystem::path tests = std::filesystem::path(PAIRMODEL_SOURCE_DIR) / "tests";

}  // namespace

TEST_CASE("each kept text stands in one place, and a test names it", "[texts]") {
    std::string code;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tests))
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
            code += program::read_file(entry.path());
    std::map<std::string, std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(tests / "texts")) {
        const std::string file = program::read_file(entry.path());
        const Texts texts = read_texts(file);
        CHECK(write_texts(texts) == file);
        for (const auto& [name, text] : texts) {
            CAPTURE(name, text);
            CHECK(name.starts_with(entry.path().stem().string() + "/"));
            // What each command says of the same is kept by command: their tests make the names.
            if (name.starts_with("contract/")) continue;
            CHECK(program::has(code, '"' + name + '"'));
            CHECK(names.emplace(text, name).first->second == name);
        }
    }
}

TEST_CASE("the part that is most like a text", "[texts]") {
    const std::string text =
        "t.csv:2: expected a number of 0 to 5, found \"x\"\n  hint: write 1.3\nt.csv:3: fine\n";
    CHECK(nearest_part(text, "expected a figure from 0 to 5, found") == "expected a number of 0 to 5, found");
    CHECK(nearest_part(text, "a number from") == "a number of");
    CHECK(nearest_part(text, "\n  hint: put 1.3\n") == "\n  hint: write 1.3\n");
    CHECK(nearest_part(text, "nothing of the kind is there").empty());
    CHECK(nearest_part("", "nothing").empty());
    CHECK(nearest_part(text, "").empty());
    CHECK(nearest_part("All. Places are summed, as they stand.", "Capacities are summed, as they stand.") ==
          "Places are summed, as they stand.");
}
