#include "report/gap/comparison.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <cmath>

namespace pairmodel {

namespace {

/// "6 weeks", "6 months", "2 years".
std::string age_phrase(double months) {
    constexpr double year = 12;
    const double years = months / year;
    if (months > 0 && years == std::floor(years))
        return fmt::format("{} {}", years, plural(years, "year", "years"));
    const double weeks = months * 52 / year;
    if (months != std::floor(months) && std::abs(weeks - std::round(weeks)) < 1e-9)
        return fmt::format("{:.0f} {}", weeks, plural(std::round(weeks), "week", "weeks"));
    const std::string number = shortest(rounded(months * 10, 1) / 10);
    return fmt::format("{} {}", number, number == "1" ? "month" : "months");
}

/// "under 6 months", "from 1 year on", "from 6 months to 1 year"; "under 2 years" is any age.
std::string span_phrase(const AgeSpan& span) {
    const bool from_birth = span.from == 0;
    const bool to_end = span.to == second_birthday;
    if (from_birth && to_end) return "under 2 years";
    if (from_birth) return "under " + age_phrase(span.to);
    if (to_end) return fmt::format("from {} on", age_phrase(span.from));
    return fmt::format("from {} to {}", age_phrase(span.from), age_phrase(span.to));
}

std::string spans_phrase(const std::vector<AgeSpan>& spans) {
    std::string text;
    for (std::size_t i = 0; i < spans.size(); ++i)
        text += (i == 0 ? "" : i + 1 == spans.size() ? " or " : ", ") + span_phrase(spans[i]);
    return text;
}

/// "2 of 3 do not say", "the only one does not say", "neither of the two says".
std::string silent_phrase(std::size_t silent, std::size_t services, const char* one, const char* many) {
    if (services == 1) return fmt::format("the only one does not {}", one);
    if (silent == services && services == 2) return "neither of the two says";
    if (silent == services) return fmt::format("none of the {} says", services);
    return fmt::format("{} of {} {}", silent, services,
                       silent == 1 ? fmt::format("does not {}", one) : fmt::format("do not {}", many));
}

/// The words of one question: where the answer is no, and what is not known.
struct Question {
    const char* code;
    const char* no;       ///< with the level in it
    const char* unclear;  ///< the same, behind "Whether"
};

constexpr Question antenatal{"antenatal", "No {} service works with parents before birth",
                             "any {} service works with parents before birth"};
constexpr Question self_referral{"self_referral", "Parents cannot refer themselves to any {} service",
                                 "parents can refer themselves to a {} service"};
constexpr Question fathers{"fathers", "No {} service is open to fathers and co-parents",
                           "any {} service is open to fathers and co-parents"};

constexpr Question assessment{"assessment", "No {} service assesses the relationship before an intervention",
                              "any {} service assesses the relationship before an intervention"};
constexpr Question relationship{"relationship",
                                "No {} service aims at the parent-infant relationship in the first place",
                                "any {} service aims at the parent-infant relationship in the first place"};

class GapFinder {
public:
    explicit GapFinder(std::vector<OfferGap>& gaps) : gaps_(gaps) {}

    void look_at(CareLevel level, const Offer& offer) {
        level_ = level;
        if (offer.services == 0)
            return add("no_service", true, fmt::format("No {} service is listed.", code_of(level)));
        ask(antenatal, offer.antenatal, offer.services);
        ask(self_referral, offer.self_referral, offer.services);
        ask(fathers, offer.fathers, offer.services);
        // Further columns of the mapping tool: nothing is asked that no service answers.
        if (offer.assessment.not_known < offer.services) ask(assessment, offer.assessment, offer.services);
        if (offer.relationship.not_known < offer.services)
            ask(relationship, offer.relationship, offer.services);
        look_at_ages(offer);
        if (offer.short_term_only == offer.services)
            add("long_term", true, "No specialist service is for longer work with severe difficulties.");
        if (offer.long_term_only == offer.services)
            add("short_term", true,
                "No specialist service is for short-term work with moderate difficulties.");
    }

private:
    void add(const char* code, bool known, std::string sentence) {
        gaps_.push_back({code, level_, known, std::move(sentence)});
    }

    void ask(const Question& question, const Answers& answers, std::size_t services) {
        const Answer together = answers.together();
        if (together == Answer::no)
            add(question.code, true, fmt::format(fmt::runtime(question.no), code_of(level_)) + ".");
        if (together == Answer::not_known)
            add(question.code, false,
                fmt::format("Whether {} is not known: {}.",
                            fmt::format(fmt::runtime(question.unclear), code_of(level_)),
                            silent_phrase(answers.not_known, services, "say", "say")));
    }

    void look_at_ages(const Offer& offer) {
        if (!offer.ages_left_out.empty())
            add("ages", true,
                fmt::format("No {} service takes babies {}.", code_of(level_),
                            spans_phrase(offer.ages_left_out)));
        if (!offer.ages_unsure.empty())
            add("ages", false,
                fmt::format(
                    "Whether any {} service takes babies {} is not known: {}.", code_of(level_),
                    spans_phrase(offer.ages_unsure),
                    silent_phrase(offer.without_ages, offer.services, "state its ages", "state their ages")));
    }

    std::vector<OfferGap>& gaps_;
    CareLevel level_ = CareLevel::universal;
};

}  // namespace

std::string question_of(const OfferGap& gap) {
    if (gap.code == antenatal.code) return "whether any works with parents before birth";
    if (gap.code == self_referral.code) return "whether parents can refer themselves";
    if (gap.code == fathers.code) return "whether any is open to fathers and co-parents";
    if (gap.code == assessment.code) return "whether any assesses the relationship first";
    if (gap.code == relationship.code) return "whether any aims at the relationship";
    if (gap.code == "no_intervention") return "whether any intervention is designed for this level";
    return "whether babies of all ages are taken";
}

std::vector<OfferGap> offer_gaps(const std::array<Offer, 3>& offers) {
    std::vector<OfferGap> gaps;
    GapFinder finder(gaps);
    for (std::size_t i = 0; i < offers.size(); ++i) finder.look_at(static_cast<CareLevel>(i), offers[i]);
    return gaps;
}

}  // namespace pairmodel
