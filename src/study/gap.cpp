#include "input/workbook/table_file.hpp"
#include "pairmodel/error.hpp"
#include "study/group_tables.hpp"
#include "study/plausibility.hpp"
#include "study/selection.hpp"
#include "study/services.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

void check_cohort(const Request& request) {
    if (request.cohort == Cohort::antenatal)
        throw RequestError(
            "--cohort",
            "--cohort antenatal: gap compares what services can see with the births of a year, which the "
            "pregnancies are not",
            "leave --cohort out; estimate, plan and equity have pregnancies");
    if (request.cohort == Cohort::under_two)
        throw RequestError(
            "--cohort",
            "--cohort under-two: gap compares what services can see in a year with the births of a year, and does "
            "not mix the two",
            "leave --cohort out; plan and estimate have children under two");
}

}  // namespace

ServiceTable read_services(const TableFile& file, const Request& request) {
    check_cohort(request);
    if (file.path == "-" && reads_standard_input(request))
        throw RequestError("standard input cannot be both the table of areas and that of services");
    return read_given(file, [](auto&... from) { return read_service_table(from...); });
}

void use_services(const ServiceTable& table, Request& request, const Listener& listener) {
    request.inputs.emplace_back(table.name, table.sha256);
    request.keep_all_names = true;
    for (const std::string& text : table.notes)
        tell(listener, Note{NoteCode::input, table.name + ": " + text});
}

GapResult gap_for(ServiceTable table, const Study& study, const Listener& listener) {
    GapResult result{study, std::move(table), {}, {}};
    result.places = place_services(result.services, study->run.areas(), study->source.chosen_from);
    for (const std::string& text : result.places.notes)
        result.notes.push_back(
            {NoteCode::services, fmt::format("{}: {}", file_name(result.services.name), text)});
    if (std::string doubt = doubt_of_services(study->run.areas(), result.services, result.places);
        !doubt.empty())
        result.notes.push_back({NoteCode::implausible, std::move(doubt)});
    for (const Note& note : result.notes) tell(listener, note);
    // What was found in the table was told when it was read.
    for (const std::string& text : result.services.notes)
        result.notes.push_back({NoteCode::input, file_name(result.services.name) + ": " + text});
    return result;
}

namespace {

/// Without other areas, those that the services name, of the built-in table.
NamedAreas areas_named_by(const ServiceTable& table) {
    // Without areas there is nothing to be told of theirs.
    if (!table.issues.empty()) throw InputError(table.issues);
    std::vector<AreaMention> mentions;
    for (const ServiceRow& row : table.rows)
        if (!row.area.empty()) mentions.push_back({table.name, row.line, row.area});
    return {built_in_codes(mentions)};
}

}  // namespace

GapResult gap(GapRequest request, const Listener& listener) {
    Request& wanted = request.study;
    std::vector<GroupTable> groups;
    if (!request.groups.empty()) groups = read_groups(request.groups, wanted, listener);
    ServiceTable table;
    if (request.services.empty()) {
        check_cohort(wanted);
    } else {
        table = read_services(request.services, wanted);
        use_services(table, wanted, listener);
        if (std::holds_alternative<std::monostate>(wanted.areas)) wanted.areas = areas_named_by(table);
    }
    wanted.totals.implied = true;
    GapResult result = gap_for(std::move(table), study(wanted, listener), listener);
    if (!groups.empty()) result.groups = groups_for(groups, result.study, listener);
    return result;
}

}  // namespace pairmodel
