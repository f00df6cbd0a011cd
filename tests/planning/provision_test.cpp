// Capacity beside demand and need, with figures worked out by hand.

#include "pairmodel/planning/provision.hpp"

#include "support/catch.hpp"

#include <vector>

using namespace pairmodel;

namespace {

Service service(CareLevel level, std::optional<double> families, std::optional<double> wte = {},
                std::optional<double> cost = {}) {
    Service result;
    result.level = level;
    result.families_per_year = families;
    result.wte = wte;
    result.cost_per_year = cost;
    return result;
}

Provision provision_of_all(const std::vector<Service>& services, ProvisionLevel level) {
    std::vector<const Service*> pointers;
    for (const Service& s : services) pointers.push_back(&s);
    return provision_of(pointers, level);
}

void check_interval(const std::optional<Interval>& interval, double low, double central, double high) {
    REQUIRE(interval);
    CHECK(interval->low == Approx(low));
    CHECK(interval->central == Approx(central));
    CHECK(interval->high == Approx(high));
}

/// The toolkit's 1,000 births at average adversity.
const Scenarios<Measures> babies = [] {
    Scenarios<Measures> both;
    const auto fill = [](Measures& m, double targeted, double short_term, double mild, double unassigned) {
        m[Measure::targeted] = targeted;
        m[Measure::specialist_short_term] = short_term;
        m[Measure::specialist_long_term] = 50;
        m[Measure::specialist] = short_term + 50;
        m[Measure::missed_mild_moderate] = mild;
        m[Measure::missed_severe] = 100;
        m[Measure::unassigned] = unassigned;
        m[Measure::demand] = targeted + short_term + 50;
        m[Measure::missed] = mild + 100;
        m[Measure::need] = m[Measure::demand] + m[Measure::missed] + unassigned;
    };
    fill(both.lower_need, 65, 15, 160, 10);
    fill(both.higher_need, 80, 20, 200, 0);
    return both;
}();

}  // namespace

TEST_CASE("half of a specialist team's time is direct work", "[planning][provision]") {
    CHECK(usual_direct_share(CareLevel::specialist) == 0.5);
    CHECK(usual_direct_share(CareLevel::targeted) == 1);
    CHECK(families_of_team(3.7, 20, 0.5) == Approx(37));
}

TEST_CASE("demand and need of each level", "[planning][provision]") {
    const auto check = [](ProvisionLevel level, double demand_low, double demand_high, double need_low,
                          double need_high) {
        CAPTURE(code_of(level));
        const Interval demand = sum_of(demand_measures(level), babies);
        const Interval need = sum_of(need_measures(level), babies);
        CHECK(demand.low == demand_low);
        CHECK(demand.high == demand_high);
        CHECK(demand.central == (demand_low + demand_high) / 2);
        CHECK(need.low == need_low);
        CHECK(need.high == need_high);
    };
    check(ProvisionLevel::targeted, 65, 80, 225, 280);
    check(ProvisionLevel::specialist, 65, 70, 165, 170);
    check(ProvisionLevel::targeted_and_specialist, 130, 150, 390, 450);
    CHECK(demand_measures(ProvisionLevel::universal).empty());
    CHECK(need_measures(ProvisionLevel::universal).empty());
}

TEST_CASE("the needs of the levels and what is unassigned are all need", "[planning][provision]") {
    for (const Scenario scenario : {Scenario::lower_need, Scenario::higher_need}) {
        const Measures& m = babies.at(scenario);
        double sum = m[Measure::unassigned];
        for (const ProvisionLevel level : {ProvisionLevel::targeted, ProvisionLevel::specialist})
            for (const Measure measure : need_measures(level)) sum += m[measure];
        CHECK(sum == m[Measure::need]);
    }
}

TEST_CASE("services of a level are added up, with what is not known apart", "[planning][provision]") {
    const std::vector<Service> services{
        service(CareLevel::targeted, 40, 2, 50000), service(CareLevel::targeted, 60, {}, 70000),
        service(CareLevel::targeted, {}, 1), service(CareLevel::specialist, 37, 3.7),
        service(CareLevel::universal, {})};
    const Provision targeted = provision_of_all(services, ProvisionLevel::targeted);
    CHECK(targeted.services == 3);
    CHECK(targeted.without_capacity == 1);
    CHECK(targeted.capacity == 100);
    CHECK(targeted.wte == 3);
    CHECK(targeted.families_per_wte == 20);
    CHECK(targeted.cost_per_year == 120000);
    CHECK(targeted.cost_per_family == 1200);
    const Provision both = provision_of_all(services, ProvisionLevel::targeted_and_specialist);
    CHECK(both.services == 4);
    CHECK(both.capacity == 137);
    const Provision universal = provision_of_all(services, ProvisionLevel::universal);
    CHECK(universal.services == 1);
    CHECK_FALSE(universal.capacity);
    CHECK_FALSE(universal.wte);
    CHECK(provision_of_all({}, ProvisionLevel::specialist).capacity == 0);
}

TEST_CASE("the smallest share covered is that of the largest demand", "[planning][provision]") {
    Provision provision;
    provision.services = 1;
    provision.capacity = 100;
    provision.families_per_wte = 20;
    provision.cost_per_family = 1200;
    const Coverage c = coverage_of(provision, {80, 100, 160}, ProvisionLevel::targeted);
    check_interval(c.covered, 0.625, 1, 1.25);
    check_interval(c.shortfall, 0, 0, 60);
    check_interval(c.spare, 0, 0, 20);
    check_interval(c.wte, 0, 0, 3);
    check_interval(c.cost, 0, 0, 72000);
}

TEST_CASE("spare places are said, and no shortfall is negative", "[planning][provision]") {
    Provision provision;
    provision.capacity = 200;
    const Coverage c = coverage_of(provision, {80, 100, 150}, ProvisionLevel::specialist);
    check_interval(c.shortfall, 0, 0, 0);
    check_interval(c.spare, 50, 100, 120);
    CHECK_FALSE(c.wte);
    CHECK_FALSE(c.cost);
}

TEST_CASE("a level's spare places are no help at another", "[planning][provision]") {
    Provision provision;
    provision.capacity = 200;
    const Coverage c = coverage_of(provision, {80, 100, 160}, ProvisionLevel::targeted_and_specialist);
    check_interval(c.covered, 1.25, 2, 2.5);
    CHECK_FALSE(c.shortfall);
    CHECK_FALSE(c.spare);
}

TEST_CASE("what is not known covers nothing known", "[planning][provision]") {
    const Coverage unknown = coverage_of(Provision{}, {80, 100, 160}, ProvisionLevel::targeted);
    CHECK_FALSE(unknown.covered);
    CHECK_FALSE(unknown.shortfall);
    Provision none;
    none.capacity = 0;
    check_interval(coverage_of(none, {80, 100, 160}, ProvisionLevel::targeted).covered, 0, 0, 0);
    check_interval(coverage_of(none, {80, 100, 160}, ProvisionLevel::targeted).shortfall, 80, 100, 160);
    const Coverage nobody = coverage_of(none, {0, 0, 0}, ProvisionLevel::targeted);
    CHECK_FALSE(nobody.covered);
    check_interval(nobody.shortfall, 0, 0, 0);
}
