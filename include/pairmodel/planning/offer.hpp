#pragma once

#include "pairmodel/model/service.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace pairmodel {

/// What the services of a level answer to one question of the mapping tool.
struct Answers {
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t not_known = 0;

    /// One yes is enough; it takes all of them for a no.
    [[nodiscard]] Answer together() const {
        if (yes > 0) return Answer::yes;
        return no > 0 && not_known == 0 ? Answer::no : Answer::not_known;
    }
};

/// A stretch of ages from birth to the second birthday, in months.
struct AgeSpan {
    double from = 0;
    double to = 0;
};

inline constexpr double second_birthday = 24;  ///< months

/// What there is at one level of care, for babies from conception to their second birthday (toolkit, section
/// B.3).
struct Offer {
    std::size_t services = 0;
    Answers antenatal;
    Answers self_referral;
    Answers fathers;
    Answers assessment;                  ///< the relationship is assessed before an intervention
    Answers relationship;                ///< aims at the relationship in the first place
    std::size_t without_ages = 0;        ///< services that leave an end of their ages open
    std::vector<AgeSpan> ages_left_out;  ///< which no service takes, whatever the open ends are
    std::vector<AgeSpan> ages_unsure;    ///< which only services with an open end may take
    std::size_t short_term_only = 0;     ///< specialist services for moderate difficulties only
    std::size_t long_term_only = 0;      ///< specialist services for severe difficulties only
};

[[nodiscard]] Offer offer_of(std::span<const Service* const> services, CareLevel level);

}  // namespace pairmodel
