#include "input/cells/date.hpp"
#include "input/cells/number.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "study/selection.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace pairmodel {

namespace {

constexpr std::size_t most_draws = 10'000'000;

/// What was found to be wrong, in the words of the command line.
class Problems {
public:
    template <typename Value>
    void require(bool good, const char* option, const char* expected, const Value& found) {
        if (!good) problems_.push_back({option, fmt::format("expected {}, found {}", expected, found), ""});
    }
    void add(Problem problem) { problems_.push_back(std::move(problem)); }
    void throw_if_any() const {
        if (!problems_.empty()) throw RequestError(problems_);
    }

private:
    std::vector<Problem> problems_;
};

void check(const DrawsRequest& draws, Problems& problems) {
    const SimulationOptions& options = draws.options;
    problems.require(options.draws >= 2 && options.draws <= most_draws, "--draws", "2 to 10000000",
                     options.draws);
    problems.require(options.level > 0 && options.level < 1, "--interval", "a level between 0 and 1, as 0.95",
                     options.level);
}

void check(const ObservedRequest& observed, Problems& problems) {
    const auto* numbers = std::get_if<std::vector<ObservedNumber>>(&observed.families);
    if (numbers == nullptr) return;
    for (const ObservedNumber& number : *numbers) {
        problems.require(number.families >= 0, "--observed", "families, 0 or more", number.families);
        problems.require(number.years > 0 && std::isfinite(number.years), "--observed", "years above 0",
                         number.years);
    }
}

}  // namespace

void check_request(const Request& request) {
    Problems problems;
    if (request.shard) {
        const auto& [part, of] = *request.shard;
        problems.require(part >= 1 && part <= of, "--shard", "a part from 1 to the number of parts",
                         fmt::format("{} of {}", part, of));
        if (request.totals.all || !request.totals.by.empty())
            problems.add({"--shard", "--shard cannot have totals: each part knows its own areas only",
                          "run once without --shard for the totals"});
    }
    if (request.draws) check(*request.draws, problems);
    if (request.observed) check(*request.observed, problems);
    if (const auto* area = std::get_if<OwnArea>(&request.areas))
        problems.require(area->live_births >= 0 && area->live_births <= largest_count, "--births",
                         "births, 0 or more", area->live_births);
    if (const auto ratio = request.adversity.ratio)
        problems.require(*ratio > 0 && std::isfinite(*ratio), "--adversity", "a ratio above 0", *ratio);
    for (const auto& [id, weight] : request.adversity.weights)
        problems.require(weight >= 0 && std::isfinite(weight), "--weights", "0 or more", weight);
    if (const auto elasticity = request.model.elasticity)
        problems.require(*elasticity >= 0 && std::isfinite(*elasticity), "--elasticity", "0 or more",
                         *elasticity);
    problems.require(request.suppress_below >= 0, "--suppress-below", "0 or more", request.suppress_below);
    const int round_to = request.round_to;
    problems.require(round_to == 0 || round_to == 1 || round_to == 5 || round_to == 10, "--round",
                     "0, 1, 5 or 10", round_to);
    problems.require(request.date.empty() || parse_date(request.date), "--date", "YYYY-MM-DD",
                     in_quotes(request.date));
    problems.throw_if_any();
}

}  // namespace pairmodel
