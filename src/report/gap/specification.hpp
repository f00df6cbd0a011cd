#pragma once

#include <string>
#include <string_view>

namespace pairmodel {

/// The sentence of a service specification after the toolkit's (Tools, draft service specification,
/// "Detailed Service Description", which has "of the annual live birth rate"), with figures: "We anticipate
/// demand for specialist teams to be approximately 8 to 10% of births." Shares of live births, 0 or more;
/// `level_of_care_phrase` says what is anticipated ("demand for specialist teams"). Whole per cents, half per
/// cents below 5; one figure where both ends show the same.
[[nodiscard]] std::string specification_sentence(double share_low, double share_high,
                                                 std::string_view level_of_care_phrase);

}  // namespace pairmodel
