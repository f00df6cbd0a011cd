// What the service mapping tool asks besides capacity: sector, focus, assessment, interventions; services at
// several levels.

#include "input/services/services.hpp"
#include "pairmodel/input/interventions.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

#include <set>

using namespace pairmodel;
using namespace services;

TEST_CASE("a service at several levels has a row for each, with its part", "[input][services]") {
    const ServiceTable table = table_of(
        "service,level,families_per_year,wte,cost_per_year\n"
        "A,targeted 60%; specialist 40%,50,4,1000\n");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].service.level == CareLevel::targeted);
    CHECK(table.rows[0].service.families_per_year.value() == Approx(30));
    CHECK(table.rows[0].service.wte.value() == Approx(2.4));
    CHECK(table.rows[1].service.level == CareLevel::specialist);
    CHECK(table.rows[1].service.cost_per_year.value() == Approx(400));
    CHECK(table.rows[1].part == Approx(0.4));
    CHECK(table.rows[0].line == table.rows[1].line);
    CHECK(are_texts(table.notes, "services/shared-out-by-given-parts"));
}

TEST_CASE("parts of a mix that nobody gives are equal", "[input][services]") {
    for (const char* level :
         {"a mix", "A mix of these levels", "mixed", "universal, targeted and specialist"}) {
        CAPTURE(level);
        const ServiceTable table =
            table_of("service,level,families_per_year\nA,\"" + std::string(level) + "\",90\n");
        REQUIRE(table.rows.size() == 3);
        double sum = 0;
        for (const ServiceRow& row : table.rows) sum += row.service.families_per_year.value();
        CHECK(table.rows[2].service.families_per_year.value() == Approx(30));
        CHECK(sum == Approx(90));
    }
    CHECK(table_of("service,level\nA,Targeted & specialist\n").rows.size() == 2);
    CHECK(table_of("service,level\nA,universal/targeted\n").rows.size() == 2);
}

TEST_CASE("a mixed team's direct share is the usual one of each level", "[input][services]") {
    const ServiceTable table =
        table_of("service,level,wte,families_per_wte\nA,targeted 50%; specialist 50%,4,20\n");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].service.families_per_year.value() == Approx(2 * 20));
    CHECK(table.rows[1].service.families_per_year.value() == Approx(2 * 20 * 0.5));
    CHECK(table.rows[1].direct_share_assumed);
}

TEST_CASE("the other columns of the mapping tool", "[input][services]") {
    const ServiceRow row = row_of(
        "service,level,sector,focus,assessment,restrictions,funder",
        "A,targeted,Neonates and paediatric ICU,Support the parent-infant relationship,y,over 18s,NHS");
    CHECK(row.service.sector == Sector::neonatal);
    CHECK(row.service.focus == Focus::relationship);
    CHECK(row.service.assessment == Answer::yes);
    CHECK(row.restrictions == "over 18s");
    CHECK(row.funder == "NHS");
    const ServiceRow empty = row_of("service,level,sector,focus,assessment", "A,targeted,,,");
    CHECK_FALSE(empty.service.sector);
    CHECK(empty.service.focus == Focus::not_known);
    CHECK(empty.service.assessment == Answer::not_known);
    CHECK(is_text(problem_of("service,level,sector", "A,targeted,housing"), "services/sector-unknown"));
    CHECK(is_text(problem_of("service,level,sector", "A,targeted,midwifry"), "services/sector-misspelt"));
    CHECK(is_text(problem_of("service,level,focus", "A,targeted,children"), "services/focus-unknown"));
}

TEST_CASE("interventions of a cell", "[input][services]") {
    using Names = std::vector<std::string>;
    CHECK(interventions_in("VIG; Circle of Security") == Names{"VIG", "Circle of Security"});
    CHECK(interventions_in("VIG, GroBrain") == Names{"VIG", "GroBrain"});
    CHECK(interventions_in("VIG, Watch, Wait and Wonder, GroBrain") ==
          Names{"VIG", "Watch, Wait and Wonder", "GroBrain"});
    CHECK(interventions_in(" ; ").empty());
    CHECK(interventions_in(" , ").empty());
    const ServiceTable table = table_of("service,level,interventions\nA,targeted,Gro Brian\n");
    CHECK(are_texts(table.notes, "services/intervention-misspelt"));
}

TEST_CASE("the intervention map is whole, and guesses nothing", "[input][services]") {
    std::set<std::string> names;
    std::size_t coloured = 0;
    for (const Intervention& intervention : intervention_map()) {
        CHECK(names.insert(intervention.name).second);
        CHECK_FALSE(intervention.format.empty());
        // A row has its colours, or none of them.
        const bool known = intervention.in_public != Suits::not_known;
        for (const Suits suits : intervention.levels) CHECK((suits != Suits::not_known) == known);
        coloured += known ? 1 : 0;
        CHECK(intervention_named(intervention.name) == &intervention);
        for (const std::string& other : intervention.also_known_as)
            CHECK(intervention_named(other) == &intervention);
    }
    CHECK(names.size() == 32);
    CHECK(coloured == 16);
    CHECK(intervention_named("grobrain")->at(CareLevel::targeted) == Suits::contributes);
    CHECK(intervention_named("nothing") == nullptr);
}
