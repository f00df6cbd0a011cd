// A table of neighbourhoods, as a user's CSV file: parts add up to the place, however it is grouped.

#include "pairmodel/study/equity.hpp"

#include "fuzz.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "study/equity/neighbourhoods.hpp"

#include <cmath>
#include <sstream>

using namespace pairmodel;

namespace {

void check(const AreaEquity& area) {
    double births = 0;
    double missed = 0;
    for (const EquityPart& part : area.groups) {
        births += part.births;
        missed += part.uneven.higher_need[Measure::missed];
        fuzz::require(part.babies.higher_need[Measure::need] <= part.births * (1 + 1e-9) + 1e-9,
                      "no more babies in need than are born");
    }
    if (area.groups.empty()) return;
    const auto close = [](double a, double b) { return std::abs(a - b) <= 1e-6 * (1 + std::abs(b)); };
    fuzz::require(close(births, area.all.births), "births of the parts are those of the place");
    fuzz::require(close(missed, area.all.babies.higher_need[Measure::missed]),
                  "uneven reach makes no families");
    fuzz::require(area.index >= -1 - 1e-9 && area.index <= 1 + 1e-9, "an index from -1 to 1");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Model model(builtin_parameter_set("pif-2023"), {});
    std::istringstream stream{std::string(fuzz::text_of(data, size))};
    fuzz::taken_or_refused([&] {
        AreaTable table = read_area_table(stream, "neighbourhoods.csv", {});
        SelectedAreas selected;
        Selection& source = selected.source;
        source.file = table.name;
        source.areas = std::move(table.areas);
        source.lines = std::move(table.lines);
        source.group_columns = std::move(table.group_columns);
        use_tenths(selected);
        StudyResult result{Run(model, std::move(source.areas), {}, {}, std::nullopt)};
        result.source = std::move(source);
        result.totals.push_back(total_of(result.run));
        const Study study(std::move(result));
        for (const char* by : {"fifth", "decile"}) {
            try {
                check(equity_of_rows(study, {by, 0.9}).areas.back());
            } catch (const RequestError&) {  // nothing is known of adversity, or the reach cannot be
            }
        }
    });
    return 0;
}
