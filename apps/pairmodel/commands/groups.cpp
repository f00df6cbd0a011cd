#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/input/group_table.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/groups_report.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/estimating.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

using namespace pairmodel;

namespace {

constexpr const char* group_option = "--group";

struct GroupsChoice {
    EstimateChoice estimate;
    std::vector<std::string> groups;  ///< ID=N or FILE.csv
};

std::vector<std::string> group_ids() {
    std::vector<std::string> ids;
    for (const GroupRate& rate : builtin_group_rates().groups) ids.push_back(rate.id);
    return ids;
}

/// The row of --group ID=N.
GroupRow typed_row(const std::string& id, const std::string& number) {
    const std::vector<std::string> ids = group_ids();
    const auto group = group_of(id, builtin_group_rates());
    if (!group) {
        const std::string near = did_you_mean(id, ids);
        throw UsageError(fmt::format("{}: there is no published rate for {}", group_option, in_quotes(id)),
                         near.empty() ? fmt::format("the groups are {}", fmt::join(ids, ", ")) : near);
    }
    GroupRow row;
    row.group = *group;
    row.babies = count_option(group_option, number);
    return row;
}

/// What was typed is one table, each file another.
std::vector<GroupTable> tables_of(const std::vector<std::string>& texts) {
    std::vector<GroupTable> tables(1);
    tables[0].name = group_option;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (text.ends_with(".csv") || equals == std::string::npos) {
            if (equals == std::string::npos && group_of(text, builtin_group_rates()))
                throw UsageError(fmt::format("{}: how many babies are in {}?", group_option, text),
                                 fmt::format("{} {}=120", group_option, text));
            tables.push_back(read_group_table(text, builtin_group_rates()));
        } else {
            tables[0].rows.push_back(typed_row(text.substr(0, equals), text.substr(equals + 1)));
        }
    }
    return tables;
}

/// Without other areas, those that the tables name, of the built-in table.
std::vector<std::string> areas_named_by(const std::vector<GroupTable>& tables) {
    std::vector<AreaMention> mentions;
    for (const GroupTable& table : tables)
        for (const GroupRow& row : table.rows)
            if (!row.area.empty()) mentions.push_back({table.name, row.line, row.area});
    return built_in_codes(mentions);
}

/// Numbers that do not say whose they are belong to a single area.
void check_one_area(const std::vector<GroupTable>& tables, std::size_t areas) {
    if (areas == 1) return;
    for (const GroupTable& table : tables)
        if (!table.rows.empty() && !table.has_areas)
            throw UsageError(
                fmt::format("{}: these numbers are of one area, found {} areas",
                            table.name == group_option ? group_option
                                                       : fmt::format("{} {}", group_option, table.name),
                            areas),
                "for several areas give a CSV file with the columns area_code, group and babies");
}

void prepare_areas(const std::vector<GroupTable>& tables, EstimateChoice& estimate) {
    for (const GroupTable& table : tables) {
        if (!table.sha256.empty()) estimate.inputs.emplace_back(table.name, table.sha256);
        for (const std::string& text : table.notes) note(estimate.output, text);
    }
    if (!names_areas(estimate.areas)) estimate.areas.areas = areas_named_by(tables);
}

void note_areas_without(const std::vector<std::vector<GroupCount>>& counts, std::vector<std::string>& notes) {
    const auto without = static_cast<std::size_t>(
        std::count_if(counts.begin(), counts.end(), [](const auto& c) { return c.empty(); }));
    if (without == counts.size())
        throw UsageError("groups: no number of babies is known", fmt::format("{}", fmt::join(notes, "; ")));
    if (without > 0)
        notes.push_back(fmt::format("{} {} without numbers of babies in groups left out", without,
                                    without == 1 ? "area" : "areas"));
}

int run_groups(const GroupsChoice& choice) {
    EstimateChoice estimate = choice.estimate;
    check_output(estimate.output, estimate.areas);
    if (choice.groups.empty())
        throw UsageError("groups: which numbers of babies?",
                         "--group domestic_violence=120, or a table: --group groups.csv");
    if (estimate.areas.input == "-" &&
        std::find(choice.groups.begin(), choice.groups.end(), "-") != choice.groups.end())
        throw UsageError("standard input cannot be both the table of areas and that of groups");
    const std::vector<GroupTable> tables = tables_of(choice.groups);
    prepare_areas(tables, estimate);
    const Estimated estimated = estimate_of(estimate);
    const AreaList& areas = estimated.result->run.areas();
    check_one_area(tables, areas.size());
    GroupsResult result{estimated.result, builtin_group_rates(), {}, {}};
    result.counts = assign_groups(tables, areas, result.rates, result.notes);
    note_areas_without(result.counts, result.notes);
    for (const std::string& text : result.notes) note(estimate.output, text);
    OutputFiles files(estimate.output.force);
    write_document(groups_document(result), estimate.output, files);
    return exit_done;
}

}  // namespace

Command add_groups(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "groups", "babies with a disorganised attachment within known vulnerable groups");
    set_examples(*command, {"pairmodel groups --area Gateshead --group domestic_violence=120 --group "
                            "looked_after=15",
                            "pairmodel groups --births 1834 --group maternal_depression=180",
                            "pairmodel groups --tier upper --within \"North East\" --group groups.csv"});
    auto choice = std::make_shared<GroupsChoice>();
    command
        ->add_option("--group", choice->groups,
                     fmt::format("babies of a year who are in a group, or a table with the columns group and "
                                 "babies (and area_code); repeatable. The groups: {}",
                                 fmt::join(group_ids(), ", ")))
        ->type_name("ID=N|FILE.csv")
        ->group("Vulnerable groups")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    add_options(*command, choice->estimate.areas);
    add_options(*command, choice->estimate.adversity);
    add_options(*command, choice->estimate.model);
    add_options(*command, choice->estimate.output, true);
    for (const char* name : {"--shape", "--on-bad-row", "--rejects"})  // one shape; bad rows stop the run
        command->remove_option(command->get_option(name));
    return {command, [choice] { return run_groups(*choice); }};
}
