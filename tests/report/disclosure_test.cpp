// What is withheld stands in no format.

#include "report/results.hpp"
#include "support/catch.hpp"
#include "support/zip.hpp"

#include <utility>

using namespace pairmodel;

TEST_CASE("the limit holds for every format's live births and figures", "[report][disclosure]") {
    const auto result = results::result_of({results::area("E06000901", "Eastmere", 4000, 1, "x"),
                                            results::area("E06000902", "Little", 7, 1.37, "x")},
                                           {.total = true, .total_by_group = true, .suppress_below = 10});
    CHECK(result->hidden(1));
    for (const NamedTotal& total : result->totals) {
        CHECK(total.withheld == 1);
        CHECK(total.total.live_births() == 4000);
    }
    for (const Format* format : all_formats())
        for (const Shape shape : {Shape::longer, Shape::wide}) {
            if (!results::is_own(*format)) continue;
            std::string text = results::written(result, format->name, shape);
            if (format->binary)
                for (const auto& [name, entry] : zip::entries_of(std::exchange(text, "")))
                    if (name.find("sheet") != std::string::npos || name.find("Strings") != std::string::npos)
                        text += entry.text;
            CAPTURE(format->name);
            CHECK((text.find("4000") != std::string::npos || text.find("4,000") != std::string::npos));
            CHECK(text.find("4007") == std::string::npos);
            CHECK(text.find("4,007") == std::string::npos);
            CHECK(text.find("1.37") == std::string::npos);
            CHECK(text.find("37 %") == std::string::npos);
        }
}
