#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/row_frame.hpp"
#include "report/table/shown.hpp"
#include "words/figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace pairmodel::charts {

namespace {

constexpr double least_height = 230;
constexpr double label_gap = 6;
constexpr double widest_label = 125;
constexpr double leader = 18;  ///< between the last year and the labels

constexpr std::array dashes{"", "8 4", "2 3", "12 4 2 4", "5 2", "9 3 3 3"};

/// The words at the right end of a line.
struct EndLabel {
    std::vector<std::string> lines;
    std::string figure;
    Point end;       ///< of the line
    double top = 0;  ///< of the words
    [[nodiscard]] double height() const {
        return line_height * static_cast<double>(lines.size() + (figure.empty() ? 0 : 1));
    }
};

/// A line and its rows, by year.
struct Series {
    std::string name;
    std::vector<std::size_t> rows;
};

/// Labels that touch: as near to their lines as they can be together.
struct Cluster {
    std::size_t first = 0;
    std::size_t count = 0;
    double wish = 0;  ///< sum of the tops that would be best for the cluster
    double height = 0;
    [[nodiscard]] double top() const { return wish / static_cast<double>(count); }
};

/// Moves labels apart, within the picture from `top` to `bottom`, which has room for all of them.
void nudge(std::vector<EndLabel>& labels, double top, double bottom) {
    std::stable_sort(labels.begin(), labels.end(),
                     [](const EndLabel& a, const EndLabel& b) { return a.end.y < b.end.y; });
    std::vector<Cluster> clusters;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        clusters.push_back({i, 1, labels[i].end.y - line_height / 2, labels[i].height() + label_gap});
        while (clusters.size() > 1) {
            Cluster& before = clusters[clusters.size() - 2];
            const Cluster& last = clusters.back();
            if (before.top() + before.height <= last.top()) break;
            before.wish += last.wish - before.height * static_cast<double>(last.count);
            before.count += last.count;
            before.height += last.height;
            clusters.pop_back();
        }
    }
    double free = top;
    for (const Cluster& cluster : clusters) {
        free = std::max(free, cluster.top());
        for (std::size_t i = cluster.first; i < cluster.first + cluster.count; ++i) {
            labels[i].top = free;
            free += labels[i].height() + label_gap;
        }
    }
    double limit = bottom;
    for (std::size_t i = labels.size(); i-- > 0;) {
        labels[i].top = std::min(labels[i].top, limit - labels[i].height());
        limit = labels[i].top - label_gap;
    }
}

class Lines {
public:
    Lines(const Chart& chart, Canvas& canvas)
        : chart_(chart),
          rows_(chart),
          series_column_(rows_.need("series")),
          year_(rows_.need("year")),
          central_(rows_.need("central")),
          low_(rows_.find("low")),
          high_(rows_.find("high")),
          canvas_(canvas) {
        read();
    }

