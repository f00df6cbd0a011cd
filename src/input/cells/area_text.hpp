#pragma once

#include <string_view>

namespace pairmodel {

/// What a cell says of an area.
struct AreaText {
    std::string_view code;  ///< as gss_codes_in() takes it; empty where the cell holds none
    std::string_view name;  ///< empty where it is a code alone
};

/// A code, a name, or both in one cell: "E08000037 : Gateshead", "Gateshead (E08000037)", "E08000037
/// Gateshead". What Nomis puts before either to say what kind of area it is ("ladu:Gateshead",
/// "type:E08000037") is left out.
[[nodiscard]] AreaText area_text(std::string_view cell);

/// A name without the marks of notes behind it: "Gateshead (a)", "Gateshead [note 2]", "Gateshead¹".
[[nodiscard]] std::string_view without_note_marks(std::string_view name);

/// The code in the cell, else the name.
[[nodiscard]] std::string_view area_in(std::string_view cell);

}  // namespace pairmodel
