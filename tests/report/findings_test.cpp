#include "report/page/findings.hpp"

#include "support/catch.hpp"

using namespace pairmodel;

TEST_CASE("shares in words are to the nearest tenth or third", "[report]") {
    const auto words = [](double share) { return fraction_of(share, "babies"); };
    CHECK(words(0) == "None of the babies");
    CHECK(words(0.04) == "Fewer than one in ten babies");
    CHECK(words(0.1) == "About one in ten babies");
    CHECK(words(0.31) == "About three in ten babies");
    CHECK(words(0.32) == "About a third of the babies");
    CHECK(words(0.36) == "About a third of the babies");
    CHECK(words(0.37) == "About four in ten babies");
    CHECK(words(0.5) == "About half of the babies");
    CHECK(words(0.654) == "About two thirds of the babies");
    CHECK(words(0.70) == "About seven in ten babies");
    CHECK(words(0.97) == "Nearly all babies");
    CHECK(words(1) == "All babies");
    CHECK(missed_finding(2, 3, Cohort::births) == "About two thirds of the babies in need would be missed");
    CHECK(missed_finding(0, 0, Cohort::births) == "No babies are estimated to be in need");
}
