#include "pairmodel/planning/provision.hpp"

#include "planning/interval.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

/// A sum of what is known, and whether anything is.
class KnownSum {
public:
    void add(const std::optional<double>& value) {
        if (!value) return;
        sum_ += *value;
        any_ = true;
    }
    [[nodiscard]] std::optional<double> value() const { return any_ ? std::optional(sum_) : std::nullopt; }

private:
    double sum_ = 0;
    bool any_ = false;
};

/// The ratio of two sums over the services that state both.
class MeanOfBoth {
public:
    void add(const std::optional<double>& above, const std::optional<double>& below) {
        if (!above || !below) return;
        above_ += *above;
        below_ += *below;
    }
    [[nodiscard]] std::optional<double> value() const {
        return above_ > 0 && below_ > 0 ? std::optional(above_ / below_) : std::nullopt;
    }

private:
    double above_ = 0;
    double below_ = 0;
};

Interval above_zero(const Interval& interval) {
    return {std::max(interval.low, 0.0), std::max(interval.central, 0.0), std::max(interval.high, 0.0)};
}

/// The one of the lists that is the level's; universal has none.
std::span<const Measure> of_level(ProvisionLevel level, std::span<const Measure> targeted,
                                  std::span<const Measure> specialist, std::span<const Measure> both) {
    switch (level) {
        case ProvisionLevel::universal:
            return {};
        case ProvisionLevel::targeted:
            return targeted;
        case ProvisionLevel::specialist:
            return specialist;
        case ProvisionLevel::targeted_and_specialist:
            break;
    }
    return both;
}

}  // namespace

bool counts_at(const Service& service, ProvisionLevel level) {
    switch (level) {
        case ProvisionLevel::universal:
            return service.level == CareLevel::universal;
        case ProvisionLevel::targeted:
            return service.level == CareLevel::targeted;
        case ProvisionLevel::specialist:
            return service.level == CareLevel::specialist;
        case ProvisionLevel::targeted_and_specialist:
            break;
    }
    return service.level != CareLevel::universal;
}

std::span<const Measure> demand_measures(ProvisionLevel level) {
    static constexpr std::array targeted{Measure::targeted};
    static constexpr std::array specialist{Measure::specialist};
    static constexpr std::array both{Measure::demand};
    return of_level(level, targeted, specialist, both);
}

std::span<const Measure> need_measures(ProvisionLevel level) {
    static constexpr std::array targeted{Measure::targeted, Measure::missed_mild_moderate};
    static constexpr std::array specialist{Measure::specialist, Measure::missed_severe};
    static constexpr std::array both{Measure::demand, Measure::missed};
    return of_level(level, targeted, specialist, both);
}

Interval sum_of(std::span<const Measure> measures, const Scenarios<Measures>& babies) {
    const auto sum = [&](const Measures& scenario) {
        double total = 0;
        for (const Measure m : measures) total += scenario[m];
        return total;
    };
    return interval_of(sum(babies.lower_need), sum(babies.higher_need));
}

Provision provision_of(std::span<const Service* const> services, ProvisionLevel level) {
    Provision result;
    KnownSum capacity;
    KnownSum wte;
    KnownSum cost;
    MeanOfBoth families_per_wte;
    MeanOfBoth cost_per_family;
    for (const Service* service : services) {
        if (!counts_at(*service, level)) continue;
        ++result.services;
        if (!service->families_per_year) ++result.without_capacity;
        capacity.add(service->families_per_year);
        wte.add(service->wte);
        cost.add(service->cost_per_year);
        families_per_wte.add(service->families_per_year, service->wte);
        cost_per_family.add(service->cost_per_year, service->families_per_year);
    }
    result.capacity = result.services == 0 ? std::optional(0.0) : capacity.value();
    result.wte = wte.value();
    result.cost_per_year = cost.value();
    result.families_per_wte = families_per_wte.value();
    result.cost_per_family = cost_per_family.value();
    return result;
}

Coverage coverage_of(const Provision& provision, const Interval& wanted, ProvisionLevel level) {
    Coverage result{wanted, {}, {}, {}, {}, {}};
    if (!provision.capacity) return result;
    const double capacity = *provision.capacity;
    if (wanted.low > 0)
        result.covered = {capacity / wanted.high, capacity / wanted.central, capacity / wanted.low};
    if (level == ProvisionLevel::targeted_and_specialist) return result;
    result.shortfall = above_zero({wanted.low - capacity, wanted.central - capacity, wanted.high - capacity});
    result.spare = above_zero({capacity - wanted.high, capacity - wanted.central, capacity - wanted.low});
    if (provision.families_per_wte) result.wte = times(*result.shortfall, 1 / *provision.families_per_wte);
    if (provision.cost_per_family) result.cost = times(*result.shortfall, *provision.cost_per_family);
    return result;
}

}  // namespace pairmodel
