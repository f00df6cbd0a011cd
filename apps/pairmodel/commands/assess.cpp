#include "pairmodel/error.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"

#include <memory>

using namespace pairmodel;

namespace {

struct AssessChoice {
    std::vector<std::string> grids;  ///< files, the earlier first
    std::string form;                ///< file to be written
    OutputChoice output;
};

int run_assess(const AssessChoice& choice) {
    if (!choice.form.empty()) {
        if (!choice.grids.empty())
            throw RequestError("--template", "--template writes an empty form and goes without a grid", "");
        return write_form(choice.form, assessment_template(), choice.output,
                          "a stage for each strand, then pairmodel assess " + choice.form);
    }
    check_output(choice.output, choice.grids);
    if (choice.grids.empty())
        throw RequestError(
            "assess: which self-assessment?",
            "a table of it: pairmodel assess grid.csv; an empty form: pairmodel assess --template "
            "grid.csv");
    write_document(assess_document(self_assessment(choice.grids, listener_of(choice.output))), choice.output);
    return exit_done;
}

}  // namespace

Command add_assess(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "assess", "a self-assessment of the system: where each strand stands, and the largest steps");
    set_examples(*command, {"pairmodel assess --template grid.csv", "pairmodel assess grid.csv",
                            "pairmodel assess 2025.csv 2026.csv -o assessment.html"});
    auto choice = std::make_shared<AssessChoice>();
    command
        ->add_option(
            "GRID", choice->grids,
            "a CSV table of judgements: strand, now, wanted, evidence, owner, date; two files are compared, the "
            "earlier first")
        ->type_name("")
        ->expected(0, 2)
        ->group("Self-assessment");
    command->add_option("--template", choice->form, "write an empty form to be filled in, and stop")
        ->type_name("FILE.csv")
        ->group("Self-assessment");
    add_options(*command, choice->output, false);
    add_notes_option(*command, choice->output);
    return {command, [choice] { return run_assess(*choice); }};
}
