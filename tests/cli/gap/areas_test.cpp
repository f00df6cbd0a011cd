// `gap` of several areas: whose a service is, and what must not be shown.

#include "cli/gap/gap_services.hpp"
#include "support/texts.hpp"
#include "support/width.hpp"

using namespace gap;
using namespace program;
using nlohmann::json;

namespace {

const char* const of_areas =
    "service,level,families_per_year,area_code\n"
    "Team A,specialist,20,E06000901\n"
    "Team B,specialist,40,E06000902\n"
    "Region,targeted,100,\n";

const char* const areas =
    "area_code,area_name,live_births\nE06000901,Eastmere,1000\nE06000902,Kingsmouth,2000\n";

const std::string builtin_services =
    "service,level,families_per_year,area_code\nTeam A,specialist,20,E08000037\nTeam B,specialist,30,York\n";

}  // namespace

TEST_CASE("a service is one, whether its area stands by name or by code", "[cli][gap]") {
    const Services services(
        "service,level,families_per_year,area\nHub,targeted,90,Eastmere\nhub,targeted,90,E06000901\n");
    services.folder().write("areas.csv", areas);
    const Outcome twice = services.gap({"areas.csv"});
    CHECK(twice.code == 3);
    CHECK(has(twice.err, "found \"hub\" again, as on line 2"));
}

TEST_CASE("several areas have their own services, and those of all", "[cli][gap]") {
    const Services services(of_areas);
    services.folder().write("areas.csv", areas);
    const json all = services.as_json({"areas.csv"});
    REQUIRE(all["areas"].size() == 2);
    REQUIRE(all["totals"].size() == 1);
    CHECK(all["areas"][0]["levels"]["specialist"]["capacity_upper_bound"] == 20);
    CHECK(all["areas"][1]["levels"]["specialist"]["capacity_upper_bound"] == 40);
    // A service of all areas sees families of this one too: its capacity here is not known, and not nothing.
    const json& targeted = all["areas"][0]["levels"]["targeted"];
    CHECK(targeted["services"] == 0);
    CHECK(targeted["capacity_upper_bound"].is_null());
    CHECK(targeted["marker"] == json{"shared"});
    CHECK_FALSE(has(targeted["gaps"].dump(), "no_service"));
    const json& total = all["totals"][0]["levels"];
    CHECK(total["specialist"]["capacity_upper_bound"] == 60);
    CHECK(total["targeted"]["capacity_upper_bound"] == 100);
    check_ends(total["specialist"]["demand"], 195, 202.5, 210);
    check_ends(total["specialist"]["demand"]["shortfall"], 135, 142.5, 150);
    CHECK(all["services"][2]["counted_in"] == "TOTAL");
    CHECK(all["services"][0]["counted_in"] == "E06000901");
    const Outcome text = services.gap({"areas.csv"});
    CHECK(has_text(text.err, "gap/1-service-without-area-code-counted"));
    CHECK(has_text(in_one_line(text.out), "gap/all-areas-together-3000-live-births"));
    for (const std::string& line : lines_of(text.out)) CHECK(width_of(line) <= 100);
}

TEST_CASE("services that say no area are of all together", "[cli][gap]") {
    const Services services("service,level,families_per_year\nTeam,specialist,60\n");
    services.folder().write("areas.csv", areas);
    const json all = services.as_json({"areas.csv"});
    CHECK(all["areas"].empty());
    CHECK(all["totals"][0]["levels"]["specialist"]["capacity_upper_bound"] == 60);
}

TEST_CASE("the services choose their areas where nothing else does", "[cli][gap]") {
    const Services services(builtin_services);
    const json all = services.as_json({});
    REQUIRE(all["areas"].size() == 2);
    CHECK(all["areas"][1]["area_name"] == "York");
    const json one = services.as_json({"--area", "York"});
    CHECK(one["areas"][0]["levels"]["specialist"]["capacity_upper_bound"] == 30);
    CHECK(one["services"][0]["counted_in"] == "none");
    CHECK(has_text(services.gap({"--area", "York"}).out, "gap/1-service-of-areas-that-were"));
    const Outcome leeds = services.gap({"--area", "Leeds"});
    CHECK(leeds.code == 3);
    CHECK(has_text(leeds.err, "gap/a-service-of-the-areas"));
    const Outcome unknown = Services("service,level,area_code\nA,targeted,Gatehead\n").gap({});
    CHECK(unknown.code == 3);
    CHECK(has_text(unknown.err, "gap/area-code-an-area"));
}

