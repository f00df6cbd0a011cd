// A table of local services, and which area each is put to.

#include "fuzz.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/input/service_table.hpp"

#include <sstream>

using namespace pairmodel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<Area> areas{
        reference_table().as_area(*reference_table().by_code("E08000037"), std::nullopt),
        reference_table().as_area(*reference_table().by_code("E06000014"), std::nullopt)};
    std::istringstream stream{std::string(fuzz::text_of(data, size))};
    fuzz::taken_or_refused([&] {
        const ServiceTable table = read_service_table(stream, "services.csv");
        fuzz::require(!table.rows.empty() || !table.issues.empty(),
                      "a table has services, or says what is wrong");
        const ServicePlaces places = place_services(table, areas);
        fuzz::require(places.by_area.size() == areas.size(), "a list of services for each area");
    });
    return 0;
}
