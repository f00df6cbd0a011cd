#include "pairmodel/input/gss_code.hpp"

#include "support/catch.hpp"

#include <string_view>
#include <utility>
#include <vector>

using namespace pairmodel;

TEST_CASE("a GSS code is a capital letter and eight digits", "[input]") {
    for (const std::string_view code :
         {"E06000047", "W06000001", "S12000033", "N09000003", "K02000001", "A00000000", "Z99999999"}) {
        INFO(code);
        CHECK(is_gss_code(code));
    }
    for (const std::string_view text :
         {"", "E", "E0600004", "E060000470", "e06000047", "06000047E", "E0600004l", "E0600 047", " E06000047",
          "E06000047 ", "EE6000047", "E-6000047", "E06000047\n", "É6000047", "000000047", "[06000047"}) {
        INFO("\"" << text << "\"");
        CHECK_FALSE(is_gss_code(text));
    }
}

TEST_CASE("a cell may hold the codes of areas that are counted together", "[input]") {
    using Codes = std::vector<std::string_view>;
    CHECK(gss_codes_in("E06000052") == Codes{"E06000052"});
    CHECK(gss_codes_in(" E06000052\t") == Codes{"E06000052"});
    CHECK(gss_codes_in("\xC2\xA0"
                       "E06000052") == Codes{"E06000052"});
    const Codes two{"E06000052", "E06000053"};
    for (const std::string_view text : {"E06000052, E06000053", "E06000052,E06000053", "E06000052;E06000053",
                                        "E06000052 & E06000053", " E06000052 , E06000053 "}) {
        INFO(text);
        CHECK(gss_codes_in(text) == two);
    }
    CHECK(gss_codes_in("E09000001, E09000012; E06000052 & E06000053").size() == 4);
}

TEST_CASE("a cell of codes is all codes or none", "[input]") {
    for (const std::string_view text :
         {"", " ", ",", "E06000052,", ",E06000052", "E06000052,,E06000053", "E06000052 E06000053",
          "E06000052, Cornwall", "Cornwall", "E06000052/E06000053", "E06000052, e06000053",
          "E06000052 and E06000053"}) {
        INFO("\"" << text << "\"");
        CHECK(gss_codes_in(text).empty());
    }
}

TEST_CASE("the beginning of a code tells the kind of area", "[input]") {
    const std::pair<std::string_view, std::string_view> kinds[] = {
        {"E06000047", "unitary authority"},
        {"E07000004", "non-metropolitan district"},
        {"E08000021", "metropolitan district"},
        {"E09000001", "London borough"},
        {"E10000002", "county"},
        {"E12000001", "region"},
        {"E54000050", "integrated care board"},
        {"E01000001", "lower layer super output area"},
        {"W06000001", "Welsh principal area"},
        {"W11000030", "local health board"},
        {"S12000033", "Scottish council area"},
        {"N09000003", "district of Northern Ireland"},
        {"E92000001", "England"},
        {"W92000004", "Wales"},
        {"S92000003", "Scotland"},
        {"N92000002", "Northern Ireland"},
        {"K02000001", "United Kingdom"},
        {"K03000001", "Great Britain"},
        {"K04000001", "England and Wales"},
    };
    for (const auto& [code, kind] : kinds) {
        INFO(code);
        CHECK(kind_of_gss_code(code) == kind);
    }
    for (const std::string_view code : {"Z99999999", "E99000001", "", "E0"}) {
        INFO("\"" << code << "\"");
        CHECK(kind_of_gss_code(code).empty());
    }
}
