#include "pairmodel/error.hpp"
#include "pairmodel/model/error.hpp"
#include "study/selection.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <utility>

namespace pairmodel {

namespace {

std::optional<Note> note_of_errors(const SimulatedRun& simulated, const WantedPrecision& wanted, int unit) {
    const double error = simulated.largest_error(wanted.measures);
    if (error <= wanted.error) return std::nullopt;
    const bool most = simulated.options.draws >= wanted.most;
    return Note{
        NoteCode::few_draws,
        fmt::format(
            "{} draws are few for figures to {}: with another seed they would move by some {} babies; {}",
            grouped(static_cast<double>(simulated.options.draws)),
            unit == 1 ? "single babies" : fmt::format("{} babies", unit),
            error < 10 ? decimals(error, 1) : grouped(std::round(error)),
            unit == 10 ? "take more --draws, or --draws auto"
            : most     ? "a coarser --round shows what can be relied on"
                       : "take more --draws, --draws auto or a coarser --round")};
}

/// Of areas that are saturated in some draws, and not by their point values, of which a note tells already.
std::optional<Note> note_of_saturated(const Run& run, const SimulatedRun& drawn) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < drawn.areas.size(); ++i) {
        if (drawn.areas[i].saturated_share <= 0) continue;
        const auto estimate = run.estimate(i);
        count += estimate && estimate->saturated() ? 0U : 1U;
    }
    if (count == 0) return std::nullopt;
    return Note{NoteCode::saturated,
                fmt::format("{} {} saturated in some draws: there need is held at all births",
                            grouped(static_cast<double>(count)),
                            plural(static_cast<double>(count), "area", "areas"))};
}

}  // namespace

SimulatedRun simulated(const Run& run, const std::vector<NamedTotal>& totals, const DrawsRequest& request,
                       const Listener& listener, std::vector<Note>& notes) {
    SimulationOptions options = request.options;
    WantedPrecision wanted;
    wanted.error = request.printed_unit / 2.0;
    wanted.measures = request.measures;
    if (listener.progress)
        options.progress = [&](std::size_t done) { listener.progress(done, run.areas().size()); };
    try {
        SimulatedRun result =
            request.automatic ? simulate_until(run, totals, options, wanted) : simulate(run, totals, options);
        result.options.progress = nullptr;
        if (request.automatic)
            tell(listener, fmt::format("{} draws", grouped(static_cast<double>(result.options.draws))));
        if (auto note = note_of_errors(result, wanted, request.printed_unit)) {
            tell(listener, *note);
            notes.push_back(std::move(*note));
        }
        if (auto note = note_of_saturated(run, result)) {
            tell(listener, *note);
            notes.push_back(std::move(*note));
        }
        return result;
    } catch (const ModelError& error) {
        throw RequestError("--draws", error.what(), "");
    }
}

}  // namespace pairmodel
