// `--team`: posts and pounds for demand, from a budget backwards, and in each year of a plan.

#include "cli/gap/gap_services.hpp"
#include "support/texts.hpp"

using namespace gap;
using namespace program;
using nlohmann::json;

namespace {

const std::string ten = "caseload=10,weeks=20,weeks_a_year=40,cost_per_wte=60000";

Outcome team(const std::string& text, Arguments more = {}) {
    Arguments arguments{"gap", "--births", "1000", "--adversity", "1", "-q", "--team", text};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

}  // namespace

TEST_CASE("a team for demand, without a table of services", "[cli][team]") {
    const json answer = json::parse(team(ten + ",budget=120000", {"--format", "json"}).out);
    const json& size = answer["team_sizes"][0];
    const json& wte = size["wte"];
    // 65 to 70 families, 10 for each post of which half is direct work.
    CHECK(wte["low"].get<double>() == Approx(6.5));
    CHECK(wte["high"].get<double>() == Approx(7));
    CHECK(size["cost"]["high"].get<double>() == Approx(420000));
    CHECK(size["budget"]["wte"].get<double>() == Approx(2));
    CHECK(size["budget"]["families"].get<double>() == Approx(20));
    CHECK(size["budget"]["share_of_births"].get<double>() == Approx(0.02));
    const std::string text = in_one_line(team(ten + ",budget=120000").out);
    CHECK(has_text(text, "gap/team-for-demand"));
    CHECK(has_text(text, "gap/team-for-budget"));
    CHECK(has(text, "1 to 5% of the births"));
}

TEST_CASE("a team stands beside the services, and changes nothing else", "[cli][team]") {
    const Services services("service,level,families_per_year\nTeam,specialist,40\n");
    const json plain = services.as_json(thousand);
    Arguments with = thousand;
    with.insert(with.end(), {"--team", ten});
    json answer = services.as_json(with);
    CHECK(answer["team_sizes"].size() == 1);
    CHECK(answer["areas"] == plain["areas"]);
}

TEST_CASE("what makes no team is refused, all at once", "[cli][team]") {
    CHECK(is_text(team("caseload=0,week=2,direct=50,budget=£250k,level=universal").err, "gap/team-options"));
    CHECK(is_text(team("weeks=2,budget=5").err, "gap/team-incomplete"));
    const TemporaryFolder folder;
    const std::string file = folder.write(
        "team.json",
        R"({"caseload": -1, "weeks": 20, "weaks": 3, "professions": [{"name": "A", "share": 40}]})");
    const Outcome outcome = team(file);
    CHECK(outcome.code == 3);
    CHECK(count(outcome.err, "team.json") >= 3);
    const Outcome shares = team(folder.write(
        "shares.json", R"({"caseload": 1, "weeks": 20, "professions": [{"name": "A", "share": 0.4}]})"));
    CHECK(shares.code == 3);
    CHECK(has(shares.err, "do not add up to 1"));
}

TEST_CASE("each year of a plan's scenarios has its team", "[cli][team]") {
    const Arguments plan{"plan", "--births", "1000",           "--adversity", "1",  "--from", "2026",
                         "--to", "2028",     "--unreached-to", "50%",         "-q", "--team", ten};
    Arguments as_json = plan;
    as_json.insert(as_json.end(), {"--format", "json"});
    const json answer = json::parse(run(as_json).out);
    for (const json& year : answer["years"]) {
        const double specialist = year["measures"]["specialist"]["central"].get<double>();
        CHECK(year["team_wte"]["central"].get<double>() == Approx(specialist / 10));
        CHECK(year["team_cost"]["central"].get<double>() == Approx(specialist * 6000));
    }
    CHECK(has_text(in_one_line(run(plan).out), "plan/team-in-the-last-year"));
}

TEST_CASE("a report has the team once", "[cli][team]") {
    const TemporaryFolder folder;
    const Outcome outcome = run({"report", "--births", "1000", "--adversity", "1", "--team", ten, "-q", "-o",
                                 folder / "report.html"});
    REQUIRE(outcome.code == 0);
    // In the summary and in its section: the services leave it to these.
    CHECK(count(folder.read("report.html"), "A team for all who are likely to come") == 2);
}

TEST_CASE("groups stand beside whom services do not take", "[cli][groups]") {
    const Services services(
        "service,level,families_per_year,restrictions\nTeam,specialist,40,No child protection cases\n"
        "Group,targeted,40,\n");
    Arguments with = thousand;
    with.insert(with.end(), {"--group", "social_care=60", "--group", "antenatal=1100"});
    const json answer = services.as_json(with);
    std::map<std::string, json> groups;
    for (const json& group : answer["vulnerable_groups"]) groups[group["group"]] = group;
    // The Framework's four, counted or not.
    CHECK(groups.size() == 4);
    CHECK(groups["social_care"]["restrictions_of"] == "Team");
    CHECK(groups["social_care"]["babies"] == 60);
    CHECK(groups["social_care"]["kind"] == "no_rate");
    CHECK(groups["social_care"]["rate"].is_null());
    CHECK(groups["neonatal_care"]["babies"].is_null());
    CHECK(has_text(in_one_line(services.gap(with).out), "gap/restrictions-name-a-group"));
}

TEST_CASE("groups without a published rate have bounds of babies, and no more", "[cli][groups]") {
    const Outcome outcome = run({"groups", "--births", "1000", "--group", "social_care=60", "--group",
                                 "neonatal_care=100", "--group", "antenatal=1100", "--format", "json"});
    REQUIRE(outcome.code == 0);
    const json area = json::parse(outcome.out)["areas"][0];
    check_ends(area["in_any_group"], 100, 130, 160);
    CHECK(area["together"]["low"].is_null());
    CHECK(area["cross_check"].is_null());
    CHECK(area["groups"]["social_care"]["expected"]["low"].is_null());
    const std::string text = in_one_line(
        run({"groups", "--births", "1000", "--group", "social_care=60", "--group", "neonatal_care=100"}).out);
    CHECK(has_text(text, "groups/in-any-of-two"));
    CHECK(has(text, "no published rate"));
    CHECK(has(text, "Beside need by level"));
}
