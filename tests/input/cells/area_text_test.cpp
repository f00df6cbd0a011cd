// A code, a name or both in one cell: one rule for all readers.

#include "input/cells/area_text.hpp"

#include "support/catch.hpp"

#include <string>

using namespace pairmodel;

TEST_CASE("an area as cells have it", "[input]") {
    struct Case {
        std::string cell, code, name;
    };
    const Case c = GENERATE(
        Case{"E08000037", "E08000037", ""}, Case{"Gateshead", "", "Gateshead"},
        Case{"E08000037 : Gateshead", "E08000037", "Gateshead"},
        Case{"E08000037: Gateshead", "E08000037", "Gateshead"},
        Case{"E08000037:Gateshead", "E08000037", "Gateshead"},
        Case{"E08000037 Gateshead", "E08000037", "Gateshead"},
        Case{"E08000037 - Gateshead", "E08000037", "Gateshead"},
        Case{"E08000037, Gateshead", "E08000037", "Gateshead"},
        Case{"Gateshead (E08000037)", "E08000037", "Gateshead"},
        Case{"Gateshead [E08000037]", "E08000037", "Gateshead"},
        Case{"Gateshead - E08000037", "E08000037", "Gateshead"},
        Case{"Gateshead E08000037", "E08000037", "Gateshead"},
        Case{"E06000052, E06000053", "E06000052, E06000053", ""}, Case{"ladu:Gateshead", "", "Gateshead"},
        Case{"gor:North East", "", "North East"}, Case{"lad2023:E08000037", "E08000037", ""},
        Case{"TYPE464: E08000037", "E08000037", ""},
        Case{"Bristol, City of (E06000023)", "E06000023", "Bristol, City of"},
        Case{"Source: ONS", "", "Source: ONS"}, Case{"source:ONS", "", "source:ONS"},
        Case{"https://ons.gov.uk", "", "https://ons.gov.uk"}, Case{"E0800003", "", "E0800003"},
        Case{"E06000052, E0600005", "", "E06000052, E0600005"}, Case{"E08000037 [1]", "E08000037", ""},
        Case{"E080000371 x", "", "E080000371 x"}, Case{"", "", ""});
    CAPTURE(c.cell);
    const AreaText area = area_text(c.cell);
    CHECK(area.code == c.code);
    CHECK(area.name == c.name);
}

TEST_CASE("marks of notes behind a name", "[input]") {
    for (const char* marked : {"Gateshead", "Gateshead (a)", "Gateshead [note 2]", "Gateshead¹", "Gateshead*",
                               "Gateshead (1) [r]", " Gateshead # "}) {
        CAPTURE(marked);
        CHECK(without_note_marks(marked) == "Gateshead");
    }
    CHECK(without_note_marks("Brighton (part)") == "Brighton (part)");
    CHECK(without_note_marks("(a)") == "(a)");
}
