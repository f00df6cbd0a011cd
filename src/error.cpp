#include "pairmodel/error.hpp"

namespace pairmodel {

std::string to_text(const Problem& problem) {
    // A sentence of its own may begin with the option: "--within goes with --tier".
    std::string text = problem.problem.starts_with(problem.option) ? problem.problem
                                                                   : problem.option + ": " + problem.problem;
    if (!problem.hint.empty()) text += "\n  hint: " + problem.hint;
    return text;
}

namespace {

std::string to_text(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) text += (text.empty() ? "" : "\n") + pairmodel::to_text(problem);
    return text;
}

}  // namespace

RequestError::RequestError(std::vector<Problem> problems)
    : std::runtime_error(to_text(problems)), problems_(std::move(problems)) {}

}  // namespace pairmodel
