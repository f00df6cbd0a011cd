// A JSON file that describes a team.

#include "fuzz.hpp"
#include "pairmodel/input/team_file.hpp"

#include <cmath>
#include <string>

using namespace pairmodel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::taken_or_refused([&] {
        const Team team = parse_team_file("team.json", std::string(fuzz::text_of(data, size))).team;
        fuzz::require(team.filled() > 0 && team.families_of(1) > 0, "posts that see families");
        fuzz::require(std::isfinite(team.size_for({1, 1, 1}).wte.central), "a number of posts");
    });
    return 0;
}
