// Varieties of official downloads: Stat-Xplore with percentages, months, ages and annotations; names that are
// nearly built-in ones; codes beside names; sums among the periods.

#include "input/official/official_tables.hpp"
#include "support/catch.hpp"

using namespace official;

namespace {

std::string stat_xplore(const std::string& table) {
    return "\"Relative Low Income\"\n\nFilters:\n\"Default Summation\",\"Relative Low Income\"\n\n" + table +
           "\n\"INFO\",\"Statistical disclosure control has been applied to this table.\"\n\n"
           "\"Symbol\",\"Description\"\n\n\"p\",\"Figures marked \"\"p\"\" are provisional.\"\n";
}

const std::string field = "\"National - Regional - LA - OAs\",\n";

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Stat-Xplore: percentages, months, ages under years, annotations", "[official][layouts]") {
    const std::string percent = stat_xplore("\"Year\",\"2022/23\",\"2023/24 (p)\",\n" + field +
                                            "\"Gateshead\",21.5%,22.1%,\n\"Sunderland\",25.0%,26.3%,\n");
    CHECK(values(read(percent)) == "E08000037=22.1\nE08000024=26.3\n");
    const std::string months =
        stat_xplore("\"Month\",\"Oct-24\",\"Nov-24\",\n" + field + "\"Gateshead\",215,221,\n");
    CHECK(values(read(months)) == "E08000037=221\n");
    CHECK(read(months).period == "Nov-24");
    CHECK(says(problems(months, births()), "births of whole years"));
    const std::string ages = stat_xplore(
        "\"Year\",\"2022/23\",\"2022/23\",\"2023/24\",\"2023/24\",\n\"Age of child\",\"0-4\",\"Total\","
        "\"0-4\",\"Total\",\n" +
        field + "\"Gateshead\",215,436,216,438,\n\"Sunderland\",250,513,251,515,\n");
    CHECK(says(problems(ages), "t.csv:2023/24, Total"));
    CHECK(values(read(ages, column("2023/24, Total"))) == "E08000037=438\nE08000024=515\n");
    const std::string marked = stat_xplore("\"Year\",\"2023/24\",\"2023/24 - Annotations\",\n" + field +
                                           "\"Gateshead (a)\",221,\"p\",\n\"Sunderland\",263,\"\",\n") +
                               "\"a\",\"Boundary changed\"\n";
    CHECK(values(read(marked)) == "E08000037=221\nE08000024=263\n");
}

TEST_CASE("codes and names in one cell, and kinds before names", "[official]") {
    for (const char* text : {"Area,Value\nE08000037 : Gateshead,5\nE08000024 : Sunderland,6\n",
                             "Area,Value\nGateshead (E08000037),5\nSunderland (E08000024),6\n",
                             "Place,Value\nladu:Gateshead,5\nladu:Sunderland,6\n",
                             "Place,Value\ntype464:E08000037,5\ntype464:E08000024,6\n"}) {
        CAPTURE(text);
        CHECK(values(read(text)) == "E08000037=5\nE08000024=6\n");
    }
    CHECK(read("Area,Value\nE08000037 : Gateshead,5\nE08000024 : Sunderland,6\n").values[0].name ==
          "Gateshead");
}

TEST_CASE("names that are nearly built-in ones are told, with what to do that works", "[official]") {
    const std::string rows = "Gateshed,1834\nSunderlnd,2500\n";
    CHECK(says(problems("Area,Births\n" + rows, births()),
               "did you mean Gateshead (E08000037) by \"Gateshed\"?"));
    CHECK(says(problems("Place,Births\n" + rows, births()), "names of areas? --column area_name=Place"));
    OfficialRequest named = births();
    named.columns = {{"area_name", "Place"}};
    CHECK(says(problems("Place,Births\n" + rows, named),
               "did you mean Gateshead (E08000037) by \"Gateshed\"?"));
    CHECK(values(read("Place,Births\nGateshead,1834\n" + rows, named)) ==
          "E08000037=1834\n2 whose name is no area's that is built in\n");
    CHECK(
        says(problems("Postcode,Births\nNE8 1HH,18\nNE9 6SX,20\n", births()), "postcodes are not built in"));
}

TEST_CASE("sums over all periods are none, and years stand over whole headings", "[official]") {
    CHECK(values(read("code,year,births\nE08000037,2022,5\nE08000037,2023,6\nE08000037,Total,11\n",
                      births())) == "E08000037=6\n2 of another period\n");
    CHECK(values(read("code,period,births\nE08000037,2021/22,5\nE08000037,2022/23,6\n", births("2021-22"))) ==
          "E08000037=5\n1 of another period\n");
    CHECK(says(problems("code,Births Q1 2022/23,Births 2022/23\nE08000037,460,1850\n", births()),
               "\"t.csv:Births 2022/23\""));
    CHECK(values(read("Year,2023,2023,2022,2022\nArea,Births,Rate,Births,Rate\nGateshead,1850,9.1,1870,9.2\n"
                      "Sunderland,2400,8.6,2450,8.8\n",
                      column("2023, Births"))) == "E08000037=1850\nE08000024=2400\n");
}
