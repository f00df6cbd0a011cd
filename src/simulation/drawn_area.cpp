#include "simulation/drawn_area.hpp"

#include "pairmodel/model/error.hpp"

namespace pairmodel {

namespace {

/// A 95 % interval of the ratio from a 350th to the 350-fold: no figure, and further out single precision
/// ends.
constexpr double widest = 3;

}  // namespace

DrawnArea drawn_area(const Run& run, const Member& part) {
    const AreaView area = run.bases()[part.base];
    const AdversityRatio adversity = run.base_adversity(part.base);
    if (adversity.log_standard_error.value_or(0) > widest)
        throw ModelError("the uncertainty of the adversity ratio of " +
                         std::string(area.name.empty() ? area.code : area.name) +
                         " is too wide to say anything");
    DrawnArea drawn{std::string(area.code.empty() ? area.name : area.code),
                    static_cast<double>(area.live_births.value()), adversity.median(),
                    adversity.log_standard_error.value_or(0)};
    drawn.degrees_of_freedom = adversity.degrees_of_freedom;
    drawn.shared = adversity.shared_in_region;
    drawn.region = area.region;
    drawn.share = part.share;
    return drawn;
}

std::vector<DrawnArea> drawn_areas(const Run& run, std::span<const std::size_t> areas) {
    std::vector<DrawnArea> drawn;
    for (const Member& part : run.parts_of(areas)) drawn.push_back(drawn_area(run, part));
    return drawn;
}

}  // namespace pairmodel
