// The built-in neighbourhoods: those of England, each once, and deprivation as it is.

#include "pairmodel/input/neighbourhoods.hpp"

#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"

using namespace pairmodel;

TEST_CASE("the neighbourhoods of England are all there", "[reference][equity]") {
    double neighbourhoods = 0;
    double babies = 0;
    double core20 = 0;
    for (const ReferenceArea& area : reference_table().areas) {
        const auto tenths = tenths_of_district(area.code);
        const bool has_births = area.latest_births() > 0;
        CHECK(tenths.empty() == !(area.is_base() && area.country == "England" && has_births));
        int last = 0;
        for (const DistrictTenth& tenth : tenths) {
            CHECK(tenth.tenth > last);
            last = tenth.tenth;
            CHECK(tenth.income_deprived > 0);
            CHECK(tenth.income_deprived < 1);
            neighbourhoods += tenth.neighbourhoods;
            babies += tenth.babies;
            if (tenth.tenth <= 2) core20 += tenth.babies;
        }
    }
    CHECK(neighbourhoods == 33755);
    CHECK(babies == Approx(601913).margin(2));
    CHECK(core20 / babies == Approx(0.254).margin(0.0005));
}

TEST_CASE("adversity falls from the most to the least deprived tenth", "[reference][equity]") {
    const auto& tenths = adversity_of_tenths();
    for (std::size_t i = 1; i < tenths.size(); ++i) CHECK(tenths.at(i) < tenths.at(i - 1));
    CHECK(tenths.front() == Approx(2.125).margin(0.001));
    CHECK(tenths.back() == Approx(0.232).margin(0.001));
}
