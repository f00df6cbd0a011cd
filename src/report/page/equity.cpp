// Who is missed, and where: need by neighbourhood deprivation.

#include "report/equity/rows.hpp"
#include "report/page/sections.hpp"

namespace pairmodel {

Section equity_section(const EquityResult& equity) {
    std::vector<Table> tables = equity_tables(equity);
    for (Table& table : tables) table.title += ": " + equity_place_name(equity);
    return {"equity",          "Who is missed, and where", 2, equity_answer(equity), equity_charts(equity),
            std::move(tables), equity_notes(equity)};
}

}  // namespace pairmodel
