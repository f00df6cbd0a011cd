#include "request/services.hpp"

#include "pairmodel/error.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"

#include <fmt/format.h>

#include <filesystem>

using namespace pairmodel;

ServiceTable services_of(const std::string& file, const AreaChoice& areas) {
    if (areas.cohort == "under-two")
        throw UsageError(
            "--cohort under-two: gap compares what services can see in a year with the births of a "
            "year, and does not mix the two",
            "leave --cohort out; plan and estimate have children under two");
    if (file == "-" && areas.input == "-")
        throw UsageError("standard input cannot be both the table of areas and that of services");
    if (file != "-" && !std::filesystem::exists(file))
        throw FileError(fmt::format("there is no file {}", file));
    return read_service_table(file);
}

void use_services(const ServiceTable& table, EstimateChoice& estimate) {
    estimate.inputs.emplace_back(table.name, table.sha256);
    for (const std::string& text : table.notes) note(estimate.output, table.name + ": " + text);
}

GapResult gap_result_of(ServiceTable table, const std::shared_ptr<const EstimateResult>& estimate) {
    GapResult result{estimate, std::move(table), {}, {}};
    result.places = place_services(result.services, estimate->run.areas());
    for (const std::string& text : result.places.notes)
        result.notes.push_back(fmt::format("{}: {}", result.services.name, text));
    return result;
}
