#pragma once

#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/model/service.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// What the toolkit's intervention map says of an intervention at a level. `not_known`: our copy of the map
/// has lost its colours there, and nothing is guessed.
enum class Suits {
    not_known,
    no,
    contributes,  ///< not enough by itself at this level
    designed,     ///< primarily designed for this level
};

template <>
inline constexpr auto enum_words<Suits> = word_list("not_known", "no", "contributes", "designed");

/// A row of the intervention map. Source: toolkit, Tools, Intervention Map.
struct Intervention {
    std::string name;
    std::vector<std::string> also_known_as;
    std::string format;                  ///< "individual", "group", …
    Suits in_public = Suits::not_known;  ///< public campaigns, thriving families
    std::array<Suits, 3> levels{};       ///< by CareLevel

    [[nodiscard]] Suits at(CareLevel level) const { return levels[static_cast<std::size_t>(level)]; }
};

/// The intervention map, in its order (data/interventions/).
[[nodiscard]] const std::vector<Intervention>& intervention_map();

/// The intervention of that name, or one that it is also known as; nullptr where the map has none.
[[nodiscard]] const Intervention* intervention_named(std::string_view name);

/// `did you mean "GroBrain"?`; empty where no name of the map is near.
[[nodiscard]] std::string near_intervention(std::string_view name);

/// The interventions that a cell names, between semicolons, or commas where there is none. A comma within a
/// name of the map is a part of it.
[[nodiscard]] std::vector<std::string> interventions_in(std::string_view cell);

}  // namespace pairmodel
