#include "pairmodel/version.hpp"
#include "request/options.hpp"

#include <fmt/format.h>

namespace {

/// An empty value is a slip, most often a shell variable that is not set: it never means "as if not given".
/// An option in place of a value means that the value was forgotten.
std::string slip_in(const std::string& value, const CLI::App& command) {
    if (value.empty()) return "expected a value, found \"\"";
    if (value.size() > 1 && value[0] == '-' && command.get_option_no_throw(value) != nullptr)
        return fmt::format("expected a value, found the option {}", value);
    return "";
}

void refuse_slips(CLI::App& command) {
    for (CLI::Option* option : command.get_options())
        if (option->get_expected_max() > 0)
            option->check([&command](const std::string& value) { return slip_in(value, command); });
}

}  // namespace

std::vector<Command> add_commands(CLI::App& program) {
    program.name("pairmodel");
    program.description(
        "From live births and deprivation to the babies who need parent-infant relationship support,\n"
        "who will come for it, and who are missed.");
    set_examples(program, {"pairmodel estimate --area Gateshead", "pairmodel explain --area Gateshead",
                           "pairmodel estimate --tier upper --within England -o england.csv",
                           "pairmodel areas gates", "pairmodel parameters show pif-2023"});
    program.set_version_flag("--version", "pairmodel " + std::string(pairmodel::version()));
    program.require_subcommand(0, 1);
    program.allow_windows_style_options(false);  // there a path that begins with / would be an option
    program.footer("pairmodel help COMMAND: how to use a command");

    std::vector<Command> commands{add_estimate(program),   add_explain(program),       add_areas(program),
                                  add_parameters(program), add_check(program),         add_groups(program),
                                  add_prepare(program),    add_sensitivity(program),   add_plan(program),
                                  add_gap(program),        add_interventions(program), add_equity(program),
                                  add_assess(program),     add_specify(program),       add_report(program)};
    for (const Command& command : commands) {
        command.app->add_option("--config", "a TOML file with options by name")
            ->type_name("FILE")
            ->group("Output");
        refuse_slips(*command.app);
    }
    return commands;
}
