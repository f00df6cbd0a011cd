#pragma once

#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/report/documents.hpp"
#include "pairmodel/report/format.hpp"
#include "pairmodel/report/output.hpp"
#include "pairmodel/study/study.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Results and documents without a command line.
namespace results {

using namespace pairmodel;

struct Wanted {
    bool total = false;
    bool total_by_group = false;
    std::int64_t suppress_below = 0;
    int round_to = 0;
};

inline const ParameterSet& toolkit() {
    static const ParameterSet set = builtin_parameter_set("pif-2023");
    return set;
}

inline Area area(std::string code, std::string name, std::int64_t births, double ratio,
                 std::string group = "") {
    Area result;
    result.code = std::move(code);
    result.name = std::move(name);
    result.live_births = births;
    result.adversity = GivenRatio{ratio, std::nullopt};
    result.groups = {std::move(group)};
    return result;
}

inline Run run_of(AreaList areas, const ModelOptions& options = {}) {
    const auto& indicators = reference_table().indicators;
    return {Model(toolkit(), options), std::move(areas), indicators,
            IndicatorChoice{std::vector<double>(indicators.size(), 1.0), Combine::geometric}, std::nullopt};
}

inline Study result_of(AreaList areas, const Wanted& wanted = {}) {
    for (std::size_t i = 0; i < areas.size(); ++i) {
        Area area = areas[i].copy();
        BirthsHistory none;
        if (!area.live_births || *area.live_births >= wanted.suppress_below) continue;
        withhold(area, none);
        areas.replace(i, area);
    }
    Run run = run_of(std::move(areas));
    std::vector<Unanswered> unanswered;
    RunSummary summary = summarise(run, unanswered);
    std::vector<NamedTotal> totals;
    if (wanted.total_by_group) totals = totals_by(run, 0);
    if (wanted.total) totals.push_back(total_of(run));
    StudyResult result{std::move(run)};
    result.summary = std::move(summary);
    result.totals = std::move(totals);
    result.suppress_below = wanted.suppress_below;
    result.source.group_columns = {"group"};
    result.round_to = wanted.round_to;
    return Study(std::move(result));
}

/// The document in a format, as a whole.
inline std::string written(const Document& document, const std::string& format, bool colour = false) {
    StringSink sink;
    format_of_name(format)->write(document, sink, {.colour = colour});
    return sink.text();
}

/// Whether the format is written by this program alone, and not by another that may not be installed.
inline bool is_own(const Format& format) {
    return format.missing == nullptr;
}

inline std::string written(const Study& study, const std::string& format, Shape shape = Shape::longer) {
    return written(estimate_document(study, shape), format);
}

}  // namespace results
