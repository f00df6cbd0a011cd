// Areas of several levels in one table, of which nothing is known but their kinds.

#include "input/areas/between_rows/levels.hpp"

#include "support/catch.hpp"

#include <numeric>

using namespace pairmodel;

namespace {

AreaList coded(const std::vector<std::string>& codes) {
    AreaList areas;
    for (const std::string& code : codes) {
        Area area;
        area.code = code;
        area.live_births = 100;
        areas.push_back(area);
    }
    return areas;
}

/// "1 in 0", by index; empty where there are none.
std::string mixed(const std::vector<std::string>& codes, const std::vector<std::uint32_t>& stated = {}) {
    std::vector<std::size_t> all(codes.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<std::uint32_t> lines(codes.size());
    std::iota(lines.begin(), lines.end(), 2U);
    const auto found = mixed_levels(coded(codes), all, lines, stated);
    return found ? std::to_string(found->inner) + " in " + std::to_string(found->outer) : "";
}

}  // namespace

TEST_CASE("smaller kinds may lie in wider ones of their country, whatever stands between",
          "[input][levels]") {
    CHECK(mixed({"E02001685", "E01008162"}) == "1 in 0");
    CHECK(mixed({"E01008162", "E01008163", "E02001685"}) == "0 in 2");
    CHECK(mixed({"E08000037", "S12000033", "E05001068"}) == "2 in 0");
    CHECK(mixed({"E05001068", "E54000050"}) == "0 in 1");
    CHECK(mixed({"W06000001", "W02000001"}) == "1 in 0");
    CHECK(mixed({"K02000001", "S01000001"}) == "1 in 0");
    CHECK(mixed({"E01008162", "S12000033", "W06000001"}).empty());
    CHECK(mixed({"E01008162", "W01000001", "E01008163"}).empty());
    // Of authorities it is known what they lie in.
    CHECK(mixed({"E12000001", "E08000037", "E07000001"}).empty());
    CHECK(mixed({"", "E01008162", "L90000001"}).empty());
}

TEST_CASE("a column says that the wider ones hold no other row", "[input][levels]") {
    CHECK(mixed({"E02001685", "E01008162"}, {2}).empty());
    CHECK(mixed({"E02001685", "E01008162"}, {3}) == "1 in 0");
    CHECK(mixed({"E02001685", "E02001686", "E01008162"}, {2}) == "2 in 1");
}
