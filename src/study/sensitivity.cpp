#include "pairmodel/study/sensitivity.hpp"

#include "pairmodel/error.hpp"
#include "pairmodel/model/error.hpp"
#include "study/selection.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace pairmodel {

std::optional<std::size_t> SensitivityResult::one_area() const {
    return area || study->run.areas().size() > 1 ? area : 0;
}

namespace {

std::vector<std::size_t> with_births(const Run& run) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < run.areas().size(); ++i)
        if (run.areas()[i].live_births) members.push_back(i);
    return members;
}

SensitivityResult moved(const Study& study, const std::vector<std::size_t>& members,
                        const SensitivityOptions& options) {
    const Run& run = study->run;
    const Assumption& elasticity = run.model().parameters().elasticity;
    SensitivityResult result{study, options};
    const MoveRange range = options.elasticity.value_or(MoveRange{elasticity.low, elasticity.high});
    result.one_at_a_time = move_one_at_a_time(run, members, {range, options.births});
    rank_by_swing(result.one_at_a_time, options.measure);
    if (options.draws) {
        if (options.draws->draws < 2) throw RequestError("--draws", "expected 2 or more", "");
        result.shares = variance_shares(run, members, *options.draws);
    }
    result.options.draws.reset();  // said by the shares; its progress is over
    result.options.births.clear();
    return result;
}

}  // namespace

SensitivityResult sensitivity_of(const Study& study, const SensitivityOptions& options) {
    return moved(study, with_births(study->run), options);
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

namespace {

/// All together, then each by itself; `done` hears of those that are finished.
std::vector<SensitivityResult> together_and_apart(const Study& areas, const SensitivityOptions& options,
                                                  const std::function<void(std::size_t)>& done) {
    std::vector<SensitivityResult> results{sensitivity_of(areas, options)};
    done(1);
    if (areas.size() == 1 || areas.size() > most_areas_apart) return results;
    for (const std::size_t area : with_births(areas->run)) {
        results.push_back(moved(areas, {area}, options));
        results.back().area = area;
        done(results.size());
    }
    return results;
}

/// With draws the listener hears of them, result by result; else of results.
std::vector<SensitivityResult> told(const Study& areas, SensitivityOptions& options,
                                    const Listener& listener) {
    const std::size_t each = areas.size() > most_areas_apart || areas.size() == 1 ? 0 : areas.size();
    const std::size_t unit = options.draws ? options.draws->draws : 1;
    std::size_t before = 0;
    const auto tell_of = [&](std::size_t done) {
        if (listener.progress) listener.progress(before + done, (1 + each) * unit);
    };
    if (options.draws && listener.progress) options.draws->progress = tell_of;
    return together_and_apart(areas, options, [&](std::size_t results) {
        before = results * unit;
        tell_of(0);
    });
}

}  // namespace

std::vector<SensitivityResult> sensitivity(SensitivityRequest request, const Listener& listener) {
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
    try {
        return told(areas, options, listener);
    } catch (const MoveError& error) {
        throw RequestError(
            std::string("sensitivity: ") + error.what(),
            error.moved() == Moved::elasticity ? "narrow the range, such as --elasticity-range 0.8,1.2" : "");
    } catch (const ModelError& error) {
        throw RequestError(std::string("sensitivity: ") + error.what());
    }
}

}  // namespace pairmodel
