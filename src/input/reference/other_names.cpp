#include "input/reference/other_names.hpp"

#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pairmodel {

void OtherNames::look_at(std::string_view code, std::string_view name, const KnownAreas& same) {
    if (code.empty() || name.empty() || same.size() != 1) return;
    const KnownAreas called = areas_called(name);
    if (called.empty() || std::any_of(called.begin(), called.end(), [&](const ReferenceArea* one) {
            return one == same[0] || share_base_areas(*one, *same[0]);
        }))
        return;
    std::string other = fmt::format("{} beside the code of {} ({})", name, same[0]->name, code);
    if (std::find(others_.begin(), others_.end(), other) == others_.end())
        others_.push_back(std::move(other));
}

void OtherNames::look_at_cells(std::string_view area, std::string_view name) {
    const AreaText both = area_text(area);
    const std::string_view said = is_missing(name) ? both.name : trimmed(name);
    look_at(both.code, said, known_areas(both.code, said));
}

std::string OtherNames::doubt() const {
    if (others_.empty()) return "";
    return fmt::format("Names and codes are of different areas: {}: figures go by the code",
                       some_of(others_));
}

}  // namespace pairmodel
