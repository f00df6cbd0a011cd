// A file of indicators of a user's own.

#include "fuzz.hpp"
#include "pairmodel/input/indicator_file.hpp"
#include "pairmodel/input/reference_areas.hpp"

using namespace pairmodel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::taken_or_refused([&] {
        const IndicatorFile file =
            parse_indicator_file("indicators.json", fuzz::text_of(data, size), reference_table().indicators);
        for (const Indicator& indicator : file.indicators)
            fuzz::require(indicator.reference_value > 0, "a reference value above 0");
    });
    return 0;
}
