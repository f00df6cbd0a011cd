// `gap` in words: ages that are left out, few families, few places, and columns that only some services have.

#include "cli/gap/gap_services.hpp"
#include "support/texts.hpp"

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
    CHECK(has_text(
        in_one_line(Services("service,level,age_from,age_to\nA,specialist,1.5 months,2\n").gap(thousand).out),
        "gap/no-specialist-service-takes-babies-under"));
}

TEST_CASE("ages between those of several services are left out, too", "[cli][gap]") {
    const Services services(
        "service,level,age_from,age_to\n"
        "A,targeted,1 month,3 months\nB,targeted,6 months,1\nC,targeted,15 months,2\n"
        "D,specialist,0,6 months\nE,specialist,1,2\n");
    const std::string text = in_one_line(services.gap(thousand).out);
    CHECK(has_lines(text, "gap/no-targeted-service-takes-babies-under"));
    const json levels = services.as_json(thousand)["areas"][0]["levels"];
    CHECK(has(levels["targeted"]["gaps"].dump(), "\"ages\""));
    CHECK_FALSE(has(levels["universal"]["gaps"].dump(), "ages"));
}

TEST_CASE("what services do not say is said of one, of some and of all", "[cli][gap]") {
    const auto sentences = [](const std::string& rows) {
        return Services("service,level,antenatal,age_from,age_to\n" + rows).as_json(thousand)["gaps"].dump();
    };
    const std::string one = sentences("A,universal,,,\n");
    CHECK(has_lines(one, "gap/whether-any-universal-service-works"));
    const std::string some = sentences("A,targeted,,1,\nB,targeted,no,1,2\nC,targeted,,,1\n");
    CHECK(has_lines(some, "gap/whether-any-targeted-service-works"));
    const std::string other = sentences("A,targeted,,1,\nB,targeted,no,18 months,2\n");
    CHECK(has_lines(other, "gap/whether-any-targeted-service-works-with"));
    CHECK(has_text(sentences("A,targeted,,,\nB,targeted,,,\n"), "gap/before-birth-is-not-known-neither"));
    CHECK(has_text(sentences("A,targeted,,,\nB,targeted,,,\nC,targeted,,,\n"),
                   "gap/before-birth-is-not-known-none"));
}

TEST_CASE("few families are said as people say them", "[cli][gap]") {
    // 6.5 to 7% of births come to a specialist service, and 16.5 to 17% need it.
    CHECK(has_text(said_of("1", "1"), "gap/the-specialist-service-here-can-see"));
    CHECK(has_text(said_of("1", "10"), "gap/of-demand-1-baby-and-59"));
    CHECK(has_text(said_of("1", "15"), "gap/whether-there-are-places-enough-depends"));
    CHECK(has_text(said_of("66", "1010"), "gap/whether-there-are-places-enough-depends-2"));
    CHECK(has_text(said_of("65", "945"), "gap/whether-there-are-places-enough-depends-3"));
    CHECK(has_text(said_of("1", "20"), "gap/fewer-than-1-family-a-year"));
    CHECK(has_text(said_of("2", "44"), "gap/1-family-a-year-is-without"));
    CHECK(has_text(said_of("1", "44"), "gap/2-families-a-year-are-without"));
    CHECK(has_text(said_of("12", "200", {"--round", "5"}), "gap/fewer-than-5-families-a-year"));
    for (const char* births : {"1", "4", "10", "15", "20", "6000"}) {
        const std::string text = said_of("1", births);
        REQUIRE(has_text(text, "gap/what-there-is-families-a-year"));  // below it are tables
        CHECK_FALSE(has(text.substr(0, text.find("Key: ")), "[low]"));
    }
}

TEST_CASE("few who come where nobody sees them, or nobody knows how many", "[cli][gap]") {
    CHECK(has_text(said_of("1", "4"), "gap/no-targeted-service-is-listed-fewer"));
    CHECK(has_text(said_of("1", "10"), "gap/no-targeted-service-is-listed-1"));
    CHECK(has_text(said_of("", "10"), "gap/how-many-families-the-specialist-service-2"));
}

TEST_CASE("few places for many are more than none", "[cli][gap]") {
    CHECK(has_text(said_of("1", "6000"), "gap/the-specialist-service-here-can-see-1"));
    CHECK(has_text(said_of("1", "2950"), "gap/that-covers-up-to-1"));
    CHECK(has_text(said_of("0.4", "4"), "gap/the-specialist-service-here-can-see-fewer"));
    CHECK(has_text(said_of("0", "1000"), "gap/can-see-0-families-a-year"));
}

TEST_CASE("an area without births known begins with a capital", "[cli][gap]") {
    CHECK(has_text(Services("service,level\nTeam,specialist\n").gap({"--area", "Isles of Scilly", "-q"}).out,
                   "gap/live-births-not-available-adversity"));
}

TEST_CASE("only what services state has a column", "[cli][gap]") {
    const std::string cost = Services(
                                 "service,level,families_per_year,cost_per_year\n"
                                 "Team,specialist,20,100000\nHub,targeted,30,\n")
                                 .gap(thousand)
                                 .out;
    CHECK(has_text(cost, "gap/level-services-families-at-most"));
    CHECK(has(cost, "  Level          £ a year, demand       £ a year, need\n"));
    CHECK(has(cost, "  Specialist   225,000 to 250,000   725,000 to 750,000\n"));
    const std::string wte = Services(
                                "service,level,wte,families_per_wte\n"
                                "Team,specialist,2,10\nHub,targeted,1,20\n")
                                .gap(thousand)
                                .out;
    CHECK(has_text(wte, "gap/level-services-families-at-most-of-births"));
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
    CHECK(has_text(text, "gap/e06000901-targeted-2-20-c-1"));
    // The services of two withheld areas are no part of the total; what a universal service sees may be
    // births.
    CHECK(has_text(text, "gap/total-2-of-4-areas-targeted-1-5"));
    CHECK(has(text, "  Total (2 of 4 areas)   Universal           0                 [c]         [c]\n"));
}
