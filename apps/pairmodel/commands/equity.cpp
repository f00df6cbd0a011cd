#include "pairmodel/error.hpp"
#include "pairmodel/report/documents.hpp"
#include "pairmodel/report/output.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"
#include "request/values.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

using namespace pairmodel;

namespace {

struct EquityOptions {
    StudyChoice study;
    EquityTyped equity;
    std::string neighbourhoods;
    std::string empty_table;
    std::string chart;
};

int run_equity(EquityOptions& choice) {
    OutputChoice& output = choice.study.output;
    if (!choice.empty_table.empty())
        return write_form(
            choice.empty_table, neighbourhood_template(), output,
            fmt::format("a row for each neighbourhood, then pairmodel equity {}", choice.empty_table));
    output.chart = !choice.chart.empty();
    std::vector<std::string> inputs = inputs_of(choice.study);
    inputs.push_back(choice.neighbourhoods);
    check_output(output, inputs);
    std::optional<TableAreas> table;
    if (!choice.neighbourhoods.empty()) {
        if (!choice.study.areas.input.empty())
            throw RequestError("--neighbourhoods",
                               "the table " + choice.study.areas.input + " has neighbourhoods already",
                               "leave one of the two out");
        AreaChoice rows;
        rows.input = choice.neighbourhoods;
        rows.columns = std::exchange(choice.study.areas.columns, {});
        rows.thousands = std::exchange(choice.study.areas.thousands, "");
        table = table_of(rows);
    }
    EquityRequest request{request_of(choice.study), equity_of(choice.equity), std::move(table)};
    const Document document = equity_document(equity(std::move(request), listener_of(output)));
    write_document(choice.chart.empty() ? document : chart_document(document, choice.chart), output);
    return exit_done;
}

}  // namespace

Command add_equity(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "equity", "need, demand and missed by neighbourhood deprivation, and what equal reach would mean");
    set_examples(*command,
                 {"pairmodel equity --area Gateshead", "pairmodel equity --area Gateshead --reach-ratio 0.5",
                  "pairmodel equity --tier upper --within \"North East\" -o equity.csv",
                  "pairmodel equity neighbourhoods.csv --group-by ward",
                  "pairmodel equity --area Gateshead --chart equity-curve -o curve.svg"});
    auto choice = std::make_shared<EquityOptions>();
    add_reach_ratio_option(*command, choice->equity, "Equity");
    command
        ->add_option(
            "--neighbourhoods", choice->neighbourhoods,
            "a table of the area's neighbourhoods, in place of the built-in ones: live_births, and imd_decile, "
            "income_deprivation or adversity_ratio")
        ->type_name("FILE.csv")
        ->group("Equity");
    command
        ->add_option("--group-by", choice->equity.group_by,
                     "fifth (default) or decile of deprivation, or a column of the table: ward, family_hub")
        ->type_name("fifth|decile|COLUMN")
        ->group("Equity");
    command
        ->add_option("--template", choice->empty_table,
                     "write an empty table of neighbourhoods to be filled in, and stop")
        ->type_name("FILE.csv")
        ->group("Equity");
    command
        ->add_option("--chart", choice->chart,
                     "one chart alone, as SVG, or PNG to a file that ends so: equity, equity-curve")
        ->type_name("NAME")
        ->group("Equity");
    add_study_options(*command, choice->study);
    return {command, [choice] { return run_equity(*choice); }};
}
