#pragma once

#include "pairmodel/study/plan.hpp"
#include "request/request.hpp"

#include <string>

/// The options of a plan as typed, beside those of its study.
struct PlanChoice {
    std::string from;
    std::string to;
    std::string births_growth;
    std::string births_by_year;
    bool births_trend = false;
    std::string unreached_to;
    std::string unreached_by_year;
    std::string adversity_to;
    std::string scenarios;

    /// Any of them was given.
    [[nodiscard]] bool any() const;
};

void add_options(CLI::App& command, PlanChoice& choice);

/// What the options ask for. Throws RequestError with all that is wrong with them.
[[nodiscard]] pairmodel::PlanRequest plan_request_of(const PlanChoice& choice, const StudyChoice& study);
