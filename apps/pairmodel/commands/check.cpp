#include "input/areas/comparability.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/check_report.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "report/table/figures.hpp"
#include "request/options.hpp"
#include "request/selection.hpp"

#include <fmt/format.h>

#include <memory>

using namespace pairmodel;

namespace {

struct CheckChoice {
    AreaChoice areas;
    std::vector<std::string> references;
    OutputChoice output;
};

std::string delimiter_name(char delimiter) {
    if (delimiter == '\t') return "tabs";
    return delimiter == ';' ? "semicolons" : "commas";
}

CheckReport report_of(AreaTable table, const IndicatorSet& indicators) {
    CheckReport report{table.name, {}, {}, {}};
    double births = 0;
    for (const AreaView& area : table.areas) births += static_cast<double>(area.live_births.value_or(0));
    const auto count = static_cast<double>(table.areas.size());
    report.facts.push_back(fmt::format("{} {} with {} live births; read as {}, separated by {}; SHA-256 {}.",
                                       grouped(count), plural(count, "area", "areas"), grouped(births),
                                       name_of(table.encoding), delimiter_name(table.delimiter),
                                       table.sha256));
    for (const std::string& text : table.notes) report.facts.push_back("Note: " + text + ".");
    for (const std::string& text : indicators.notes) report.facts.push_back("Note: " + text + ".");
    const std::vector<double> all(indicators.list.size(), 1);
    for (const std::string& text : leave_out_incomparable(table.areas, indicators.list, all))
        report.facts.push_back("Note: " + text + ".");
    for (const ColumnUse& column : table.columns) report.columns.emplace_back(column.heading, column.use);
    return report;
}

int run_check(const CheckChoice& choice) {
    check_output(choice.output, choice.areas);
    if (choice.areas.input.empty()) throw UsageError("check: which table?", "pairmodel check areas.csv");
    CheckReport report;
    const IndicatorSet indicators = indicator_set_of(choice.references);
    try {
        report = report_of(read_input(choice.areas, indicators), indicators);
    } catch (const InputError& error) {
        report = {choice.areas.input == "-" ? "standard input" : choice.areas.input, error.issues(), {}, {}};
    }
    OutputFiles files(choice.output.force);
    write_document(check_document(report), choice.output, files);
    return report.issues.empty() ? exit_done : exit_invalid;
}

}  // namespace

Command add_check(CLI::App& program) {
    CLI::App* command =
        program.add_subcommand("check", "validate a table and list every problem, computing nothing");
    set_examples(*command,
                 {"pairmodel check areas.csv", "pairmodel check areas.csv --format csv -o problems.csv"});
    auto choice = std::make_shared<CheckChoice>();
    command->add_option("INPUT", choice->areas.input, "a CSV table of areas; - is standard input")
        ->type_name("");
    command
        ->add_option("--births-year", choice->areas.births_year, "which of several live_births_YYYY columns")
        ->type_name("YYYY");
    command
        ->add_option("--column", choice->areas.columns,
                     "the heading that stands for a column of ours; repeatable")
        ->type_name("OURS=THEIRS")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    add_reference_option(*command, choice->references);
    add_options(*command, choice->output, false);
    return {command, [choice] { return run_check(*choice); }};
}
