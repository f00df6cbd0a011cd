// A self-assessment of the system.

#include "pairmodel/input/assessment.hpp"

#include "fuzz.hpp"

#include <sstream>

using namespace pairmodel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream stream{std::string(fuzz::text_of(data, size))};
    fuzz::taken_or_refused([&] {
        const AssessmentTable table = read_assessment(stream, "grid.csv");
        fuzz::require(!table.rows.empty(), "a grid has strands");
        for (const StrandRow& row : table.rows) {
            fuzz::require(row.now || row.wanted, "a strand that was judged has a stage");
            fuzz::require(!row.now || !row.wanted || *row.now <= *row.wanted, "nobody wants less");
        }
    });
    return 0;
}
