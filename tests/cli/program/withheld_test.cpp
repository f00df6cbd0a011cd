// What is withheld is told by nothing beside the figures either. All commands, formats and options by chance:
// tests/withheld.py.

#include "support/catch.hpp"
#include "support/program.hpp"

using namespace program;

namespace {

/// All that a run leaves, but for the input.
std::string left_by(Arguments arguments, const std::string& table) {
    const TemporaryFolder folder;
    if (!table.empty()) folder.write("areas.csv", table);
    folder.write("services.csv", "service,level,families_per_year\nTeam,targeted,30\n");
    arguments.insert(arguments.end(), {"--suppress-below", "2100"});
    const Outcome outcome = run(arguments, {.folder = folder.path()});
    std::string left = std::to_string(outcome.code) + outcome.out + outcome.err;
    for (const std::string& name : folder.names())
        if (name != "areas.csv") left += folder.read(name);
    return left;
}

}  // namespace

TEST_CASE("withheld births of any number leave the same bytes", "[cli][suppression]") {
    const auto table = [](const std::string& births) {
        return "area_name,live_births_2023,live_births_2024,adversity_ratio,kind\nBig,5000,6000,1.1,a\n"
               "Data for a small place," +
               births + "\nOther,2100,4000,0.9,b\n";
    };
    // Numbers that look like a year make a note below a table of what is called like one.
    const std::string one = table("0,2024,1.9,few");
    const std::string other = table("1999,7,0.6,fewer");
    for (const Arguments& arguments :
         {Arguments{"estimate", "areas.csv", "--total", "--draws", "100", "--shape", "wide", "--format",
                    "csv"},
          {"estimate", "areas.csv", "--cohort", "under-two", "-o", "out.csv"},
          {"plan", "areas.csv", "--from", "2026", "--to", "2028", "-o", "out.json"},
          {"gap", "services.csv", "areas.csv"},
          {"sensitivity", "areas.csv", "--draws", "100"},
          {"report", "areas.csv", "-o", "out.html"}}) {
        CAPTURE(arguments);
        const std::string text = left_by(arguments, one);
        CHECK(text.starts_with("0"));
        CHECK(text == left_by(arguments, other));
    }
}

TEST_CASE("withheld births of the command line stand nowhere", "[cli][suppression]") {
    for (const Arguments& arguments : {Arguments{"estimate", "--total"},
                                       {"report", "-o", "out.html"},
                                       {"plan", "--from", "2026", "--to", "2027", "--births-by-year",
                                        "2026=1807,2027=1807", "--format", "json"},
                                       {"gap", "services.csv", "--format", "json"},
                                       {"explain"},
                                       {"sensitivity"}}) {
        CAPTURE(arguments);
        Arguments own = arguments;
        own.insert(own.end(), {"--births", "1807"});
        const std::string text = left_by(own, "");
        CHECK_FALSE(has(text, "1807"));
        CHECK_FALSE(has(text, "1,807"));
    }
}

TEST_CASE("numbers of groups that are withheld give no hash", "[cli][groups][suppression]") {
    const auto said = [](const std::string& babies) {
        const TemporaryFolder folder;
        folder.write("groups.csv", "area_code,group,babies\nE08000037,looked_after," + babies +
                                       "\nE08000037,maternal_depression,100\n");
        return run({"groups", "--group", "groups.csv", "--suppress-below", "10", "--format", "json"},
                   {.folder = folder.path()});
    };
    CHECK(said("3") == said("9"));
    CHECK(has(said("3").out, "\"areas_withheld\": 0"));
    CHECK_FALSE(said("3") == said("10"));
}
