#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/meaning.hpp"
#include "report/chart/row_frame.hpp"

#include <array>

namespace pairmodel::charts {

namespace {

constexpr double row_height = 34;
constexpr double places_height = 10;

/// What is wanted of a level: a bar to the middle, with its range.
struct Wanted {
    const char* name;
    Meaning meaning;
    double top;  ///< within the row
    double height;
    double range;  ///< where in the row the line of its range is
};

/// Need behind demand behind places: what is within the other is narrower.
constexpr std::array wanted{Wanted{"need", Meaning::need, 0, row_height, 4},
                            Wanted{"demand", Meaning::demand, 8, row_height - 8, 14}};

class Bullets {
public:
    Bullets(const Chart& chart, Canvas& canvas)
        : chart_(chart), rows_(chart), places_(rows_.need("places")), canvas_(canvas) {}

    void draw() {
        Reach reach;
        for (std::size_t row = 0; row < rows_.size(); ++row)
            for (const std::size_t column : rows_.columns_of(ColumnKind::babies))
                reach.include(rows_.number(row, column));
        draw_key(canvas_,
                 {{"Places", Meaning::places}, {"Demand", Meaning::demand}, {"Need", Meaning::need}});
        canvas_.y += 6;
        const Scale scale = scale_along(reach, ColumnKind::babies, canvas_.whole());
        RowFrame frame(chart_, canvas_, scale, rows_.size());
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            const std::string_view verdict = rows_.text(row, rows_.find("verdict"));
            frame.header(std::string(rows_.label(row)) + (verdict.empty() ? "" : ":"), verdict);
            bullet(row, frame.place(row_height), scale);
        }
        frame.finish();
    }

private:
    void bullet(std::size_t row, double top, const Scale& scale) {
        for (const Wanted& each : wanted) {
            const std::string name = each.name;
            const auto middle = rows_.number(row, rows_.find(name));
            if (!middle) continue;
            append_bar(canvas_.marks(), {scale.at(0), scale.at(*middle)},
                       {.y = top + each.top, .height = each.height}, each.meaning);
            const auto low = rows_.number(row, rows_.find(name + "_low"));
            const auto high = rows_.number(row, rows_.find(name + "_high"));
            if (low && high)
                append_range(canvas_.over(), {scale.at(*low), scale.at(*high)}, top + each.range);
        }
        if (const auto places = rows_.number(row, places_))
            append_bar(canvas_.marks(), {scale.at(0), scale.at(*places)},
                       {.y = top + row_height - places_height - 3, .height = places_height}, Meaning::places);
    }

    const Chart& chart_;
    ChartRows rows_;
    std::size_t places_;
    Canvas& canvas_;
};

}  // namespace

void draw_bullets(const Chart& chart, Canvas& canvas) {
    Bullets(chart, canvas).draw();
}

}  // namespace pairmodel::charts
