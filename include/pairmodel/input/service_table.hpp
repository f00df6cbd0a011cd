#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/model/area_list.hpp"
#include "pairmodel/model/service.hpp"

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

namespace pairmodel {

/// A service of a table, with where it stands there.
struct ServiceRow {
    Service service;
    std::string area;    ///< code or name; empty: not said
    std::string period;  ///< as its column of years or periods has it; empty: none
    std::string notes;
    std::string restrictions;                ///< who cannot be referred, in its own words
    std::vector<std::string> interventions;  ///< names as they were given, see intervention_named()
    std::string funder;
    double part =
        1;  ///< of a service at several levels, the part that is at this one: capacity, staff and cost are it
    bool any_universal = false;  ///< the service is at the universal level, or a part of it is
    std::size_t line = 0;
    bool direct_share_assumed = false;  ///< a team's capacity was made with usual_direct_share()
};

/// Local services as read from a file.
struct ServiceTable {
    std::string name;
    std::string sha256;
    std::vector<ServiceRow> rows;
    std::vector<std::string> notes;  ///< what was taken for what
    std::vector<Issue> issues;       ///< rows that cannot be used; place_services() throws them
};

/// Reads a CSV table of services: docs/data.md says what it may look like. Problems of rows stand in
/// `issues`, so that those of their areas can be told with them. Throws InputError where there is no header
/// or no service, FileError where it cannot be read.
[[nodiscard]] ServiceTable read_service_table(std::istream& stream, const std::string& name);

/// The same for a file; "-" is standard input.
[[nodiscard]] ServiceTable read_service_table(const std::string& path);

/// Which services are for which areas; indices into ServiceTable::rows.
struct ServicePlaces {
    std::vector<std::vector<std::size_t>> by_area;
    std::vector<std::size_t> all_areas;  ///< said to be of none: they count for all areas together only
    std::vector<std::size_t> elsewhere;  ///< of areas that were not chosen
    std::vector<std::string> notes;      ///< names the services that do not count for an area
};

/// Puts each service to its area. A single area has those that do not say theirs as well. `chosen_from`:
/// where the areas are some of a table, all of it, whose services are left out and named. Throws InputError
/// with the table's issues, every area that is none, every service that comes twice at a level for one area,
/// and a table without any service for these areas.
[[nodiscard]] ServicePlaces place_services(const ServiceTable& table, const AreaList& areas,
                                           const AreaList& chosen_from = {});

/// An empty table of services with what each column means above its header; read_service_table() reads it
/// once it has a row for each service.
[[nodiscard]] std::string service_template();

}  // namespace pairmodel
