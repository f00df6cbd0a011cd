#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/gap_report.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/estimating.hpp"
#include "request/services.hpp"

#include <memory>

using namespace pairmodel;

namespace {

struct GapChoice {
    EstimateChoice estimate;
    std::string services;  ///< file
};

/// Without other areas, those that the services name, of the built-in table.
std::vector<std::string> areas_named_by(const ServiceTable& table) {
    std::vector<AreaMention> mentions;
    for (const ServiceRow& row : table.rows)
        if (!row.area.empty()) mentions.push_back({table.name, row.line, row.area});
    return built_in_codes(mentions);
}

void prepare_areas(const ServiceTable& table, EstimateChoice& estimate) {
    use_services(table, estimate);
    if (!names_areas(estimate.areas)) {
        // Without areas there is nothing to be told of theirs.
        if (!table.issues.empty()) throw InputError(table.issues);
        estimate.areas.areas = areas_named_by(table);
    }
    estimate.totals.implied = true;
}

int run_gap(const GapChoice& choice) {
    EstimateChoice estimate = choice.estimate;
    check_output(estimate.output, estimate.areas);
    if (choice.services.empty())
        throw UsageError("gap: which services?",
                         "a table of them: pairmodel gap services.csv --area Gateshead");
    ServiceTable table = services_of(choice.services, estimate.areas);
    prepare_areas(table, estimate);
    const Estimated estimated = estimate_of(estimate);
    const GapResult result = gap_result_of(std::move(table), estimated.result);
    for (const std::string& text : result.notes) note(estimate.output, text);
    OutputFiles files(estimate.output.force);
    write_document(gap_document(result), estimate.output, files);
    return exit_done;
}

}  // namespace

Command add_gap(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "gap", "local services beside modelled demand and need, and gaps in the offer");
    set_examples(*command, {"pairmodel gap services.csv --area Gateshead",
                            "pairmodel gap services.csv --tier upper --within \"North East\" -o gap.csv",
                            "pairmodel gap services.csv areas.csv --draws 1000"});
    auto choice = std::make_shared<GapChoice>();
    command
        ->add_option("SERVICES", choice->services,
                     "a CSV table of services: service, level, families_per_year or wte and families_per_wte")
        ->type_name("")
        ->group("Services");
    add_options(*command, choice->estimate.areas);
    add_cohort_option(*command, choice->estimate.areas);
    add_options(*command, choice->estimate.adversity);
    add_options(*command, choice->estimate.model);
    add_options(*command, choice->estimate.simulation);
    add_options(*command, choice->estimate.output, true);
    // One shape; bad rows stop the run; no column for Monte Carlo errors.
    for (const char* name : {"--shape", "--on-bad-row", "--rejects", "--monte-carlo-error"})
        command->remove_option(command->get_option(name));
    return {command, [choice] { return run_gap(*choice); }};
}
