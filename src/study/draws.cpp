#include "pairmodel/error.hpp"
#include "pairmodel/model/error.hpp"
#include "study/selection.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace pairmodel {

namespace {

constexpr std::size_t most_automatic_draws = 1'024'000;

std::optional<Note> note_of_errors(const SimulatedRun& simulated, const DrawsRequest& request) {
    const int unit = request.printed_unit;
    const double error = simulated.largest_error;
    if (2 * error <= unit) return std::nullopt;
    const bool most = simulated.options.draws >= most_automatic_draws;
    return Note{
        NoteCode::few_draws,
        fmt::format(
            "{} draws are few for figures to {}: with another seed they would move by some {} babies; {}",
            grouped(static_cast<double>(simulated.options.draws)),
            unit == 1 ? "single babies" : fmt::format("{} babies", unit), decimals(error, error < 10 ? 1 : 0),
            most ? "a coarser --round shows what can be relied on"
                 : "take more --draws, --draws auto or a coarser --round")};
}

}  // namespace

SimulatedRun simulated(const Run& run, const std::vector<NamedTotal>& totals, const DrawsRequest& request,
                       const Listener& listener, std::vector<Note>& notes) {
    SimulationOptions options = request.options;
    if (listener.progress)
        options.progress = [&](std::size_t done) { listener.progress(done, run.areas().size()); };
    try {
        SimulatedRun result =
            request.automatic
                ? simulate_until(run, totals, options, request.printed_unit / 2.0, most_automatic_draws)
                : simulate(run, totals, options);
        result.options.progress = nullptr;
        if (request.automatic)
            tell(listener, fmt::format("{} draws", grouped(static_cast<double>(result.options.draws))));
        if (auto note = note_of_errors(result, request)) {
            tell(listener, *note);
            notes.push_back(std::move(*note));
        }
        return result;
    } catch (const ModelError& error) {
        throw RequestError("--draws", error.what(), "");
    }
}

}  // namespace pairmodel
