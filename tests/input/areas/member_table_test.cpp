#include "pairmodel/input/member_table.hpp"

#include "pairmodel/input/issue.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

using namespace pairmodel;
using namespace program;

namespace {

MemberTable table_of(const std::string& text) {
    std::istringstream stream(text);
    return read_member_table(stream, "members.csv");
}

std::string problems(const std::string& text) {
    return problems_of([&] { return table_of(text); });
}

}  // namespace

TEST_CASE("groups of one's own are sums of their members", "[input][members]") {
    const MemberTable table = table_of(
        "Cluster,Area,Share\n"
        "North,Gateshead,\n"
        "North,E08000024,25%\n"
        "South,E08000024,0.75\n"
        "South,Hampshire,\n");
    REQUIRE(table.groups.size() == 2);
    const ReferenceTable& known = reference_table();
    const auto births = [&](const char* name) {
        return static_cast<double>(match_area(known, name).area->latest_births());
    };
    CHECK(table.groups[0].name == "North");
    CHECK(table.groups[0].country == "England");
    CHECK(static_cast<double>(table.groups[0].latest_births()) ==
          Approx(births("Gateshead") + 0.25 * births("Sunderland")).margin(0.5));
    CHECK(static_cast<double>(table.groups[1].latest_births()) ==
          Approx(births("Hampshire") + 0.75 * births("Sunderland")).margin(0.5));
    CHECK(table.groups[1].members.size() == 1 + match_area(known, "Hampshire").area->members.size());
}

TEST_CASE("every problem of a table of members at once", "[input][members]") {
    CHECK(is_text(problems("group,member,share\n"
                           "North,Gatshead,1\n"
                           ",Leeds,\n"
                           "North,York,40\n"
                           "North,Hampshire,0.5\n"
                           "North,Bradford,0.7\nSouth,Bradford,40%\n"
                           "South,Leeds,\nSouth,Leeds,\n"),
                  "members/every-problem"));
    CHECK(is_text(problems("team,place\nNorth,York\n"), "members/no-header"));
    CHECK(is_text(problems("group,member\n"), "members/no-member"));
}

TEST_CASE("a group of all districts of England has England's figures to the last bit", "[cli][members]") {
    std::string text = "group,member\n";
    for (const ReferenceArea& area : reference_table().areas)
        if (area.country == "England" && in_tier(area, Tier::lower))
            text += "All of them," + area.code + "\n";
    const TemporaryFolder folder;
    const std::string file = folder.write("members.csv", text);
    const auto figures = [](const Arguments& areas) {
        Arguments arguments{"estimate", "--format", "json"};
        arguments.insert(arguments.end(), areas.begin(), areas.end());
        const Outcome outcome = run(arguments);
        REQUIRE(outcome.code == 0);
        return nlohmann::json::parse(outcome.out)["areas"][0]["measures"].dump();
    };
    CHECK(figures({"--members", file}) == figures({"--area", "England"}));
    CHECK(figures({"--members", file, "--draws", "200"}) == figures({"--area", "England", "--draws", "200"}));
}
