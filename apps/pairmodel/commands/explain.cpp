#include "pairmodel/error.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"

#include <memory>

using namespace pairmodel;

namespace {

int run_explain(const StudyChoice& choice) {
    check_output(choice.output, inputs_of(choice), choice.areas.rejects);
    const Study area = study(request_of(choice), listener_of(choice.output));
    return write_with_left_out(explain_document(area), choice.output, choice.areas.rejects, area->source);
}

}  // namespace

Command add_explain(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "explain", "one area step by step: every figure with its formula, source and page");
    set_examples(*command,
                 {"pairmodel explain --area Gateshead", "pairmodel explain --births 1000 --adversity 1.3",
                  "pairmodel explain --area Gateshead --format csv -o working.csv"});
    auto choice = std::make_shared<StudyChoice>();
    add_options(*command, choice->areas);
    add_cohort_option(*command, choice->areas);
    add_options(*command, choice->adversity);
    add_options(*command, choice->model);
    add_options(*command, choice->output, true);
    return {command, [choice] { return run_explain(*choice); }};
}
