#include "report/words/reach.hpp"

#include "pairmodel/input/reference_figures.hpp"
#include "support/catch.hpp"

using namespace pairmodel;

TEST_CASE("what is reported of reach is said in a sentence", "[report]") {
    CHECK(
        reach_sentence(published_reach()) ==
        "All parent-infant teams in the UK together are reported to see 4,400 to 6,500 families a year (Centre for Mental Health, 2026): "
        "0.7 to 1% of births and about 4% of the families who need specialist support. The toolkit's model has 25 to 34% of need "
        "reached, by all services.");
}
