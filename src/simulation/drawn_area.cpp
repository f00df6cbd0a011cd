#include "drawn_area.hpp"

namespace pairmodel {

DrawnArea drawn_area(const Run& run, std::size_t index) {
    const Area& area = run.areas()[index];
    const AdversityRatio adversity = run.adversity(index);
    return {area.code.empty() ? area.name : area.code, static_cast<double>(area.live_births.value()),
            adversity.ratio, adversity.log_standard_error.value_or(0)};
}

}  // namespace pairmodel
