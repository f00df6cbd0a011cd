// Shares and growths as people type them.

#include "input/cells/share.hpp"

#include "support/catch.hpp"
#include "support/texts.hpp"

using namespace pairmodel;

TEST_CASE("a share is a number up to 1, or a percentage", "[input][share]") {
    CHECK(parse_share("0.5") == 0.5);
    CHECK(parse_share("50%") == 0.5);
    CHECK(parse_share(" 50 % ") == 0.5);
    CHECK(parse_share("0") == 0.0);
    CHECK(parse_share("0%") == 0.0);
    CHECK(parse_share("1") == 1.0);
    CHECK(parse_share("100%") == 1.0);
    for (const char* text : {"50", "1.01", "101%", "-0.1", "-5%", "", "%", "half", "0,5", "nan", "5%%"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_share(text));
    }
    CHECK(is_text(share_hint("50"), "cells/did-you-mean-50"));
    CHECK(share_hint("101%").empty());
    CHECK(share_hint("half").empty());
}

TEST_CASE("a growth is a percentage above -100 %", "[input][share]") {
    CHECK(parse_growth("-1%").value() == Approx(-0.01));
    CHECK(parse_growth("+0.5%").value() == Approx(0.005));
    CHECK(parse_growth("0.5 %").value() == Approx(0.005));
    CHECK(parse_growth("\xE2\x88\x92"
                       "2%")
              .value() == Approx(-0.02));
    CHECK(parse_growth("0%") == 0.0);
    CHECK(parse_growth("-99.9%").value() == Approx(-0.999));
    for (const char* text : {"-100%", "-101%", "101%", "-1", "0.5", "-0.01", "", "%", "one%"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_growth(text));
    }
    CHECK(is_text(growth_hint("-100%"), "cells/births-cannot-fall-by-all-there"));
    CHECK(is_text(growth_hint("-1"), "cells/did-you-mean-1"));
    CHECK(is_text(growth_hint("-0.01"), "cells/did-you-mean-0-01"));
    CHECK(growth_hint("less").empty());
}
