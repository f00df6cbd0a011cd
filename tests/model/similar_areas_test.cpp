// Areas most like one by their indicators: distances by hand, what is left out, order.

#include "pairmodel/model/similar_areas.hpp"

#include "support/catch.hpp"

#include <cmath>

using namespace pairmodel;

namespace {

Area area_with(std::vector<IndicatorValue> values) {
    Area area;
    area.indicators = std::move(values);
    return area;
}

std::vector<std::size_t> indices(const SimilarAreas& similar) {
    std::vector<std::size_t> found;
    for (const SimilarArea& area : similar.areas) found.push_back(area.index);
    return found;
}

}  // namespace

TEST_CASE("distances between areas, by hand", "[model][similar]") {
    const double e = std::exp(1.0);
    // Logarithms 0, 1, 2 and 0, 2, 4: standard deviations 1 and 2.
    const std::vector<Area> others{area_with({{0, 1}, {1, 1}}), area_with({{0, e}, {1, e * e}}),
                                   area_with({{0, e * e}, {1, e * e * e * e}})};
    const SimilarAreas similar = most_similar(area_with({{0, e}, {1, 1}}), others, 3);
    CHECK(similar.indicators == std::vector<std::size_t>{0, 1});
    REQUIRE(indices(similar) == std::vector<std::size_t>{0, 1, 2});
    CHECK(similar.areas[0].distance == Approx(std::sqrt(0.5)));  // (1, 0)
    CHECK(similar.areas[1].distance == Approx(std::sqrt(0.5)));  // (0, 1)
    CHECK(similar.areas[2].distance == Approx(std::sqrt(2.5)));  // (1, 2)
    CHECK(indices(most_similar(area_with({{0, e}, {1, 1}}), others, 1)) == std::vector<std::size_t>{0});
    const SimilarAreas itself = most_similar(others[2], others, 1);
    CHECK(itself.areas.at(0).index == 2);
    CHECK(itself.areas.at(0).distance == 0);
}

TEST_CASE("units of an indicator change nothing", "[model][similar]") {
    const auto nearest = [](double unit) {
        const std::vector<Area> others{area_with({{0, 3 * unit}, {1, 9}}), area_with({{0, 5 * unit}, {1, 4}}),
                                       area_with({{0, 8 * unit}, {1, 5}})};
        return indices(most_similar(area_with({{0, 6 * unit}, {1, 5}}), others, 3));
    };
    CHECK(nearest(1) == nearest(100));
    CHECK(nearest(1).front() != 0);
}

TEST_CASE("what cannot be compared is left out", "[model][similar]") {
    const std::vector<Area> others{area_with({{0, 2}}), area_with({{0, 3}, {1, 1}}),
                                   area_with({{0, 0}, {1, 2}}), area_with({{0, 5}, {1, 4}})};
    const SimilarAreas similar = most_similar(area_with({{0, 3}, {1, 1}}), others, 9);
    CHECK(indices(similar) == std::vector<std::size_t>{1, 3});  // one lacks an indicator, one has a 0
    CHECK(most_similar(area_with({}), others, 9).areas.empty());
    CHECK(most_similar(area_with({{0, 0}}), others, 9).areas.empty());
    CHECK(most_similar(area_with({{0, 3}}), {}, 9).areas.empty());
    const std::vector<Area> alike{area_with({{0, 7}}), area_with({{0, 7}})};
    CHECK(most_similar(area_with({{0, 7}}), alike, 9).areas.empty());  // nothing varies
}
