// `gap` in words: ages that are left out, few families, few places, and columns that only some services have.

#include "cli/gap/gap_services.hpp"

using namespace gap;
using namespace program;
using nlohmann::json;

namespace {

/// What is said of one specialist service with these ages.
std::string said_of_ages(const std::string& ages) {
    const Services services("service,level,age_from,age_to\nTeam,specialist," + ages + "\n");
    const std::string text = in_one_line(services.gap(thousand).out);
    const std::size_t at = text.find("Gap: No specialist service takes babies ");
    return at == std::string::npos ? "" : text.substr(at + 40, text.find('.', at + 42) - at - 39);
}

/// What is said of a specialist service with this capacity, and of a targeted one that is not there.
std::string said_of(const std::string& families, const std::string& births, const Arguments& more = {}) {
    Arguments arguments{"--births", births, "--adversity", "1", "-q"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return in_one_line(
        Services("service,level,families_per_year\nTeam,specialist," + families + "\n").gap(arguments).out);
}

}  // namespace

TEST_CASE("ages that no service takes are said in months and years", "[cli][gap]") {
    CHECK(said_of_ages("0,2").empty());
    CHECK(said_of_ages("birth,5").empty());
    CHECK(said_of_ages("6 months,2") == "under 6 months.");
    CHECK(said_of_ages("1 month,2") == "under 1 month.");
    CHECK(said_of_ages("1,5") == "under 1 year.");
    CHECK(said_of_ages("2,5") == "under 2 years.");
    CHECK(said_of_ages("0,18 months") == "from 18 months on.");
    CHECK(said_of_ages("0,1") == "from 1 year on.");
    CHECK(said_of_ages("6 months,18 months") == "under 6 months or from 18 months on.");
    CHECK(has(
        in_one_line(Services("service,level,age_from,age_to\nA,specialist,1.5 months,2\n").gap(thousand).out),
        "Gap: No specialist service takes babies under 1.5 months."));
}

TEST_CASE("ages between those of several services are left out, too", "[cli][gap]") {
    const Services services(
        "service,level,age_from,age_to\n"
        "A,targeted,1 month,3 months\nB,targeted,6 months,1\nC,targeted,15 months,2\n"
        "D,specialist,0,6 months\nE,specialist,1,2\n");
    const std::string text = in_one_line(services.gap(thousand).out);
    CHECK(has(text,
              "Gap: No targeted service takes babies under 1 month, from 3 months to 6 months or from 1 year "
              "to 15 months."));
    CHECK(has(text, "Gap: No specialist service takes babies from 6 months to 1 year."));
    CHECK(has(text, "Ages, birth to 2 years no service not all not all"));
    const json levels = services.as_json(thousand)["areas"][0]["levels"];
    CHECK(has(levels["targeted"]["gaps"].dump(), "\"ages\""));
    CHECK_FALSE(has(levels["universal"]["gaps"].dump(), "ages"));
}

TEST_CASE("what services do not say is said of one, of some and of all", "[cli][gap]") {
    const auto sentences = [](const std::string& rows) {
        return Services("service,level,antenatal,age_from,age_to\n" + rows).as_json(thousand)["gaps"].dump();
    };
    const std::string one = sentences("A,universal,,,\n");
    CHECK(has(one,
              "Whether any universal service works with parents before birth is not known: the only one does "
              "not say."));
    CHECK(has(one,
              "Whether any universal service takes babies under 2 years is not known: the only one does not "
              "state its ages."));
    const std::string some = sentences("A,targeted,,1,\nB,targeted,no,1,2\nC,targeted,,,1\n");
    CHECK(
        has(some,
            "Whether any targeted service works with parents before birth is not known: 2 of 3 do not say."));
    CHECK(
        has(some,
            "Whether any targeted service takes babies under 1 year is not known: 2 of 3 do not state their "
            "ages."));
    const std::string other = sentences("A,targeted,,1,\nB,targeted,no,18 months,2\n");
    CHECK(has(other,
              "Whether any targeted service works with parents before birth is not known: 1 of 2 does not "
              "say."));
    CHECK(has(other,
              "Whether any targeted service takes babies from 1 year to 18 months is not known: 1 of 2 does "
              "not state its ages."));
    CHECK(has(sentences("A,targeted,,,\nB,targeted,,,\n"),
              "before birth is not known: neither of the two says."));
    CHECK(has(sentences("A,targeted,,,\nB,targeted,,,\nC,targeted,,,\n"),
              "before birth is not known: none of the 3 says."));
}

TEST_CASE("few families are said as people say them", "[cli][gap]") {
    // 6.5 to 7 % of births come to a specialist service, and 16.5 to 17 % need it.
    CHECK(
        has(said_of("1", "1"),
            "The specialist service here can see 1 family a year at most, 100 % of live births. That covers "
            "1,429 to 1,538 % of demand (fewer than 1 baby) and 588 to 606 % of need (fewer than 1 baby). "
            "There is room for 1 family more a year."));
    CHECK(has(
        said_of("1", "10"),
        "of demand (1 baby) and 59 to 61 % of need (2 babies). There is room for fewer than 1 family more "
        "a year."));
    CHECK(
        has(said_of("1", "15"),
            "Whether there are places enough depends on the estimate: fewer than 1 family is without one."));
    CHECK(has(said_of("66", "1010"),
              "Whether there are places enough depends on the estimate: up to 5 families are without one."));
    CHECK(has(said_of("65", "945"),
              "Whether there are places enough depends on the estimate: up to 1 family is without one."));
    CHECK(has(said_of("1", "20"), "Fewer than 1 family a year is without a place."));
    CHECK(has(said_of("2", "44"), "1 family a year is without a place."));
    CHECK(has(said_of("1", "44"), "2 families a year are without a place."));
    CHECK(has(said_of("12", "200", {"--round", "5"}), "Fewer than 5 families a year are without a place."));
    for (const char* births : {"1", "4", "10", "15", "20", "6000"}) {
        const std::string text = said_of("1", births);
        REQUIRE(has(text, "What there is: families a year"));  // below it are tables
        CHECK_FALSE(has(text.substr(0, text.find("Key: ")), "[low]"));
    }
}

TEST_CASE("few who come where nobody sees them, or nobody knows how many", "[cli][gap]") {
    CHECK(
        has(said_of("1", "4"),
            "No targeted service is listed; fewer than 1 baby a year is likely to come for such help, and 1 "
            "baby needs it."));
    CHECK(
        has(said_of("1", "10"),
            "No targeted service is listed; 1 baby a year is likely to come for such help, and 2 to 3 babies "
            "need it."));
    CHECK(
        has(said_of("", "10"),
            "How many families the specialist service here can see is not known; 1 baby a year is likely to "
            "come."));
}

TEST_CASE("few places for many are more than none", "[cli][gap]") {
    CHECK(
        has(said_of("1", "6000"),
            "The specialist service here can see 1 family a year at most, less than 0.1 % of live births. "
            "That covers less than 1 % of demand (390 to 420 babies) and less than 1 % of need (990 to 1,020 "
            "babies)."));
    CHECK(has(said_of("1", "2950"), "That covers up to 1 % of demand (192 to 207 babies)"));
    CHECK(has(said_of("0.4", "4"),
              "The specialist service here can see fewer than 1 family a year, 10 % of live births."));
    CHECK(
        has(said_of("0", "1000"), "can see 0 families a year at most, 0 % of live births. That covers 0 %"));
}

TEST_CASE("an area without births known begins with a capital", "[cli][gap]") {
    CHECK(has(Services("service,level\nTeam,specialist\n").gap({"--area", "Isles of Scilly", "-q"}).out,
              "\nLive births not available; adversity "));
}

TEST_CASE("only what services state has a column", "[cli][gap]") {
    const std::string cost = Services(
                                 "service,level,families_per_year,cost_per_year\n"
                                 "Team,specialist,20,100000\nHub,targeted,30,\n")
                                 .gap(thousand)
                                 .out;
    CHECK(has(cost, "  Level                     Services   Families, at most   Of births   £ a year\n"));
    CHECK(has(cost, "  Level          £ a year, demand       £ a year, need\n"));
    CHECK(has(cost, "  Specialist   225,000 to 250,000   725,000 to 750,000\n"));
    const std::string wte = Services(
                                "service,level,wte,families_per_wte\n"
                                "Team,specialist,2,10\nHub,targeted,1,20\n")
                                .gap(thousand)
                                .out;
    CHECK(has(wte, "  Level                     Services   Families, at most   Of births   WTE\n"));
    CHECK(has(wte, "  Level        WTE, demand    WTE, need\n"));
    CHECK(has(wte, "  Targeted        2.3 to 3   10.3 to 13\n"));
    CHECK_FALSE(has(wte, "£"));
    const std::string neither =
        Services("service,level,families_per_year\nTeam,specialist,20\n").gap(thousand).out;
    CHECK_FALSE(has(neither, "What the shortfall would take"));
    const std::string enough = Services(
                                   "service,level,families_per_year,cost_per_year\n"
                                   "Team,specialist,500,100000\n")
                                   .gap(thousand)
                                   .out;
    CHECK_FALSE(has(enough, "What the shortfall would take"));
}

TEST_CASE("areas without a name stand by their code; remarks on sums are joined", "[cli][gap][suppression]") {
    const Services services(
        "service,level,families_per_year,area_code\n"
        "A,targeted,20,E06000901\nB,targeted,,E06000901\nAll,targeted,5,\nVisits,universal,60,E06000901\n"
        "C,specialist,11,E06000902\n");
    services.folder().write("areas.csv",
                            "area_code,area_name,live_births\nE06000901,,60\nE06000902,Large,2000\n"
                            "E06000903,Other,900\nE06000904,Tiny,70\n");
    const std::string text = services.gap({"areas.csv", "--suppress-below", "100", "-q"}).out;
    CHECK(
        has(text,
            "  E06000901   Targeted            2                  20         [c]   1 not known, 1 shared\n"));
    CHECK(has(text, "  Total       Targeted            3                  25         1 %   1 not known\n"));
    // Two areas are too small to show: what their universal services see would tell their births together.
    CHECK(has(text, "  Total       Universal           1                 [c]         [c]\n"));
    CHECK(has(text, "  Total       Universal         3,030                [c]                  [c]\n"));
}
