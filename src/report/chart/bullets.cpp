#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/meaning.hpp"
#include "report/chart/row_frame.hpp"

#include <array>

namespace pairmodel::charts {

namespace {

constexpr double bullet_height = 10;
constexpr double bullet_step = 13;

/// A bar from zero to the middle, with its range, or to the places that there are.
struct Bar {
    const char* column;
    Meaning meaning;
};

/// From the widest to what there is for it, one below the other: none hides another.
constexpr std::array bars{Bar{"need", Meaning::need}, Bar{"demand", Meaning::demand},
                          Bar{"places", Meaning::places}};

class Bullets {
public:
    Bullets(const Chart& chart, Canvas& canvas) : chart_(chart), rows_(chart), canvas_(canvas) {}

    void draw() {
        Reach reach;
        for (std::size_t row = 0; row < rows_.size(); ++row)
            for (const std::size_t column : rows_.columns_of(ColumnKind::babies))
                reach.include(rows_.number(row, column));
        draw_key(canvas_,
                 {{"Need", Meaning::need}, {"Demand", Meaning::demand}, {"Places", Meaning::places}});
        canvas_.y += 6;
        const Scale scale = scale_along(reach, ColumnKind::babies, canvas_.whole());
        RowFrame frame(chart_, canvas_, scale, rows_.size());
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            const std::string_view verdict = rows_.text(row, rows_.find("verdict"));
            frame.header(std::string(rows_.label(row)) + (verdict.empty() ? "" : ":"), verdict);
            bullet(row, frame.place(bullet_step * bars.size()), scale);
        }
        frame.finish();
    }

private:
    void bullet(std::size_t row, double top, const Scale& scale) {
        for (const Bar& bar : bars) {
            const std::string name = bar.column;
            if (const auto value = rows_.number(row, rows_.find(name))) {
                append_bar(canvas_.marks(), {scale.at(0), scale.at(*value)},
                           {.y = top, .height = bullet_height}, bar.meaning);
                const auto low = rows_.number(row, rows_.find(name + "_low"));
                const auto high = rows_.number(row, rows_.find(name + "_high"));
                if (low && high)
                    append_range(canvas_.over(), {scale.at(*low), scale.at(*high)}, top + bullet_height / 2);
            }
            top += bullet_step;
        }
    }

    const Chart& chart_;
    ChartRows rows_;
    Canvas& canvas_;
};

}  // namespace

void draw_bullets(const Chart& chart, Canvas& canvas) {
    Bullets(chart, canvas).draw();
}

}  // namespace pairmodel::charts
