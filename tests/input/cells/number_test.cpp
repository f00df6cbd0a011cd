#include "input/cells/number.hpp"

#include "support/catch.hpp"
#include "support/texts.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

using namespace pairmodel;
using std::string_view_literals::operator""sv;

TEST_CASE("white space around a text is taken off, non-breaking spaces too", "[input]") {
    CHECK(trimmed("") == "");
    CHECK(trimmed(" \t\r\n ") == "");
    CHECK(trimmed("  a b\t\r\n") == "a b");
    CHECK(trimmed("\xC2\xA0 \xC2\xA0x y\xC2\xA0\t") == "x y");
    CHECK(trimmed("\xC2\xA0") == "");
    CHECK(trimmed("\xC3\xA0") == "\xC3\xA0");  // "à" ends with the same byte
    CHECK(trimmed("a\xC2\xA0z") == "a\xC2\xA0z");
}

TEST_CASE("numbers that are accepted", "[input]") {
    const std::pair<std::string_view, double> accepted[] = {
        {"0", 0},
        {"7", 7},
        {"007", 7},
        {"1.5", 1.5},
        {"1.", 1},
        {".5", 0.5},
        {"-2.25", -2.25},
        {"-.5", -0.5},
        {"+3", 3},
        {"+.5", 0.5},
        {"\xE2\x88\x92"
         "4.5",
         -4.5},  // U+2212
        {"1e3", 1000},
        {"1E3", 1000},
        {"1.5e-3", 0.0015},
        {"2e+2", 200},
        {" 12 ", 12},
        {"\t12\r\n", 12},
        {"\xC2\xA0"
         "12\xC2\xA0",
         12},
        {"0.1", 0.1},
        {"21.84", 21.84},
        {"179769313486231570000e288", 1.7976931348623157e308},
        {"123456789012345678901234567890", 123456789012345678901234567890.0},
    };
    for (const auto& [text, value] : accepted) {
        INFO(text);
        const std::optional<double> number = parse_number(text);
        REQUIRE(number.has_value());
        CHECK(*number == value);
    }
    CHECK(std::signbit(parse_number("-0").value()));
}

TEST_CASE("texts that are no number", "[input]") {
    for (const std::string_view text : {"",
                                        " ",
                                        ".",
                                        "+",
                                        "-",
                                        "\xE2\x88\x92",
                                        "e5",
                                        ".e5",
                                        "1e",
                                        "1e+",
                                        "abc",
                                        "3,2l0",
                                        "3l0",
                                        "12abc",
                                        "1 2",
                                        "1 834",
                                        "1,834",
                                        "1,5",
                                        "1.2.3",
                                        "--1",
                                        "++1",
                                        "+-1",
                                        "-+1",
                                        "- 1",
                                        "+ 1",
                                        "1-",
                                        "1+1",
                                        "nan",
                                        "NaN",
                                        "inf",
                                        "-inf",
                                        "+inf",
                                        "infinity",
                                        "0x10",
                                        "0x1p3",
                                        "1f",
                                        "1d",
                                        "1_000",
                                        "1'000",
                                        "30%",
                                        "+30%",
                                        "£5",
                                        "1e999",
                                        "-1e999",
                                        "(5)",
                                        "1;2",
                                        "true",
                                        "\xEF\xBC\x91",
                                        "½",
                                        "1e1.5",
                                        "+\xE2\x88\x92"
                                        "1",
                                        "\xE2\x80\x93"
                                        "1",
                                        "1\xC2\xA0"
                                        "834"}) {
        INFO("\"" << text << "\"");
        CHECK_FALSE(parse_number(text).has_value());
    }
    CHECK_FALSE(parse_number("1\0"sv).has_value());
    CHECK_FALSE(parse_number("1\0002"sv).has_value());
}

