// Counts that are given beside births are looked at as births are.

#include "cli/plan/plan_rows.hpp"
#include "support/program.hpp"

#include <string>

using namespace program;

TEST_CASE("births of the years of a plan are compared with what is known", "[cli][plan]") {
    const Arguments years{"--area", "Gateshead", "--from", "2026", "--to", "2027", "--births-by-year"};
    const auto said = [&](const char* births) {
        Arguments arguments = years;
        arguments.push_back(births);
        return plan(arguments).err;
    };
    CHECK(has(said("2026=183400,2027=1800"), "183,400 in 2026, about 100 times 1,834 of 2024"));
    CHECK(said("2026=1700,2027=1800").empty());
    CHECK(has(plan({"--births", "1000", "--from", "2026", "--to", "2026", "--births-by-year", "2026=9"}).err,
              "9 in 2026, about 0.009 times 1,000 of the births of the area"));
}

TEST_CASE("numbers in groups and families of services are compared with births", "[cli][groups][gap]") {
    CHECK(has(run({"groups", "--area", "Gateshead", "--group", "domestic_violence=1700"}).err,
              "domestic_violence in Gateshead (E08000037) 1,700 of 1,834 births"));
    CHECK_FALSE(has(run({"groups", "--area", "Gateshead", "--group", "domestic_violence=120"}).err,
                    "half of the births"));
    const auto gap_of = [](const char* families) {
        Circumstances services;
        services.input = std::string("service,level,families_per_year\nTeam,targeted,") + families + "\n";
        return run({"gap", "-", "--area", "Gateshead"}, services);
    };
    CHECK(has(gap_of("12000").err, "Team 12,000 families a year, of 1,834 births"));
    CHECK_FALSE(has(gap_of("120").err, "more families than there are births"));
    CHECK(has(gap_of("1.200").err, "write 1200"));
}
