// What the services of a level leave out, and what nobody has said.

#include "pairmodel/planning/offer.hpp"

#include "support/catch.hpp"

#include <utility>
#include <vector>

using namespace pairmodel;

namespace {

Service aged(std::optional<double> from, std::optional<double> to) {
    Service service;
    service.level = CareLevel::targeted;
    service.age_from = from;
    service.age_to = to;
    return service;
}

Offer offer(const std::vector<Service>& services) {
    std::vector<const Service*> pointers;
    for (const Service& s : services) pointers.push_back(&s);
    return offer_of(pointers, CareLevel::targeted);
}

using Spans = std::vector<std::pair<double, double>>;

Spans pairs(const std::vector<AgeSpan>& spans) {
    Spans result;
    for (const AgeSpan& span : spans) result.emplace_back(span.from, span.to);
    return result;
}

}  // namespace

TEST_CASE("one yes is enough, and it takes all for a no", "[planning][offer]") {
    CHECK(Answers{1, 5, 3}.together() == Answer::yes);
    CHECK(Answers{0, 2, 0}.together() == Answer::no);
    CHECK(Answers{0, 2, 1}.together() == Answer::not_known);
    CHECK(Answers{0, 0, 1}.together() == Answer::not_known);
    CHECK(Answers{}.together() == Answer::not_known);
}

TEST_CASE("ages that no service takes", "[planning][offer]") {
    struct Case {
        std::vector<Service> services;
        Spans left_out, unsure;
    };
    const Case c = GENERATE(values<Case>({
        {{aged(0, 24)}, {}, {}},
        {{aged(0, 60)}, {}, {}},
        {{aged(6, 24)}, {{0, 6}}, {}},
        {{aged(0, 12)}, {{12, 24}}, {}},
        {{aged(12, 24), aged(0, 6)}, {{6, 12}}, {}},
        {{aged(0, 6), aged(3, 24)}, {}, {}},
        {{aged(24, 60)}, {{0, 24}}, {}},
        {{aged({}, {})}, {}, {{0, 24}}},
        {{aged(6, {})}, {{0, 6}}, {{6, 24}}},
        {{aged({}, 12)}, {{12, 24}}, {{0, 12}}},
        {{aged(6, {}), aged(9, 12)}, {{0, 6}}, {{6, 9}, {12, 24}}},
        {{aged({}, {}), aged(0, 24)}, {}, {}},
    }));
    const Offer found = offer(c.services);
    CHECK(pairs(found.ages_left_out) == c.left_out);
    CHECK(pairs(found.ages_unsure) == c.unsure);
}

TEST_CASE("services of other levels do not count", "[planning][offer]") {
    Service other = aged(0, 24);
    other.level = CareLevel::specialist;
    other.antenatal = Answer::yes;
    Service own = aged(0, {});
    own.antenatal = Answer::no;
    const Offer found = offer({other, own});
    CHECK(found.services == 1);
    CHECK(found.without_ages == 1);
    CHECK(found.antenatal.together() == Answer::no);
}
