#pragma once

#include "pairmodel/error.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"

#include <sstream>
#include <string>
#include <utility>
#include <vector>

/// Tables of services of a few lines, for one area or two.
namespace services {

using namespace pairmodel;

inline ServiceTable table_of(const std::string& text) {
    std::istringstream stream(text);
    return read_service_table(stream, "services.csv");
}

inline Area area(std::string code, std::string name) {
    Area result;
    result.code = std::move(code);
    result.name = std::move(name);
    result.live_births = 1000;
    return result;
}

inline const std::vector<Area> one{area("E08000037", "Gateshead")};
inline const std::vector<Area> two{area("E08000037", "Gateshead"), area("E06000014", "York")};

inline std::string problems(const std::string& text, const std::vector<Area>& areas = one) {
    return problems_of([&] { return place_services(table_of(text), areas); });
}

/// The one row of a table with these two lines.
inline ServiceRow row_of(const std::string& header, const std::string& row) {
    const ServiceTable table = table_of(header + "\n" + row + "\n");
    CAPTURE(header, row, to_text(table.issues, 20));
    REQUIRE(table.issues.empty());
    REQUIRE(table.rows.size() == 1);
    return table.rows[0];
}

inline std::string problem_of(const std::string& header, const std::string& row) {
    return problems(header + "\n" + row + "\n");
}

using Rows = std::vector<std::size_t>;

}  // namespace services
