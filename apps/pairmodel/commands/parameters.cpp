#include "input/text/file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/values.hpp"

#include <fmt/format.h>

#include <memory>

using namespace pairmodel;

namespace {

struct ParametersChoice {
    std::string action = "list";
    std::string target;
    OutputChoice output;
};

/// The set's JSON text: compiled in, or the user's file as it stands.
std::string json_of(const std::string& target, const ParameterSet& set) {
    const auto ids = builtin_parameter_sets();
    if (std::find(ids.begin(), ids.end(), target) != ids.end())
        return std::string(builtin_parameter_text(set.id));
    return read_whole(target, limits::small_file_bytes);
}

int check_file(const ParametersChoice& choice) {
    CheckedTable report;
    report.file = choice.target;
    try {
        const ParameterSet set = read_parameter_set(choice.target);
        report.facts = {
            fmt::format("{}: {} (version {}), SHA-256 {}", set.id, set.title, set.version, set.sha256)};
        report.sha256 = set.sha256;
    } catch (const InputError& error) {
        report.issues = error.issues();
    }
    Document document = check_document(report);
    document.command = "parameters check";
    write_document(document, choice.output, report.issues);
    return report.issues.empty() ? exit_done : exit_invalid;
}

int run_parameters(const ParametersChoice& choice) {
    check_output(choice.output, {choice.target});
    const std::size_t action = word_option("parameters", choice.action, {"list", "show", "check"});
    if (action == 0) {
        if (!choice.target.empty()) throw RequestError("parameters list takes no further argument");
        std::vector<ParameterSet> sets;
        for (const std::string& id : builtin_parameter_sets()) sets.push_back(builtin_parameter_set(id));
        write_document(parameter_list_document(sets), choice.output);
        return exit_done;
    }
    if (choice.target.empty())
        throw RequestError(
            action == 1 ? "parameters show: which set?" : "parameters check: which file?",
            action == 1 ? "pairmodel parameters list names them" : "pairmodel parameters check my.json");
    if (action == 2) return check_file(choice);
    const ParameterSet set = parameter_set_of(choice.target);
    write_document(parameter_set_document(set, json_of(choice.target, set)), choice.output);
    return exit_done;
}

}  // namespace

Command add_parameters(CLI::App& program) {
    CLI::App* command =
        program.add_subcommand("parameters", "the published sets with their sources; check one's own");
    set_examples(*command, {"pairmodel parameters list", "pairmodel parameters show pif-2023",
                            "pairmodel parameters show pif-2023 --format json -o my.json",
                            "pairmodel parameters check my.json"});
    auto choice = std::make_shared<ParametersChoice>();
    command->add_option("list|show|check", choice->action, "list the sets, show one, or check a file")
        ->type_name("");
    command->add_option("SET|FILE", choice->target, "a set's id, or a JSON file")->type_name("");
    add_options(*command, choice->output, false);
    return {command, [choice] { return run_parameters(*choice); }};
}
