// A parameter set, as a user's JSON file. What is taken goes through the model.

#include "fuzz.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/model/estimate.hpp"

#include <initializer_list>

using namespace pairmodel;

namespace {

void estimate_with(const ParameterSet& set) {
    for (const Scale scale : {Scale::proportional, Scale::odds})
        for (const double ratio : {0.01, 1.0, 5.0}) {
            const Estimate result = estimate(1000, ratio, Model(set, {.scale = scale}));
            for (const MeasureInfo& measure : all_measures()) {
                const Interval babies = result.interval(measure.measure);
                fuzz::require(babies.low >= 0 && babies.high <= 1000 * (1 + 1e-9),
                              "a part of the babies who are born");
            }
        }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::taken_or_refused(
        [&] { estimate_with(parse_parameter_set("parameters.json", fuzz::text_of(data, size))); });
    return 0;
}
