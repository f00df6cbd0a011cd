#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/values.hpp"

#include <memory>

using namespace pairmodel;

namespace {

struct InterventionsChoice {
    std::string level;
    OutputChoice output;
};

int run_interventions(const InterventionsChoice& choice) {
    check_output(choice.output);
    std::optional<CareLevel> level;
    if (!choice.level.empty())
        level = static_cast<CareLevel>(
            word_option("--level", choice.level, {"universal", "targeted", "specialist"}));
    write_document(interventions_document(level), choice.output);
    return exit_done;
}

}  // namespace

Command add_interventions(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "interventions", "interventions by name, and the levels of care they are designed for");
    set_examples(*command, {"pairmodel interventions", "pairmodel interventions --level targeted",
                            "pairmodel interventions -o interventions.csv"});
    auto choice = std::make_shared<InterventionsChoice>();
    command->add_option("--level", choice->level, "only those that are designed for this level")
        ->type_name("universal|targeted|specialist");
    add_options(*command, choice->output, false);
    return {command, [choice] { return run_interventions(*choice); }};
}
