#include "pairmodel/report/report.hpp"

#include "input/cells/suggest.hpp"
#include "pairmodel/model/error.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/planning.hpp"
#include "request/services.hpp"
#include "request/simulating.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

using namespace pairmodel;

namespace {

struct ReportChoice {
    PlanChoice plan;  ///< with the estimate
    std::string services;
    std::string chart;
};

bool wants_plan(const PlanChoice& c) {
    for (const std::string* text : {&c.from, &c.to, &c.births_growth, &c.births_by_year, &c.unreached_to,
                                    &c.unreached_by_year, &c.adversity_to, &c.scenarios})
        if (!text->empty()) return true;
    return c.births_trend;
}

/// A report is a page or a workbook, and goes to a file or another program.
void check_format(const OutputChoice& output) {
    if (output.chart) return;
    if (output.format.empty() && output.file.empty())
        throw UsageError("report: where to?", "a page: -o report.html, or a workbook: -o report.xlsx");
    const std::string& name = format_for(output).name;
    if (name != "html" && name != "xlsx")
        throw UsageError(fmt::format("report is written as html or xlsx, not {}", name),
                         "estimate, plan, gap and sensitivity have their figures in every format");
}

/// Moves the assumptions for all areas together; the report says why where that cannot be.
void add_sensitivity(const Selection& selection, const OutputChoice& output, ReportParts& parts) {
    const auto closed = with_closed_allocation(parts.estimate, std::nullopt);
    const auto& areas = closed->run.areas();
    if (std::none_of(areas.begin(), areas.end(),
                     [](const AreaView& area) { return area.live_births.has_value(); }))
        return;
    SensitivityOptions options;
    options.births = selection.births_histories;
    try {
        parts.sensitivity = sensitivity_of(closed, options);
    } catch (const ModelError& error) {
        parts.no_sensitivity = error.what();
        note(output, "without sensitivity: " + parts.no_sensitivity);
    }
}

/// The plan for the report's areas, with the closed allocation and the report's draws.
void add_plan(const ReadPlan& plan, const Selection& selection, const EstimateChoice& wanted,
              ReportParts& parts) {
    std::optional<SimulationOptions> draws;
    if (parts.estimate->simulated) draws = parts.estimate->simulated->options;
    auto result = std::make_shared<PlanResult>(
        plan_result_of(plan, with_closed_allocation(parts.estimate, draws), selection, wanted.model.strict));
    for (const auto& notes : {plan.notes, result->notes})
        for (const std::string& text : notes) note(wanted.output, text);
    parts.plan = std::move(result);
}

/// What a chart needs that this report was not given; empty where it is none of these.
std::string need_of(const std::string& chart, const std::vector<std::string>& ids) {
    static const std::vector<std::pair<const char*, const char*>> needs{
        {"plan-", "it needs a plan, such as --from 2026 --to 2031"},
        {"gap", "it needs a table of services: --services services.csv"},
        {"ranking", "it needs several areas"},
        {"levels-", "it needs several areas"},
    };
    for (const auto& need : needs) {
        const auto is_of_kind = [&](const std::string& id) { return id.starts_with(need.first); };
        if (is_of_kind(chart) && std::none_of(ids.begin(), ids.end(), is_of_kind)) return need.second;
    }
    return "";
}

/// The document, or the part of it that is one chart.
Document chosen(Document document, const std::string& chart) {
    if (chart.empty()) return document;
    const Chart* wanted = chart_of(document, chart);
    if (wanted == nullptr) {
        const std::vector<std::string> ids = chart_ids(document);
        std::string near = need_of(chart, ids);
        if (near.empty()) near = did_you_mean(chart, ids);
        throw UsageError(
            fmt::format("--chart: this report has no chart {}", in_quotes(chart)),
            near.empty()
                ? fmt::format("it has {}", ids.empty() ? "none" : fmt::format("{}", fmt::join(ids, ", ")))
                : near);
    }
    Document picture;
    picture.sections.push_back({"chart", "", 2, {}, {*wanted}, {}, {}});
    return picture;
}

int run_report(ReportChoice choice, const std::string& command) {
    EstimateChoice& wanted = choice.plan.estimate;
    wanted.output.chart = !choice.chart.empty();
    check_format(wanted.output);
    std::optional<ReadPlan> plan;
    if (wants_plan(choice.plan)) plan = plan_of(choice.plan);
    if (plan && plan->file) wanted.inputs.push_back(*plan->file);
    std::optional<ServiceTable> services;
    if (!choice.services.empty()) services = services_of(choice.services, wanted.areas);
    if (services) use_services(*services, wanted);
    wanted.totals.implied = true;
    const Estimated estimated = estimate_of(wanted);

    ReportParts parts;
    parts.command = command;
    parts.estimate = estimated.result;
    add_sensitivity(estimated.selection, wanted.output, parts);
    if (plan) add_plan(*plan, estimated.selection, wanted, parts);
    if (services) {
        parts.gap = gap_result_of(std::move(*services), estimated.result);
        for (const std::string& text : parts.gap->notes) note(wanted.output, text);
    }
    OutputFiles files(wanted.output.force);
    write_document(chosen(report_document(parts), choice.chart), wanted.output, files);
    return exit_done;
}

}  // namespace

Command add_report(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "report", "one file for a JSNA: page or workbook, with charts and assumptions");
    set_examples(*command,
                 {"pairmodel report --area Gateshead -o gateshead.html",
                  "pairmodel report --area Gateshead --draws 1000 --from 2026 --to 2031 --unreached-to 50% "
                  "--services services.csv -o gateshead.html",
                  "pairmodel report --tier upper --within \"North East\" -o north-east.xlsx",
                  "pairmodel report --area Gateshead --chart levels -o levels.svg"});
    auto choice = std::make_shared<ReportChoice>();
    EstimateChoice& estimate = choice->plan.estimate;
    command->add_option("--services", choice->services, "a table of local services, as for gap")
        ->type_name("FILE.csv")
        ->group("Report");
    command
        ->add_option("--chart", choice->chart,
                     "one chart alone, as SVG: waterfall, levels, births, indicators, neighbours, similar, "
                     "sensitivity, plan-demand, plan-missed, gap; of several areas: ranking, levels-CODE")
        ->type_name("NAME")
        ->group("Report");
    add_plan_options(*command, choice->plan);
    add_options(*command, estimate.areas);
    add_cohort_option(*command, estimate.areas);
    add_options(*command, estimate.adversity);
    add_options(*command, estimate.model);
    add_options(*command, estimate.simulation);
    add_options(*command, estimate.output, true);
    // One shape; bad rows stop the run; a page has no column for Monte Carlo errors.
    for (const char* name : {"--shape", "--on-bad-row", "--rejects", "--monte-carlo-error"})
        command->remove_option(command->get_option(name));
    return {command, [choice, command] { return run_report(*choice, command_line_of(*command)); }};
}
