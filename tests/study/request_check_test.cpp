#include "pairmodel/error.hpp"
#include "pairmodel/study/plan.hpp"
#include "pairmodel/study/study.hpp"
#include "support/catch.hpp"

#include <limits>

using namespace pairmodel;

TEST_CASE("a typed request that cannot be is refused with all that is wrong", "[study]") {
    Request request;
    request.areas = OwnArea{-5};
    request.shard = Shard{5, 2};
    request.draws.emplace();
    request.draws->options.draws = 1;
    request.draws->options.level = 95;
    request.adversity.ratio = std::numeric_limits<double>::infinity();
    request.model.elasticity = -1;
    request.observed = ObservedRequest{std::vector<ObservedNumber>{{ProvisionLevel::targeted, -3, 0}}};
    request.round_to = 3;
    request.date = "yesterday";
    request.suppress_below = -1;
    try {
        static_cast<void>(study(request));
        FAIL("nothing was refused");
    } catch (const RequestError& error) {
        CHECK(error.problems().size() == 11);
        CHECK(error.problems().front().problem ==
              "expected a part from 1 to the number of parts, found 5 of 2");
    }
    for (const Shard none : {Shard{0, 0}, Shard{3, 2}, Shard{0, 2}}) {
        request = {};
        request.areas = OwnArea{100};
        request.shard = none;
        CHECK_THROWS_AS(study(request), RequestError);
    }
}

TEST_CASE("years of a typed plan go forwards, and not for ever", "[study]") {
    for (const PlanYears years : {PlanYears{2030, 2026}, PlanYears{2026, 2'000'000'000}}) {
        PlanRequest request;
        request.study.areas = OwnArea{100};
        request.plan.years = years;
        CHECK_THROWS_AS(plan(request), RequestError);
    }
}
