#pragma once

#include "pairmodel/error.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace pairmodel {

/// Problems of several options, told at once, and what is to be noted where there are none.
class Findings {
public:
    std::vector<std::string> notes;

    void add(Problem problem) { problems_.push_back(std::move(problem)); }
    void add(const std::vector<Problem>& problems) {
        problems_.insert(problems_.end(), problems.begin(), problems.end());
    }
    /// What `work` throws is one of the findings.
    void collect(const std::function<void()>& work) {
        try {
            work();
        } catch (const RequestError& error) {
            add(error.problems());
        }
    }
    void throw_if_any() const {
        if (!problems_.empty()) throw RequestError(problems_);
    }

private:
    std::vector<Problem> problems_;
};

/// Does the work for each, and throws all that was wrong at once.
template <class Range, class Work>
void for_each_collected(const Range& range, const Work& work) {
    Findings findings;
    for (const auto& each : range) findings.collect([&] { work(each); });
    findings.throw_if_any();
}

}  // namespace pairmodel
