// What a person types for an area: matched by code or name, with suggestions where it is none.

#include "fuzz.hpp"
#include "pairmodel/input/reference_areas.hpp"

using namespace pairmodel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const AreaMatch match = match_area(reference_table(), text);
    fuzz::require(match.area == nullptr || match.candidates.empty(), "an area, or what it may stand for");
    return 0;
}