TEST_CASE("services of areas that were not chosen are left out, by name as by code", "[cli][gap]") {
    const Services services(
        "service,level,families_per_year,area_code\nHub E,targeted,30,E06000901\n"
        "Hub O,targeted; specialist,20,Oldbridge\nHub K,targeted,20,E06000903\nHub X,targeted; specialist,5,Oldbrige\n");
    const auto& folder = services.folder();
    folder.write("areas.csv",
                 "area_code,area_name,live_births,adversity_ratio,group\nE06000901,Eastmere,1000,1,Coast\n"
                 "E06000902,Oldbridge,2000,1,Inland\nE06000903,Kingsmouth,900,1,Inland\n");
    const Arguments coast{"areas.csv", "--where", "group=Coast"};
    // A text that is no area of the table is told, once for a service at two levels.
    const Outcome unknown = services.gap(coast);
    CHECK(unknown.code == 3);
    CHECK(is_text(unknown.err, "gap/area-that-is-none-is-told-once"));
    std::string known = folder.read("services.csv");
    folder.write("services.csv", known.substr(0, known.find("Hub X")));
    CHECK(has(in_one_line(services.gap(coast).out),
              "2 services of areas that were not chosen left out: Hub O (Oldbridge), Hub K (E06000903)"));
    Arguments as_json = coast;
    as_json.emplace_back("-q");
    const json one = services.as_json(as_json);
    REQUIRE(one["areas"].size() == 1);
    CHECK(one["areas"][0]["levels"]["targeted"]["capacity_upper_bound"] == 30);
    const Outcome report = run({"report", "areas.csv", "--where", "group=Coast", "--services", "services.csv",
                                "-o", folder / "report.html"},
                               {.folder = folder.path()});
    CHECK(report.code == 0);
}

TEST_CASE("rounding and small numbers", "[cli][gap]") {
    const json rounded =
        Services("service,level,families_per_year\nTeam,specialist,20\n")
            .as_json({"--births", "1234", "--round", "5", "-q"})["areas"][0]["levels"]["specialist"];
    CHECK(rounded["demand"]["low"] == 80);  // 80.21
    CHECK(rounded["demand"]["shortfall"]["low"] == 60);
    const Services services(
        "service,level,families_per_year,area_code\n"
        "Visits A,universal,60,E06000901\nVisits B,universal,1000,E06000902\nHub,targeted,7,E06000901\n");
    services.folder().write("areas.csv",
                            "area_code,area_name,live_births\nE06000901,Small,60\nE06000902,Large,1000\n"
                            "E06000903,Other,900\n");
    const json all = services.as_json({"areas.csv", "--suppress-below", "100", "-q"});
    const json& small = all["areas"][0];
    CHECK(small["marker"] == json{"c"});
    CHECK(small["live_births"].is_null());
    // A universal service that sees everybody would tell the births, in the total as well.
    CHECK(small["levels"]["universal"]["capacity_upper_bound"].is_null());
    CHECK(small["levels"]["targeted"]["capacity_upper_bound"] == 7);
    CHECK(small["levels"]["targeted"]["capacity_share_of_births"].is_null());
    CHECK(small["levels"]["targeted"]["demand"]["covered"]["low"].is_null());
    CHECK(all["totals"][0]["levels"]["universal"]["capacity_upper_bound"].is_null());
    CHECK(all["services"][0]["families_per_year"].is_null());
    CHECK(all["areas"][1]["levels"]["universal"]["capacity_upper_bound"] == 1000);
    for (const json& sentence : all["specification"]) CHECK(sentence["area_name"] != "Small");
    const std::string text = services.gap({"areas.csv", "--suppress-below", "100", "-q"}).out;
    CHECK(has(text, "  Small                  Universal           1                 [c]         [c]\n"));
    CHECK_FALSE(has(text, " 60 "));
}
