#pragma once

#include "pairmodel/study/equity.hpp"
#include "study/equity/cells.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

// Cells added up: by fifth or tenth of deprivation, by a column, and all together.

/// By tenth (1 together) or fifth (2 together). A part without any cell may be that of one that is withheld.
[[nodiscard]] std::vector<EquityPart> by_deprivation(const EquityCells& all, int together);

/// An area in its parts, with what uneven reach does; `column`: by the column that groups. Throws
/// RequestError where the reach ratio cannot be.
[[nodiscard]] AreaEquity area_of(EquityCells cells, const EquityChoice& choice, bool column,
                                 const std::string& name);

/// Areas added up, part by part.
[[nodiscard]] AreaEquity total_of(const std::vector<AreaEquity>& areas, const NamedTotal& total,
                                  std::size_t subject, bool uneven);

/// The same model at the lowest elasticity of its set; nothing where it is that already.
[[nodiscard]] std::optional<Model> gentle(const Model& model);
/// What the model with the lowest elasticity says of need; of areas added up by tenths.
[[nodiscard]] GentleEquity gentle_of(const std::vector<EquityPart>& parts);

}  // namespace pairmodel
