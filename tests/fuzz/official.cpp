// An official download, read by whichever layout its header has, and joined with the built-in table.

#include "fuzz.hpp"
#include "pairmodel/input/official_table.hpp"
#include "pairmodel/input/prepare.hpp"

#include <cmath>
#include <sstream>

using namespace pairmodel;

namespace {

void check(const OfficialTable& table) {
    std::size_t left_out = 0;
    for (const RowsLeftOut& rows : table.left_out) {
        fuzz::require(!rows.reason.empty(), "a reason for rows left out");
        left_out += rows.rows;
    }
    fuzz::require(table.rows == table.values.size() + left_out,
                  "every row is a value, or counted as left out");
    for (const OfficialValue& value : table.values)
        fuzz::require(!value.value || std::isfinite(*value.value), "values are numbers");
}

void prepare_from(OfficialTable table, bool as_births) {
    check(table);
    if (!as_births) return;
    const PreparedTable prepared = prepare({"live_births", std::move(table)}, {}, {}, reference_table());
    for (const PreparedArea& area : prepared.areas) fuzz::require(area.live_births >= 0, "births are counts");
}

}  // namespace

/// The first byte chooses what is asked of the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const bool births = (data[0] & 1U) != 0;
    OfficialRequest request;
    request.counts = births;
    if (births) request.usual_columns = {"live_births", "number_of_live_births"};
    if ((data[0] & 2U) != 0) request.period = "2023";
    if ((data[0] & 4U) != 0) request.picks = {{"Sex", "Persons"}};
    if ((data[0] & 8U) != 0) request.column = "Value";
    std::istringstream stream{std::string(fuzz::text_of(data + 1, size - 1))};
    fuzz::taken_or_refused(
        [&] { prepare_from(read_official_table(stream, "official.csv", request), births); });
    return 0;
}
