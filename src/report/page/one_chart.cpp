#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/report/documents.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// What a chart needs that this report was not given; empty where it is none of these.
std::string need_of(const std::string& chart, const std::vector<std::string>& ids) {
    static const std::vector<std::pair<const char*, const char*>> needs{
        {"plan-", "it needs a plan, such as --from 2026 --to 2031"},
        {"gap", "it needs a table of services: --services services.csv"},
        {"assessment", "it needs a self-assessment: --assessment grid.csv"},
        {"equity", "it needs the neighbourhoods: --equity"},
        {"ranking", "it needs several areas"},
        {"levels-", "it needs several areas"},
    };
    for (const auto& need : needs) {
        const auto is_of_kind = [&](const std::string& id) { return id.starts_with(need.first); };
        if (is_of_kind(chart) && std::none_of(ids.begin(), ids.end(), is_of_kind)) return need.second;
    }
    return "";
}

}  // namespace

Document chart_document(const Document& report, const std::string& id) {
    std::vector<std::string> ids;
    for (const Section& section : report.sections)
        for (const Chart& chart : section.charts) {
            if (chart.id == id) {
                Document picture;
                picture.sections.push_back({"chart", "", 2, {}, {chart}, {}, {}});
                return picture;
            }
            ids.push_back(chart.id);
        }
    std::string hint = need_of(id, ids);
    if (hint.empty()) hint = did_you_mean(id, ids);
    if (hint.empty())
        hint = fmt::format("it has {}", ids.empty() ? "none" : fmt::format("{}", fmt::join(ids, ", ")));
    throw RequestError("--chart", fmt::format("this report has no chart {}", in_quotes(id)), hint);
}

}  // namespace pairmodel
