// The sentence that a commissioner copies into a specification.

#include "report/gap/specification.hpp"

#include "support/catch.hpp"
#include "support/texts.hpp"

using pairmodel::specification_sentence;

namespace {

std::string amount_of(double low, double high) {
    const std::string before = "We anticipate this to be ";
    const std::string after = " of births.";
    const std::string text = specification_sentence(low, high, "this");
    REQUIRE(text.starts_with(before));
    REQUIRE(text.ends_with(after));
    return text.substr(before.size(), text.size() - before.size() - after.size());
}

}  // namespace

TEST_CASE("the sentence of a specification is the toolkit's, with figures", "[report][specification]") {
    CHECK(is_text(specification_sentence(0.0808, 0.0971, "demand for specialist teams"),
                  "report/we-anticipate-demand-for-specialist-teams"));
}

TEST_CASE("per cents of a specification are whole, and halves below 5", "[report][specification]") {
    CHECK(amount_of(0.0666, 0.07) == "approximately 7%");
    CHECK(amount_of(0.065, 0.07) == "approximately 7%");
    CHECK(amount_of(0.0649, 0.07) == "approximately 6 to 7%");
    CHECK(amount_of(0.015, 0.02) == "approximately 1.5 to 2%");
    CHECK(amount_of(0.0124, 0.0126) == "approximately 1 to 1.5%");
    CHECK(amount_of(0.0474, 0.0476) == "approximately 4.5 to 5%");
    CHECK(amount_of(0.05, 0.054) == "approximately 5%");
    CHECK(amount_of(0.07, 0.065) == "approximately 7%");
    CHECK(amount_of(0.10, 0.08) == "approximately 8 to 10%");
}

TEST_CASE("a share that rounds to nothing is not said to be nothing", "[report][specification]") {
    CHECK(amount_of(0, 0) == "0%");
    CHECK(amount_of(0.0001, 0.002) == "less than 0.5%");
    CHECK(amount_of(0, 0.02) == "up to 2%");
}
