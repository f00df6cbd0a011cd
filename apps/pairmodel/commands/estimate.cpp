#include "pairmodel/report/documents.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"
#include "request/values.hpp"

#include <memory>

using namespace pairmodel;

namespace {

int run_estimate(const StudyChoice& choice) {
    check_output(choice.output, inputs_of(choice), choice.areas.rejects);
    const Shape shape =
        choice.output.shape.empty() ? Shape::longer : enum_option<Shape>("--shape", choice.output.shape);
    Request request = request_of(choice);
    request.wider_range = true;
    const Study areas = study(request, listener_of(choice.output));
    return write_with_left_out(estimate_document(areas, shape), choice.output, choice.areas.rejects,
                               areas->source);
}

}  // namespace

Command add_estimate(CLI::App& program) {
    CLI::App* command =
        program.add_subcommand("estimate", "need, demand and missed by level of care, for one area or many");
    set_examples(*command,
                 {"pairmodel estimate --area Gateshead", "pairmodel estimate --births 1834 --adversity +21%",
                  "pairmodel estimate --tier upper --within England --total-by region -o england.csv",
                  "pairmodel estimate areas.csv --shape wide -o estimates.csv"});
    auto choice = std::make_shared<StudyChoice>();
    add_options(*command, choice->areas);
    add_cohort_option(*command, choice->areas);
    add_options(*command, choice->adversity);
    add_options(*command, choice->model);
    add_observed_option(*command, *choice);
    add_options(*command, choice->simulation);
    add_options(*command, choice->totals);
    add_options(*command, choice->output, true);
    command
        ->add_option("--measures", choice->output.measures, "only these measures, such as need,demand,missed")
        ->type_name("CODE,…")
        ->group("Output");
    command->add_option("--shard", choice->shard, "only the K-th of N consecutive parts of the areas")
        ->type_name("K/N")
        ->group("Output");
    return {command, [choice] { return run_estimate(*choice); }};
}
