#include "pairmodel/error.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"

#include <fmt/format.h>

#include <memory>
#include <tuple>

using namespace pairmodel;

namespace {

struct ReportCommand : ReportChoice {
    std::string chart;
    std::string charts;

    /// All charts, and nothing else.
    [[nodiscard]] bool only_charts() const {
        return !charts.empty() && chart.empty() && study.output.format.empty() && study.output.file.empty();
    }
};

/// A report is a page, a Word file or a workbook, and goes to a file or another program.
void check_format(const OutputChoice& output) {
    if (output.chart) return;
    if (output.format.empty() && output.file.empty())
        throw RequestError("report: where to?",
                           "a page: -o report.html, a Word file: -o report.docx, a workbook: -o report.xlsx");
    check_report_format(format_for(output));
}

int run_report(ReportCommand choice, const std::string& command) {
    OutputChoice& output = choice.study.output;
    output.chart = !choice.chart.empty();
    std::vector<std::string> inputs = inputs_of(choice.study);
    inputs.insert(inputs.end(), {choice.plan.scenarios, choice.services, choice.assessment});
    inputs.insert(inputs.end(), choice.groups.begin(), choice.groups.end());
    if (!choice.only_charts()) {
        check_format(output);
        check_output(output, inputs);
    }
    OutputFiles files(output.force);
    if (!choice.charts.empty()) files.make_folder(choice.charts);
    ReportRequest request = report_request_of(choice, command);
    const Document document = report_document(report(std::move(request), listener_of(output)));
    if (!choice.charts.empty()) write_charts(document, choice.charts, output, files);
    if (choice.only_charts())
        files.commit();
    else
        write_document(choice.chart.empty() ? document : chart_document(document, choice.chart), output,
                       files);
    return exit_done;
}

}  // namespace

Command add_report(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "report", "one file for a JSNA: page, Word file or workbook, with charts and assumptions");
    set_examples(
        *command,
        {"pairmodel report --area Gateshead -o gateshead.html",
         "pairmodel report --area Gateshead -o gateshead.docx --charts charts",
         "pairmodel report --area Gateshead --from 2026 --to 2031 --unreached-to 50% -o gateshead.html",
         "pairmodel report --tier upper --within \"North East\" -o north-east.xlsx",
         "pairmodel report --area Gateshead --chart levels -o levels.svg"});
    auto choice = std::make_shared<ReportCommand>();
    StudyChoice& study = choice->study;
    command->add_option("--services", choice->services, "a table of local services, as for gap")
        ->type_name("FILE.csv")
        ->group("Report");
    command->add_option("--assessment", choice->assessment, "a self-assessment, as for assess")
        ->type_name("FILE.csv")
        ->group("Report");
    command
        ->add_flag("--equity", choice->equity,
                   "who is missed, by neighbourhood deprivation, as equity has it")
        ->group("Report");
    add_reach_ratio_option(*command, choice->reach, "Report");
    command
        ->add_option(
            "--chart", choice->chart,
            "one chart alone, as SVG, or PNG to a file that ends so: path, waterfall, levels, births, indicators, map, "
            "births-by-year, comparison, neighbours, similar, sensitivity, plan-demand, plan-missed, gap, equity, equity-curve, assessment; of several areas: ranking, levels-CODE")
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
    command
        ->add_option("--charts", choice->charts,
                     "all charts as SVG files in this folder, and as PNG where rsvg-convert is installed")
        ->type_name("FOLDER")
        ->group("Report");
    add_group_option(*command, choice->groups);
    add_options(*command, choice->plan);
    add_study_options(*command, study);
    add_observed_option(*command, study);
    add_team_option(*command, study);
    return {command, [choice, command] { return run_report(*choice, command_line_of(*command)); }};
}
