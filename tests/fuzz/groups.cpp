// A table of groups of babies with a higher rate of disorganised attachment.

#include "fuzz.hpp"
#include "pairmodel/input/group_table.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <sstream>

using namespace pairmodel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<Area> areas{
        reference_table().as_area(*reference_table().by_code("E08000037"), std::nullopt)};
    std::istringstream stream{std::string(fuzz::text_of(data, size))};
    fuzz::taken_or_refused([&] {
        std::vector<std::string> notes;
        const std::vector<GroupTable> tables{read_group_table(stream, "groups.csv", builtin_group_rates())};
        const auto counts = assign_groups(tables, areas, builtin_group_rates(), notes);
        fuzz::require(counts.size() == areas.size(), "a list of groups for each area");
    });
    return 0;
}
