// Rows that are sums of others: less the others they would tell what --suppress-below withholds, be it births
// of any year that is used, or babies in a group.

#include "support/program.hpp"

using namespace program;

namespace {

bool refused(Arguments arguments, const std::string& table) {
    const Outcome outcome = run(arguments, {.input = table});
    CAPTURE(outcome.err);
    CHECK(outcome.code == (has(outcome.err, "--suppress-below: ") ? 2 : 0));
    CHECK((outcome.code == 0 || outcome.out.empty()));
    return outcome.code != 0;
}

}  // namespace

TEST_CASE("a sum of two shown rows and a withheld one is refused", "[cli][suppression]") {
    const std::string rows = "area_name,live_births\nAlpha,790\nBeta,890\nGamma,41\n";
    for (const Arguments& command :
         {Arguments{"estimate", "-"}, {"plan", "-", "--from", "2026", "--to", "2027"}}) {
        Arguments arguments = command;
        arguments.insert(arguments.end(), {"--suppress-below", "50"});
        CHECK(refused(arguments, rows + "Omega,1721\n"));
        CHECK_FALSE(refused(arguments, rows + "Omega,1821\n"));
    }
}

TEST_CASE("a sum in any year that is used is refused", "[cli][suppression]") {
    const std::string headings = "area_name,live_births_2022,live_births_2023,live_births_2024\n";
    const std::string shown = "Alpha,800,810,790\nBeta,900,910,890\nDelta,500,510,500\n";
    // The sum of every year, where Gamma is small in two; and of two years, as a boundary has changed.
    const std::string every_year = headings + shown + "Gamma,42,44,60\nOmega,2242,2274,2240\n";
    const std::string two_years = headings + shown + "Gamma,42,44,41\nOmega,2242,2274,3000\n";
    const std::string none = headings + shown + "Gamma,42,44,41\nOmega,2942,2974,3000\n";
    const std::vector<Arguments> commands{
        {"plan", "-", "--from", "2022", "--to", "2024"},
        {"plan", "-", "--from", "2024", "--to", "2026", "--births-trend"},
        {"estimate", "-", "--cohort", "under-two"},
        {"sensitivity", "-"},
    };
    for (Arguments arguments : commands) {
        arguments.insert(arguments.end(), {"--suppress-below", "50"});
        CAPTURE(arguments);
        CHECK(refused(arguments, every_year));
        CHECK(refused(arguments, two_years));
        CHECK_FALSE(refused(arguments, none));
    }
    // Births of other years are used nowhere.
    CHECK_FALSE(refused({"estimate", "-", "--suppress-below", "50"}, two_years));
}

TEST_CASE("withheld numbers of babies in a group do not follow from a wider row", "[cli][suppression]") {
    const TemporaryFolder folder;
    const auto groups = [&](const std::string& rows) {
        return folder.write("groups.csv", "area_name,group,babies\n" + rows);
    };
    const std::string areas = "area_name,live_births\nAlpha,600\nBeta,550\nGamma,550\n";
    const std::string parts = "Alpha,looked_after,18\nBeta,looked_after,12\nGamma,looked_after,3\n";
    const Arguments arguments{"groups", "-", "--suppress-below", "5", "--group"};
    const auto with = [&](const std::string& file) {
        Arguments more = arguments;
        more.push_back(file);
        return more;
    };
    // By its name, by its births, and by its own babies.
    CHECK(refused(with(groups(parts + "Total,looked_after,33\n")), areas + "Total,1700\n"));
    CHECK(refused(with(groups(parts + "Whole town,looked_after,33\n")), areas + "Whole town,1700\n"));
    CHECK(refused(with(groups("Alpha,looked_after,180\nBeta,looked_after,120\nGamma,looked_after,3\n"
                              "Whole town,looked_after,303\n")),
                  areas + "Whole town,1900\n"));
    CHECK_FALSE(refused(with(groups(parts)), areas));
    CHECK_FALSE(refused(with(groups("Alpha,looked_after,18\nGamma,looked_after,13\nTotal,looked_after,33\n")),
                        areas + "Total,1700\n"));

    const std::string county =
        groups("Norfolk,looked_after,53\nBreckland,looked_after,50\nNorth Norfolk,looked_after,3\n");
    const Outcome outcome = run({"groups", "--suppress-below", "5", "--group", county});
    CHECK(outcome.code == 2);
    CHECK(has(outcome.err,
              "the number of looked_after in North Norfolk would be hidden, but Norfolk holds it"));
}
