#include "pairmodel/study/sensitivity.hpp"

#include "pairmodel/error.hpp"
#include "pairmodel/model/error.hpp"
#include "study/selection.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

SensitivityResult sensitivity_of(const Study& study, const SensitivityOptions& options) {
    const Run& run = study->run;
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < run.areas().size(); ++i)
        if (run.areas()[i].live_births) members.push_back(i);
    const Assumption& elasticity = run.model().parameters().elasticity;
    SensitivityResult result{study, options};
    const MoveRange range = options.elasticity.value_or(MoveRange{elasticity.low, elasticity.high});
    result.one_at_a_time = move_one_at_a_time(run, members, {range, options.births});
    rank_by_swing(result.one_at_a_time, options.measure);
    if (options.draws) result.shares = variance_shares(run, members, *options.draws);
    result.options.draws.reset();  // said by the shares; its progress is over
    result.options.births.clear();
    return result;
}

namespace {

void check_births(const Run& run) {
    for (const AreaView& area : run.areas())
        if (area.live_births) return;
    if (run.areas()[0].withheld)
        throw RequestError("sensitivity: live births are withheld, so there is nothing to move",
                           "a smaller --suppress-below, or other areas");
    throw RequestError(fmt::format("{}: live births are not available, so there is nothing to move. {}",
                                   run.areas().size() == 1 ? area_phrase(run.areas()[0]) : "these areas",
                                   run.areas()[0].note));
}

}  // namespace

SensitivityResult sensitivity(SensitivityRequest request, const Listener& listener) {
    Request& wanted = request.study;
    if (wanted.model.allocation == Allocation::published)
        throw RequestError(
            "sensitivity goes with the closed allocation: the published one has its unreached share and "
            "split printed in its figures, so that they cannot be moved",
            "leave --allocation out");
    wanted.model.allocation = Allocation::closed;
    wanted.totals.all = true;
    wanted.totals.implied = true;
    wanted.all_births_years = true;
    const Study areas = study(wanted, listener);
    check_births(areas->run);
    SensitivityOptions& options = request.options;
    options.births = areas->source.births_histories;
    if (options.draws && listener.progress)
        options.draws->progress = [&, of = options.draws->draws](std::size_t done) {
            listener.progress(done, of);
        };
    try {
        return sensitivity_of(areas, options);
    } catch (const MoveError& error) {
        throw RequestError(
            std::string("sensitivity: ") + error.what(),
            error.moved() == Moved::elasticity ? "narrow the range, such as --elasticity-range 0.8,1.2" : "");
    } catch (const ModelError& error) {
        throw RequestError(std::string("sensitivity: ") + error.what());
    }
}

}  // namespace pairmodel