    void draw() {
        const double label_width = make_labels();
        const double height = plot_height();
        ranges();
        const auto by_height = [](std::string_view /*label*/) { return 30.0; };
        const ColumnKind kind = rows_.column(central_).kind;
        const Scale measure = Scale::over(values_, kind, {height, 0}, by_height);
        draw_axis_title(chart_, canvas_, measure);
        canvas_.y += line_height / 2 + 2;
        double tick_width = 0;
        for (const double tick : measure.ticks())
            tick_width = std::max(tick_width, text_width(measure.label(tick)));
        plot_ = {edge + tick_width + 8, canvas_.y, 0, height};
        plot_.width = whole_width.to - label_width - leader - plot_.x;
        const Scale y = Scale::over(values_, kind, {plot_.y + height, plot_.y}, by_height);
        draw_axes(y);
        for (std::size_t i = 0; i < series_.size(); ++i) draw_band(i, y);
        for (std::size_t i = 0; i < series_.size(); ++i) draw_line(i, y);
        draw_reference(y);
        draw_labels(y);
        draw_gaps();
        canvas_.y = plot_.y + height + line_height + 4;
    }

private:
    void read() {
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            if (!rows_.number(row, year_)) continue;
            const std::string_view name = rows_.text(row, series_column_);
            auto found = std::find_if(series_.begin(), series_.end(),
                                      [name](const Series& series) { return series.name == name; });
            if (found == series_.end()) found = series_.insert(found, {std::string(name), {}});
            found->rows.push_back(row);
        }
        for (Series& series : series_)
            std::stable_sort(series.rows.begin(), series.rows.end(),
                             [this](std::size_t a, std::size_t b) { return year(a) < year(b); });
    }

    [[nodiscard]] double year(std::size_t row) const { return *rows_.number(row, year_); }
    [[nodiscard]] bool has_band(std::size_t row) const {
        return rows_.number(row, low_) && rows_.number(row, high_);
    }

    void ranges() {
        values_.include(chart_.reference);
        for (const Series& series : series_)
            for (const std::size_t row : series.rows) {
                years_.include(year(row));
                values_.include(rows_.number(row, central_));
                if (!has_band(row)) continue;
                for (const auto column : {low_, high_}) values_.include(rows_.number(row, column));
            }
        values_.include_zero_if_near(0.5);
    }

    /// The last row of a series with a figure.
    [[nodiscard]] std::optional<std::size_t> last_row(const Series& series) const {
        const auto known = [this](std::size_t row) { return rows_.number(row, central_).has_value(); };
        const auto found = std::find_if(series.rows.rbegin(), series.rows.rend(), known);
        return found == series.rows.rend() ? std::nullopt : std::optional(*found);
    }

    /// The words of each line's label; gives the width of the widest.
    double make_labels() {
        double widest = 0;
        const auto add = [&](std::string_view name, std::string figure) {
            EndLabel label{wrapped(name, widest_label, 3, {.bold = true}), std::move(figure), {}};
            for (const std::string& line : label.lines)
                widest = std::max(widest, text_width(line, {.bold = true}));
            widest = std::max(widest, text_width(label.figure));
            labels_.push_back(std::move(label));
        };
        for (const Series& series : series_) {
            const auto row = last_row(series);
            if (!row)
                add(series.name, rows_.figure(series.rows.back(), central_));
            else
                add(series.name,
                    has_band(*row) ? rows_.range(*row, *low_, *high_) : rows_.figure(*row, central_));
        }
        if (chart_.reference) add(chart_.reference_label, "");
        return widest;
    }

    [[nodiscard]] double plot_height() const {
        double labels = 0;
        for (const EndLabel& label : labels_) labels += label.height() + label_gap;
        return std::max(least_height, labels);
    }

    [[nodiscard]] double x(double year) const {
        const double years = years_.high() - years_.low();
        return plot_.x + (years > 0 ? (year - years_.low()) / years : 0.5) * plot_.width;
    }

    void draw_axes(const Scale& y) {
        const double right = plot_.x + plot_.width;
        for (const double tick : y.ticks()) {
            const double at = y.at(tick);
            append_line(canvas_.grid(), {plot_.x, at}, {right, at},
                        {.colour = tick == 0 ? dark_grey : grid_grey});
            canvas_.text({plot_.x - 6, at - line_height / 2}, y.label(tick),
                         {.anchor = Anchor::end, .fill = dark_grey});
        }
        if (series_.empty()) return;
        const double bottom = plot_.y + plot_.height;
        const double fit = plot_.width / (text_width("2020") + 10);  // labels beside one another
        const double years = years_.high() - years_.low();
        double step = 1;
        for (const double wider : {2.0, 5.0, 10.0, 20.0, 50.0, 100.0})
            if (years / step > fit) step = wider;
        for (double tick = years_.low(); tick <= years_.high(); tick += step) {
            append_line(canvas_.grid(), {x(tick), bottom}, {x(tick), bottom + 5}, {});
            canvas_.text({x(tick), bottom + 5}, shown(tick, ColumnKind::year, 0),
                         {.anchor = Anchor::middle, .fill = dark_grey});
        }
    }

    /// Rows next to one another that have what is wanted.
    template <class Has>
    [[nodiscard]] std::vector<std::vector<std::size_t>> runs(const Series& series, Has has) const {
        std::vector<std::vector<std::size_t>> found(1);
        for (const std::size_t row : series.rows) {
            if (has(row))
                found.back().push_back(row);
            else if (!found.back().empty())
                found.emplace_back();
        }
        if (found.back().empty()) found.pop_back();
        return found;
    }

    void draw_band(std::size_t index, const Scale& y) {
        const char* colour = series_colour(index, series_.size());
        for (const auto& run : runs(series_[index], [this](std::size_t row) { return has_band(row); })) {
            std::vector<Point> outline;
            for (const std::size_t row : run)
                outline.push_back({x(year(row)), y.at(*rows_.number(row, low_))});
            for (const std::size_t row : std::vector<std::size_t>(run.rbegin(), run.rend()))
                outline.push_back({x(year(row)), y.at(*rows_.number(row, high_))});
            if (run.size() == 1)
                append_line(canvas_.marks(), outline[0], outline[1], {.colour = colour, .width = 2});
            else
                set_attribute(append_polygon(canvas_.marks(), outline, colour), "fill-opacity", 0.13);
        }
    }

    void draw_line(std::size_t index, const Scale& y) {
        const char* colour = series_colour(index, series_.size());
        const auto known = [this](std::size_t row) { return rows_.number(row, central_).has_value(); };
        for (const auto& run : runs(series_[index], known)) {
            std::vector<Point> points;
            for (const std::size_t row : run)
                points.push_back({x(year(row)), y.at(*rows_.number(row, central_))});
            if (points.size() > 1) {
                const char* dash = dashes[index % dashes.size()];
                append_polyline(canvas_.over(), points, {.colour = colour, .width = 2.5, .dash = dash});
            }
            append_disc(canvas_.over(), points.back(), 4, colour);
        }
    }

    void draw_reference(const Scale& y) {
        if (!chart_.reference) return;
        const double at = y.at(*chart_.reference);
        append_line(canvas_.over(), {plot_.x, at}, {plot_.x + plot_.width, at},
                    {.colour = ink, .width = 1.5, .dash = "5 3"});
    }

    void draw_labels(const Scale& y) {
        const double right = plot_.x + plot_.width;
        for (std::size_t i = 0; i < labels_.size(); ++i) {
            labels_[i].end = {right, y.at(chart_.reference.value_or(values_.low()))};
            if (i >= series_.size()) continue;
            if (const auto row = last_row(series_[i]))
                labels_[i].end = {x(year(*row)), y.at(*rows_.number(*row, central_))};
        }
        nudge(labels_, plot_.y - line_height / 2, plot_.y + plot_.height + line_height / 2);
        for (const EndLabel& label : labels_) {
            Point at{right + leader, label.top};
            const Point start{label.end.x + 5, label.end.y};
            append_line(canvas_.grid(), start, {at.x - 3, label.top + line_height / 2},
                        {.colour = dark_grey, .width = 0.75});
            for (const std::string& line : label.lines) {
                canvas_.text(at, line, {.bold = true});
                at.y += line_height;
            }
            canvas_.text(at, label.figure);
        }
    }

    /// The shorthand of figures that are not there, above their years.
    void draw_gaps() {
        std::map<double, std::string> words;
        for (const Series& series : series_)
            for (const std::size_t row : series.rows)
                if (!rows_.number(row, central_)) words[year(row)] = rows_.figure(row, central_);
        double free = 0;
        for (const auto& [at, word] : words) {
            const double width = text_width(word);
            const double middle = std::max(x(at), plot_.x + width / 2 + 2);  // beside the ticks
            if (middle - width / 2 < free) continue;
            canvas_.text({middle, plot_.y + plot_.height - line_height - 2}, word,
                         {.anchor = Anchor::middle, .plate = true});
            free = middle + width / 2 + 4;
        }
    }

    const Chart& chart_;
    ChartRows rows_;
    std::size_t series_column_;
    std::size_t year_;
    std::size_t central_;
    std::optional<std::size_t> low_;
    std::optional<std::size_t> high_;
    Canvas& canvas_;
    std::vector<Series> series_;
    std::vector<EndLabel> labels_;
    Reach years_;
    Reach values_;
    Box plot_;
};

}  // namespace

void draw_lines(const Chart& chart, Canvas& canvas) {
    Lines(chart, canvas).draw();
}

}  // namespace pairmodel::charts
