// `report`: which areas are ranked beside one another, and what is said of those that are not.

#include "cli/report/report_page.hpp"
#include "support/texts.hpp"

using namespace program;
using namespace report_page;

namespace {

/// What stands for the picture: its title and its description.
std::string chart_words(Arguments arguments) {
    arguments.insert(arguments.begin(), "report");
    arguments.insert(arguments.end(), {"--chart", "ranking", "--format", "svg", "-q"});
    const std::string picture = run(arguments).out;
    pugi::xml_document svg;
    REQUIRE(svg.load_string(picture.c_str()));
    return std::string(svg.child("svg").child("title").text().get()) + "\n" +
           svg.child("svg").child("desc").text().get();
}

}  // namespace

TEST_CASE("the chart of areas that are not ranked says that they are in the order asked for",
          "[cli][report]") {
    const std::string many = chart_words({"--tier", "upper"});
    CHECK(has_text(many, "report/first-in-order-asked-for"));
    CHECK(has_text(many, "report/order-asked-for"));
    CHECK_FALSE(has(many, "highest"));
    const std::string few = chart_words({"--area", "Cardiff", "--area", "Gateshead", "--area", "Belfast"});
    CHECK(has_text(few, "report/order-asked-for"));
    CHECK_FALSE(has(few, "highest"));
    const std::string ranked = chart_words({"--tier", "upper", "--within", "England"});
    CHECK(has(ranked, "The 9 highest"));
    CHECK(has(ranked, "the highest first"));
}
