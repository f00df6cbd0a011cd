#include "pairmodel/error.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/plan.hpp"
#include "request/values.hpp"

#include <fmt/format.h>

#include <memory>
#include <tuple>

using namespace pairmodel;

namespace {

struct ReportChoice {
    StudyChoice study;
    PlanChoice plan;
    std::string services;
    std::string chart;
    std::string part = "all";
    std::string title;
    std::string organisation;
    std::string contact;
};

/// A report is a page or a workbook, and goes to a file or another program.
void check_format(const OutputChoice& output) {
    if (output.chart) return;
    if (output.format.empty() && output.file.empty())
        throw RequestError("report: where to?", "a page: -o report.html, or a workbook: -o report.xlsx");
    const std::string& name = format_for(output).name;
    if (name != "html" && name != "xlsx")
        throw RequestError(fmt::format("report is written as html or xlsx, not {}", name),
                           "estimate, plan, gap and sensitivity have their figures in every format");
}

int run_report(ReportChoice choice, const std::string& command) {
    OutputChoice& output = choice.study.output;
    output.chart = !choice.chart.empty();
    check_format(output);
    std::vector<std::string> inputs = inputs_of(choice.study);
    inputs.insert(inputs.end(), {choice.plan.scenarios, choice.services});
    check_output(output, inputs);
    ReportRequest request{{}, {}, choice.services, command};
    request.cover = {text_option("--title", choice.title), text_option("--organisation", choice.organisation),
                     text_option("--contact", choice.contact)};
    request.part = enum_option<ReportPart>("--part", choice.part);
    if (choice.plan.any()) request.plan = plan_request_of(choice.plan, choice.study);
    request.study = request.plan ? request.plan->study : request_of(choice.study);
    request.study.wider_range = true;
    const Document document = report_document(report(std::move(request), listener_of(output)));
    write_document(choice.chart.empty() ? document : chart_document(document, choice.chart), output);
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
    StudyChoice& study = choice->study;
    command->add_option("--services", choice->services, "a table of local services, as for gap")
        ->type_name("FILE.csv")
        ->group("Report");
    command
        ->add_option("--chart", choice->chart,
                     "one chart alone, as SVG: waterfall, levels, births, indicators, neighbours, similar, "
                     "sensitivity, plan-demand, plan-missed, gap; of several areas: ranking, levels-CODE")
        ->type_name("NAME")
        ->group("Report");
    command->add_option("--part", choice->part, "the summary of two pages, the annex behind it, or both")
        ->type_name("all|summary|annex")
        ->group("Report")
        ->capture_default_str();
    for (const auto& [name, value, help] :
         {std::tuple{"--title", &choice->title, "the report's title, in place of its own"},
          {"--organisation", &choice->organisation, "whose report it is, below the title"},
          {"--contact", &choice->contact, "whom to ask, below the title"}})
        command->add_option(name, *value, help)->type_name("TEXT")->group("Report");
    add_options(*command, choice->plan);
    add_options(*command, study.areas);
    add_cohort_option(*command, study.areas);
    add_options(*command, study.adversity);
    add_options(*command, study.model);
    add_options(*command, study.simulation);
    add_options(*command, study.output, true);
    // One shape; bad rows stop the run; a page has no column for Monte Carlo errors.
    for (const char* name : {"--shape", "--on-bad-row", "--rejects", "--monte-carlo-error"})
        command->remove_option(command->get_option(name));
    return {command, [choice, command] { return run_report(*choice, command_line_of(*command)); }};
}
