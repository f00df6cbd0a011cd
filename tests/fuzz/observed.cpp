// A table of families that services saw.

#include "fuzz.hpp"
#include "pairmodel/input/observed_table.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <sstream>

using namespace pairmodel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<Area> areas{
        reference_table().as_area(*reference_table().by_code("E08000037"), std::nullopt)};
    std::istringstream stream{std::string(fuzz::text_of(data, size))};
    fuzz::taken_or_refused([&] {
        std::vector<std::string> notes;
        for (const auto& counts : assign_observed(read_observed_table(stream, "observed.csv"), areas, notes))
            for (const ObservedFamilies& counted : counts)
                fuzz::require(counted.families >= 0 && counted.years > 0,
                              "a number of families in some years");
    });
    return 0;
}