TEST_CASE("counts that are accepted", "[input]") {
    const std::pair<std::string_view, std::int64_t> accepted[] = {
        {"0", 0},
        {"5", 5},
        {"3210", 3210},
        {"007", 7},
        {" 12\t", 12},
        {"\xC2\xA0"
         "12",
         12},
        {"1,834", 1834},
        {"1 834", 1834},
        {"1\xC2\xA0"
         "834",
         1834},
        {"1\xE2\x80\xAF"
         "834\xE2\x80\xAF"
         "000",
         1834000},
        {"12,345", 12345},
        {"123,456", 123456},
        {"1,834,000", 1834000},
        {"1834.0", 1834},
        {"1834.00", 1834},
        {"1,834.0", 1834},
        {"1,834.00", 1834},
        {"0.0", 0},
        {"3007.000", 3007},
        {"3007.000000", 3007},
        {"1,834.000", 1834},
        {"18.0000", 18},
        {"2500.00000000", 2500},
        {"1000000000", 1'000'000'000},
        {"1,000,000,000", 1'000'000'000},
    };
    for (const auto& [text, value] : accepted) {
        INFO(text);
        CHECK(parse_count(text) == std::optional<std::int64_t>(value));
    }
}

TEST_CASE("texts that are no count", "[input]") {
    for (const std::string_view text : {"",
                                        " ",
                                        "-",
                                        "-5",
                                        "+5",
                                        "-0",
                                        "1.5",
                                        "1.000",
                                        "1.",
                                        ".0",
                                        ".00",
                                        ".5",
                                        "1.0.0",
                                        "1.00.0",
                                        "1834.0001",
                                        "1834.00000x",
                                        "1e3",
                                        "0x10",
                                        "3,2l0",
                                        "l0",
                                        "12a",
                                        "1 83",
                                        "1 834,000",
                                        "1,83",
                                        "1,8345",
                                        "18,34",
                                        "1834,000",
                                        ",834",
                                        "834,",
                                        "1,,834",
                                        "1,834,",
                                        "1,834,00",
                                        "1,834,0000",
                                        "1,83 4",
                                        "1;834",
                                        "1.834,0",
                                        "1'834",
                                        "1_834",
                                        "12%",
                                        "1000000001",
                                        "1,000,000,001",
                                        "9223372036854775808",
                                        "99999999999999999999999999",
                                        "nan",
                                        "inf",
                                        "[c]",
                                        "..",
                                        "\xE2\x88\x92"
                                        "5",
                                        "1\xC2\xA0"
                                        "83",
                                        "1,834.5"}) {
        INFO("\"" << text << "\"");
        CHECK_FALSE(parse_count(text).has_value());
    }
    CHECK_FALSE(parse_count("1\0"sv).has_value());
}

TEST_CASE("a grouped count does not begin with 0", "[input]") {
    // "0,123" is how most of Europe writes 0.123; nobody writes 123 that way.
    CHECK_FALSE(parse_count("0,123").has_value());
    CHECK_FALSE(parse_count("00,123").has_value());
    CHECK_FALSE(parse_count("012,345").has_value());
}

TEST_CASE("ratios that are accepted", "[input]") {
    const std::pair<std::string_view, double> accepted[] = {
        {"1", 1},
        {"1.3", 1.3},
        {"5", 5},
        {"4.3", 4.3},
        {"0.05", 0.05},
        {"1e-3", 0.001},
        {" 1.3 ", 1.3},
        {"+30%", 1.3},  // the same double as "1.3"
        {"+30 %", 1.3},
        {" +30\xC2\xA0% ", 1.3},
        {"-5%", 0.95},
        {"-5 %", 0.95},
        {"\xE2\x88\x92"
         "5%",
         0.95},
        {"+0%", 1},
        {"-0%", 1},
        {"+12.5%", 1.125},
        {"-99.5%", 0.005},
        {"+250%", 3.5},
        {"+1e2%", 2},
        {"+450%", 5.5},  // said in full, it is meant
    };
    for (const auto& [text, value] : accepted) {
        INFO(text);
        const std::optional<double> ratio = parse_ratio(text);
        REQUIRE(ratio.has_value());
        CHECK(*ratio == value);
    }
}

TEST_CASE("texts that are no ratio", "[input]") {
    for (const std::string_view text :
         {"",      " ",       "0",     "0.0",   "-0",    "-1",          "-0.5",
          "abc",   "nan",     "inf",   "1,3",   "1.3.0", "%",           "+%",
          "-%",    "+",       "30%",   "30 %",  "0%",    "-100%",       "-100.5%",
          "+-30%", "--5%",    "+ 30%", "- 5%",  "+30%%", "%30",         "+30%x",
          "+1,5%", "+abc%",   "+1.3",  "+30",   "+0",    "5.1",         "30",
          "130",   "+1e999%", "1e999", "+inf%", "+nan%", "30 per cent", "+30\xEF\xBC\x85"}) {
        INFO("\"" << text << "\"");
        CHECK_FALSE(parse_ratio(text).has_value());
    }
}

TEST_CASE("what a refused ratio may have been meant for", "[input]") {
    CHECK(ratio_hint("+30") == "a percentage? write +30% or 1.3");
    CHECK(ratio_hint("-5") == "a percentage? write -5% or 0.95");
    CHECK(ratio_hint("\xE2\x88\x92"
                     "5") == "a percentage? write -5% or 0.95");
    CHECK(is_text(ratio_hint("+1.3"), "cells/a-sign-goes-with-a-percentage"));
    CHECK(is_text(ratio_hint("6.4"), "cells/a-percentage-30-above-the-national"));
    CHECK(parse_ratio("+540%") == 6.4);
    CHECK(is_text(ratio_hint("1,3"), "cells/write-a-decimal-point"));
    CHECK(is_text(ratio_hint("30%"), "cells/1-is-the-national-average-30"));
}

TEST_CASE("cells that say that a value is missing", "[input]") {
    for (const std::string_view cell :
         {"",   " ", "\xC2\xA0", "[c]", "[x]", "[z]", "[low]", "[C]",  " [c] ", "*",
          "..", ".", "-",        ":",   "…",   "–",   "—",     "c",    "x",     "z",
          "u",  "C", "X",        "n/a", "N/A", "NA",  "null",  "NULL", "#N/A"}) {
        INFO("\"" << cell << "\"");
        CHECK(is_missing(cell));
    }
}

TEST_CASE("cells that say something else", "[input]") {
    for (const std::string_view cell : {"0", "0.0", "1", "-1", "...", "....", "--", "[c", "c]", "[c]5", "[q]",
                                        "a", "none", "cc", "low", "England", "**", "5*", "?"}) {
        INFO("\"" << cell << "\"");
        CHECK_FALSE(is_missing(cell));
    }
}

TEST_CASE("what stands between thousands is said, or asked", "[input]") {
    CHECK_FALSE(parse_count("1.834", Thousands::not_said));
    CHECK_FALSE(parse_count("1.000", Thousands::not_said));
    CHECK(parse_count("1.834", Thousands::point) == 1834);
    CHECK(parse_count("1.834.000", Thousands::point) == 1834000);
    CHECK(parse_count("1834,0", Thousands::point) == 1834);
    CHECK(parse_count("1834", Thousands::point) == 1834);
    CHECK_FALSE(parse_count("18.5", Thousands::point));
    CHECK_FALSE(parse_count("1,834", Thousands::point));
    CHECK(parse_count("18.000", Thousands::comma) == 18);
    CHECK(parse_count("1,834.000", Thousands::comma) == 1834);
    CHECK_FALSE(parse_count("1.834", Thousands::comma));
    CHECK(parse_number("25,1", Thousands::point) == 25.1);
    CHECK(parse_number("-1.234,5", Thousands::point) == -1234.5);
    CHECK_FALSE(parse_number("25.1", Thousands::point));
    CHECK(parse_number("25.1", Thousands::comma) == 25.1);
    CHECK(thousands_hint("18.000", true) ==
          "a point between thousands? --thousands point reads it as 18000, --thousands comma as 18");
    CHECK(thousands_hint("1.834", true) == "a point between thousands? --thousands point reads it as 1834");
    CHECK(thousands_hint("1.000", false) == "a point between thousands? write 1000, or 1 if that is meant");
    for (const char* other : {"18.5", "12345.678", "0.123", "x", "1834", "1,834"}) {
        CAPTURE(other);
        CHECK(thousands_hint(other, true).empty());
    }
}
