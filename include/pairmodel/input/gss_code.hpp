#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Whether the text has the shape of one GSS code: a capital letter and eight digits.
[[nodiscard]] bool is_gss_code(std::string_view text);

/// The code without the small n that Fingertips puts before those of the NHS: "nE38000010", "nE54000008".
[[nodiscard]] std::string_view without_nhs_mark(std::string_view code);

/// The codes of one area: one, or several joined by commas, semicolons or ampersands as official births
/// tables do ("E06000052, E06000053"). Empty where any part has another shape.
[[nodiscard]] std::vector<std::string_view> gss_codes_in(std::string_view text);
/// The same in memory that is there: `codes` holds them and no others.
void gss_codes_in(std::string_view text, std::vector<std::string_view>& codes);

/// The country that an area with this code lies in, "Wales"; empty where the code does not tell one.
[[nodiscard]] std::string_view country_of_gss_code(std::string_view code);

/// What kind of area the first three characters stand for, "unitary authority"; empty where not known.
[[nodiscard]] std::string_view kind_of_gss_code(std::string_view code);

/// How large areas of the kind are: 0 for output areas, 1 for LSOAs and data zones, … 4 for districts, 7 for
/// regions, 9 for several countries together.
[[nodiscard]] int size_of_gss_code(std::string_view code);

}  // namespace pairmodel
