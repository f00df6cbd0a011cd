#include "pairmodel/planning/offer.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

void count(Answer answer, Answers& answers) {
    if (answer == Answer::yes) ++answers.yes;
    if (answer == Answer::no) ++answers.no;
    if (answer == Answer::not_known) ++answers.not_known;
}

/// What the spans leave of birth to the second birthday.
std::vector<AgeSpan> left_by(std::vector<AgeSpan> spans) {
    std::sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    std::vector<AgeSpan> left;
    double covered_to = 0;
    for (const AgeSpan& span : spans) {
        if (span.from >= second_birthday) break;
        if (span.from > covered_to) left.push_back({covered_to, span.from});
        covered_to = std::max(covered_to, span.to);
    }
    if (covered_to < second_birthday) left.push_back({covered_to, second_birthday});
    return left;
}

/// What lies in `whole` and in none of `parts`, both in order and each without overlap.
std::vector<AgeSpan> without(const std::vector<AgeSpan>& whole, const std::vector<AgeSpan>& parts) {
    std::vector<AgeSpan> rest;
    for (AgeSpan span : whole) {
        for (const AgeSpan& part : parts) {
            if (part.to <= span.from || part.from >= span.to) continue;
            if (part.from > span.from) rest.push_back({span.from, part.from});
            span.from = part.to;
        }
        if (span.from < span.to) rest.push_back(span);
    }
    return rest;
}

}  // namespace

Offer offer_of(std::span<const Service* const> services, CareLevel level) {
    Offer offer;
    std::vector<AgeSpan> sure;
    std::vector<AgeSpan> possible;
    for (const Service* service : services) {
        if (service->level != level) continue;
        ++offer.services;
        count(service->antenatal, offer.antenatal);
        count(service->self_referral, offer.self_referral);
        count(service->fathers, offer.fathers);
        count(service->assessment, offer.assessment);
        count(service->focus == Focus::not_known      ? Answer::not_known
              : service->focus == Focus::relationship ? Answer::yes
                                                      : Answer::no,
              offer.relationship);
        if (service->work == SpecialistWork::short_term) ++offer.short_term_only;
        if (service->work == SpecialistWork::long_term) ++offer.long_term_only;
        const AgeSpan span{service->age_from.value_or(0), service->age_to.value_or(second_birthday)};
        if (span.from < span.to) possible.push_back(span);
        if (!service->age_from || !service->age_to)
            ++offer.without_ages;
        else if (span.from < span.to)
            sure.push_back(span);
    }
    offer.ages_left_out = left_by(std::move(possible));
    offer.ages_unsure = without(left_by(std::move(sure)), offer.ages_left_out);
    return offer;
}

}  // namespace pairmodel
