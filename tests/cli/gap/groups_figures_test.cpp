// `groups`: what its figures are of, and which areas its tables.

#include "support/program.hpp"
#include "support/texts.hpp"

using namespace program;

TEST_CASE("names of other areas than the codes beside them are told of services and families", "[cli][gap]") {
    const TemporaryFolder folder;
    folder.write(
        "services.csv",
        "service,level,families_per_year,area_code,area_name\nTeam,specialist,40,E08000024,Gateshead\n");
    folder.write("observed.csv", "area_code,area_name,families\nE08000024,Gateshead,40\n");
    const Outcome outcome = run({"gap", "services.csv", "--area", "Sunderland", "--observed", "observed.csv"},
                                {.folder = folder.path()});
    CHECK(outcome.code == 0);
    for (const char* file : {"services.csv", "observed.csv"})
        CHECK(has_text(outcome.err, "groups/gateshead-beside-the-code-in", file));
}
