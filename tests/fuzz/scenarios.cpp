// A file of scenarios for a plan.

#include "fuzz.hpp"
#include "pairmodel/input/scenario_file.hpp"

using namespace pairmodel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::taken_or_refused([&] {
        const ScenarioFile file =
            parse_scenario_file("scenarios.json", fuzz::text_of(data, size), {2025, 2035});
        for (const PlanScenario& scenario : file.scenarios)
            fuzz::require(!scenario.name.empty(), "a scenario has a name");
    });
    return 0;
}
