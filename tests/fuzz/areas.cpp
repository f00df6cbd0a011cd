// A table of areas, as a user's CSV file. What is read goes through the model: no figure may be impossible.

#include "fuzz.hpp"
#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/run.hpp"

#include <cmath>
#include <sstream>

using namespace pairmodel;

namespace {

void check(const Estimate& estimate) {
    fuzz::require(estimate.ratio > 0 && std::isfinite(estimate.ratio), "an adversity ratio above 0");
    for (const MeasureInfo& measure : all_measures()) {
        const Interval babies = estimate.interval(measure.measure);
        fuzz::require(babies.low >= 0 && babies.low <= babies.high, "0 <= low <= high");
        fuzz::require(babies.high <= estimate.live_births * (1 + 1e-9), "no more babies than are born");
    }
}

void estimate_all(AreaTable table) {
    static const ParameterSet set = builtin_parameter_set("pif-2023");
    static const Model model(set, {});
    fuzz::require(table.areas.size() == table.lines.size(), "a line for each area");
    const std::vector<Indicator>& indicators = reference_table().indicators;
    const IndicatorChoice choice{.weights = std::vector<double>(indicators.size(), 1)};
    const Run run(model, std::move(table.areas), indicators, choice, std::nullopt);
    std::vector<Unanswered> unanswered;
    static_cast<void>(summarise(run, unanswered));
    for (const Unanswered& area : unanswered) fuzz::require(!area.reason.empty(), "a reason for no answer");
    if (!unanswered.empty()) return;
    for (std::size_t i = 0; i < run.areas().size(); ++i)
        if (const auto estimate = run.estimate(i)) check(*estimate);
}

}  // namespace

/// The first byte chooses how strictly the table is read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    AreaTableOptions options;
    options.indicators = reference_table().indicators;
    options.skip_bad_rows = (data[0] & 1U) != 0;
    if ((data[0] & 2U) != 0) options.columns = {{"live_births", "n"}, {"area_name", "place"}};
    if ((data[0] & 4U) != 0) options.births_period = "2022/23";
    std::istringstream stream{std::string(fuzz::text_of(data + 1, size - 1))};
    fuzz::taken_or_refused([&] { estimate_all(read_area_table(stream, "areas.csv", options)); });
    return 0;
}
