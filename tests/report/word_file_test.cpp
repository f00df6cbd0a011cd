#include "report/formats/parts/word_file.hpp"

#include "pairmodel/error.hpp"
#include "support/catch.hpp"
#include "support/zip.hpp"

#include <pugixml.hpp>

using namespace pairmodel;

namespace {

const std::string document = R"(<w:document xmlns:w="w" xmlns:wp="wp" xmlns:a="a"><w:body>
<w:tbl><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="300"/></w:tblGrid>
<w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:tcW w:w="9" w:type="pct"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>
<w:p><w:drawing><wp:extent cx="12240000" cy="1000000"/><a:ext cx="12240000" cy="1000000"/></w:drawing></w:p>
<w:p><w:drawing><wp:extent cx="1000" cy="2000"/></w:drawing></w:p>
<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr></w:body></w:document>)";

pugi::xml_document on_paper() {
    const std::string made =
        on_a4(zip::packed({{"word/document.xml", document}, {"other.txt", "as it was"}}));
    const auto parts = zip::entries_of(made);
    CHECK(parts.at("other.txt").text == "as it was");
    pugi::xml_document xml;
    REQUIRE(static_cast<bool>(xml.load_string(parts.at("word/document.xml").text.c_str())));
    return xml;
}

}  // namespace

TEST_CASE("a Word file is on A4, its tables as wide as the text", "[report][word]") {
    const pugi::xml_document xml = on_paper();
    const auto number = [&](const char* path) { return xml.select_node(path).attribute().as_int(); };
    CHECK(number("//w:pgSz/@w:w") == 11906);
    CHECK(number("//w:pgSz/@w:h") == 16838);
    const int text = 11906 - number("//w:pgMar/@w:left") - number("//w:pgMar/@w:right");
    CHECK(number("//w:gridCol[1]/@w:w") + number("//w:gridCol[2]/@w:w") == Approx(text).margin(1));
    CHECK(number("//w:gridCol[2]/@w:w") == Approx(3 * number("//w:gridCol[1]/@w:w")).margin(3));
    CHECK(xml.select_nodes("//w:trPr/w:cantSplit").size() == 1);
    CHECK(number("//w:tc[2]/w:tcPr/w:tcW/@w:w") == number("//w:gridCol[2]/@w:w"));
    CHECK(std::string(xml.select_node("//w:tc[2]//w:tcW/@w:type").attribute().value()) == "dxa");
}

TEST_CASE("pictures in a Word file are no wider than its text, and keep their shape", "[report][word]") {
    const pugi::xml_document xml = on_paper();
    const auto extents = xml.select_nodes("//wp:extent");
    REQUIRE(extents.size() == 2);
    const double width = extents[0].node().attribute("cx").as_double();
    const double height = extents[0].node().attribute("cy").as_double();
    CHECK(width <= (11906 - 2 * 1134) * 635);
    CHECK(width / height == Approx(12.24).epsilon(1e-4));
    CHECK(xml.select_node("//a:ext").node().attribute("cx").as_double() == width);
    CHECK(extents[1].node().attribute("cx").as_int() == 1000);
}

TEST_CASE("what is no Word file is told", "[report][word]") {
    CHECK_THROWS_AS(on_a4("no zip file"), FileError);
    CHECK_THROWS_AS(on_a4(zip::packed({{"word/document.xml", "<w:body"}})), FileError);
}
