#include "report/observed/observed.hpp"
#include "report/table/own_cell.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// Where the figures of a measure stand in a long table.
struct Places {
    std::size_t measure = 0;
    std::size_t low = 0;    ///< central and high follow
    std::size_t share = 0;  ///< of live births, the same
    std::size_t end = 0;    ///< behind all figures

    explicit Places(const std::vector<Column>& columns)
        : measure(of(columns, "measure")),
          low(of(columns, "low")),
          share(of(columns, "share_low")),
          end(of(columns, "marker")) {}

private:
    static std::size_t of(const std::vector<Column>& columns, std::string_view name) {
        const auto found =
            std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == name; });
        return static_cast<std::size_t>(found - columns.begin());
    }
};

/// Passes rows on, and can add rows that are like the last but for their figures. The texts of a row end with
/// it, and so are kept.
class MoreRows : public RowSink {
public:
    MoreRows(RowSink& sink, const Places& places, int round_to)
        : sink_(sink), places_(places), round_to_(round_to) {}

    void row(std::span<const Cell> cells, std::size_t same) override {
        last_.clear();
        for (const Cell& cell : cells) last_.push_back(owned(cell));
        sink_.row(cells, same);
    }

    void add(const std::string& measure, const Interval& figure, const ObservedReach& reach) {
        std::vector<Cell> cells;
        for (const OwnCell& cell : last_) cells.push_back(view_of(cell));
        const bool hidden = reach.counted.withheld;
        cells[places_.measure] = std::string_view(measure);
        for (std::size_t i = places_.measure + 1; i < places_.end; ++i) cells[i] = Absent::not_applicable;
        std::size_t i = 0;
        for (const double value : {figure.low, figure.central, figure.high}) {
            cells[places_.low + i] = hidden ? Cell(Absent::confidential) : Cell(value);
            if (hidden) cells[places_.share + i] = Absent::confidential;
            // Of rounded babies, as in other rows.
            if (!hidden && reach.live_births > 0)
                cells[places_.share + i] =
                    (round_to_ > 0 ? rounded(value, round_to_) : value) / reach.live_births;
            ++i;
        }
        if (hidden) cells[places_.end] = std::string_view("c");
        sink_.row(cells, places_.measure);
    }

private:
    RowSink& sink_;
    const Places& places_;
    int round_to_;
    std::vector<OwnCell> last_;
};

}  // namespace

Table with_observed_rows(Table table, const Study& study) {
    if (study->observed.empty()) return table;
    const Places places(table.columns);
    table.rows = [study, places, rows = std::move(table.rows)](std::size_t record, RowSink& sink) {
        const auto is_here = [record](const ObservedReach& reach) { return reach.record == record; };
        if (std::none_of(study->observed.begin(), study->observed.end(), is_here)) return rows(record, sink);
        MoreRows more(sink, places, study->round_to);
        rows(record, more);
        for (const ObservedReach& reach : study->observed) {
            if (!is_here(reach)) continue;
            const std::string level = reach.counted.level == ProvisionLevel::targeted_and_specialist
                                          ? ""
                                          : fmt::format("_{}", code_of(reach.counted.level));
            more.add("observed_in_need" + level, reach.here.in_need, reach);
            more.add("observed_reached" + level, reach.here.reached, reach);
            more.add("observed_missed" + level, reach.here.missed, reach);
            more.add("observed_to_add" + level, reach.to_add, reach);
        }
    };
    return table;
}

}  // namespace pairmodel
