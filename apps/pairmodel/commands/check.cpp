#include "pairmodel/error.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"

#include <memory>

using namespace pairmodel;

namespace {

struct CheckChoice {
    AreaChoice areas;
    std::vector<std::string> references;
    bool services = false;
    bool cells = false;
    OutputChoice output;
};

int run_check(const CheckChoice& choice) {
    check_output(choice.output, {choice.areas.input});
    if (choice.areas.input.empty()) throw RequestError("check: which table?", "pairmodel check areas.csv");
    if (choice.cells && choice.areas.input == "-")
        throw RequestError("--cells", "--cells reads a table once more, which standard input cannot be",
                           "give a file");
    CheckedTable table = choice.services
                             ? check_services(choice.areas.input)
                             : check_table(table_of(choice.areas), references_of(choice.references));
    if (choice.cells) table.cells = cells_of(choice.areas.input, table);
    write_document(check_document(table), choice.output, table.issues);
    return table.issues.empty() ? exit_done : exit_invalid;
}

}  // namespace

Command add_check(CLI::App& program) {
    CLI::App* command =
        program.add_subcommand("check", "validate a table and list every problem, computing nothing");
    set_examples(*command,
                 {"pairmodel check areas.csv", "pairmodel check areas.csv --format csv -o problems.csv"});
    auto choice = std::make_shared<CheckChoice>();
    command
        ->add_option("INPUT", choice->areas.input, "a table of areas (or of services); - is standard input")
        ->type_name("");
    command
        ->add_option("--births-year", choice->areas.births_year,
                     "births of this year, of several columns or rows")
        ->type_name("YEAR");
    command
        ->add_option("--column", choice->areas.columns,
                     "the heading that stands for a column of ours; repeatable")
        ->type_name("OURS=THEIRS")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    add_thousands_option(*command, choice->areas.thousands);
    add_reference_option(*command, choice->references);
    command->add_flag("--services", choice->services, "INPUT is a table of services, as gap reads it");
    command->add_flag("--cells", choice->cells,
                      "json: with the first rows and those that have problems, cell by cell");
    add_options(*command, choice->output, false);
    return {command, [choice] { return run_check(*choice); }};
}
