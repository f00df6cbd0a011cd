// Values that must not be compared across a border.

#include "input/areas/comparability.hpp"

#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

using namespace pairmodel;

namespace {

const std::vector<Indicator>& builtin() {
    return reference_table().indicators;
}

std::size_t index_of(std::string_view id) {
    for (std::size_t i = 0; i < builtin().size(); ++i)
        if (builtin()[i].id == id) return i;
    throw std::runtime_error("no such indicator");
}

/// An area with a value of every built-in indicator.
Area area(std::string code) {
    Area result;
    result.code = std::move(code);
    for (std::size_t i = 0; i < builtin().size(); ++i) result.indicators.push_back({i, 10});
    return result;
}

std::vector<std::string> kept_ids(const AreaView& area) {
    std::vector<std::string> ids;
    for (const IndicatorValue& v : area.indicators) ids.push_back(builtin()[v.indicator].id);
    return ids;
}

const std::vector<double> all(11, 1.0);

}  // namespace

TEST_CASE("the country of a code", "[input]") {
    CHECK(country_of_gss_code("E08000037") == "England");
    CHECK(country_of_gss_code("W11000030") == "Wales");
    CHECK(country_of_gss_code("S12000005") == "Scotland");
    CHECK(country_of_gss_code("N09000003") == "Northern Ireland");
    CHECK(country_of_gss_code("K02000001").empty());
    CHECK(country_of_gss_code("").empty());
}

TEST_CASE("each built-in indicator counts where its national value holds", "[input]") {
    AreaList areas{area("E08000037"), area("W06000015"), area("S12000005"), area("N09000003"), area("")};
    const std::vector<std::string> notes = leave_out_incomparable(areas, builtin(), all);
    CHECK(areas[0].indicators.size() == 11);
    CHECK(kept_ids(areas[1]) == std::vector<std::string>{"child_poverty", "teenage_conception",
                                                         "low_birth_weight", "unemployment"});
    CHECK(kept_ids(areas[2]) == std::vector<std::string>{"child_poverty", "looked_after",
                                                         "teenage_conception", "unemployment",
                                                         "domestic_abuse"});
    CHECK(kept_ids(areas[3]) == std::vector<std::string>{"child_poverty", "teenage_conception",
                                                         "low_birth_weight", "unemployment"});
    CHECK(areas[4].indicators.size() == 11);
    CHECK(areas[1].note.starts_with(kept_text("areas/the-value-of-imd")));
    CHECK(areas[0].note.empty());
    CHECK(notes.size() == 7 + 6 + 7);
}

TEST_CASE("what was left out is told once for all areas of a country", "[input]") {
    AreaList areas{area("W06000015"), area("W06000016"), area("W06000018")};
    std::vector<double> imd_only(11, 0.0);
    imd_only[index_of("imd")] = 1;
    CHECK(are_texts(leave_out_incomparable(areas, builtin(), imd_only), "areas/imd-of-3-areas-of-wales"));
}

TEST_CASE("what nothing is made of is left alone", "[input]") {
    Area with_ratio = area("W06000015");
    with_ratio.adversity = GivenRatio{1.2, std::nullopt};
    AreaList given{with_ratio};
    CHECK(leave_out_incomparable(given, builtin(), all).empty());
    CHECK(given[0].indicators.size() == 11);
    AreaList unweighted{area("W06000015")};
    std::vector<double> weights(11, 0.0);
    weights[index_of("unemployment")] = 1;
    CHECK(leave_out_incomparable(unweighted, builtin(), weights).empty());
    CHECK(unweighted[0].note.empty());
}

TEST_CASE("no built-in area has a value that could not be compared", "[input][reference]") {
    for (const ReferenceArea& reference : reference_table().areas) {
        AreaList areas{reference_table().as_area(reference, std::nullopt)};
        CAPTURE(reference.name);
        CHECK(leave_out_incomparable(areas, builtin(), all).empty());
    }
}
