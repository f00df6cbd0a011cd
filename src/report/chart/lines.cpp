#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/meaning.hpp"
#include "report/chart/row_frame.hpp"
#include "report/table/shown.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace pairmodel::charts {

namespace {

constexpr double plot_height = 180;
constexpr double sample = 34;  ///< a piece of the line, in the key

constexpr std::array dashes{"", "8 4", "2 3", "12 4 2 4", "5 2", "9 3 3 3"};

/// A line and its rows, by year.
struct Series {
    std::string name;
    std::vector<std::size_t> rows;
};

/// The letter at the right end of a line, by which the key names it.
struct Letter {
    std::string text;
    Point end;       ///< of the line
    double top = 0;  ///< of the letter
};

/// Moves letters apart, within the picture from `top` to `bottom`; the height of a line of text is room
/// enough for each, or they share what there is.
void nudge(std::vector<Letter>& letters, double top, double bottom) {
    std::stable_sort(letters.begin(), letters.end(),
                     [](const Letter& a, const Letter& b) { return a.end.y < b.end.y; });
    const double step = std::min(line_height, (bottom - top) / static_cast<double>(letters.size()));
    double free = top;
    for (Letter& letter : letters) {
        letter.top = std::max(free, letter.end.y - line_height / 2);
        free = letter.top + step;
    }
    double limit = bottom;
    for (std::size_t i = letters.size(); i-- > 0;) {
        letters[i].top = std::min(letters[i].top, limit - step);
        limit = letters[i].top;
    }
}

class Lines {
public:
    Lines(const Chart& chart, Canvas& canvas)
        : chart_(chart),
          rows_(chart),
          series_column_(rows_.need("series")),
          year_(rows_.find("share") ? *rows_.find("share") : rows_.need("year")),
          central_(rows_.need("central")),
          low_(rows_.find("low")),
          high_(rows_.find("high")),
          canvas_(canvas) {
        read();
    }

    void draw() {
        ranges();
        key();
        draw_axis_title(chart_, canvas_);
        canvas_.y += line_height + 2;  // the highest tick has its label above its line
        const auto room = [](std::string_view /*label*/) { return 34.0; };
        const Scale y =
            Scale::over(values_, rows_.column(central_).kind, {canvas_.y + plot_height, canvas_.y}, room);
        double tick_width = 0;
        for (const double tick : y.ticks()) tick_width = std::max(tick_width, text_width(y.label(tick)));
        plot_ = {edge + tick_width + 6, canvas_.y, 0, plot_height};
        plot_.width = canvas_.whole().to - (series_.size() > 1 ? 24 : 6) - plot_.x;
        draw_axes(y);
        for (std::size_t i = 0; i < series_.size(); ++i) draw_band(i, y);
        for (std::size_t i = 0; i < series_.size(); ++i) draw_line(i, y);
        draw_reference(y);
        if (series_.size() > 1) draw_letters(y);
        draw_gaps();
        canvas_.y = plot_.y + plot_height + line_height + 4;
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

    /// Over shares of all rather than over years.
    [[nodiscard]] bool over_shares() const { return rows_.column(year_).kind == ColumnKind::share; }
    [[nodiscard]] double year(std::size_t row) const { return *rows_.number(row, year_); }
    [[nodiscard]] bool has_band(std::size_t row) const {
        return rows_.number(row, low_) && rows_.number(row, high_);
    }

    void ranges() {
        values_.include(chart_.reference);
        for (const Series& series : series_)
            for (const std::size_t row : series.rows) {
                first_year_ = std::min(first_year_.value_or(year(row)), year(row));
                last_year_ = std::max(last_year_.value_or(year(row)), year(row));
                values_.include(rows_.number(row, central_));
                if (!has_band(row)) continue;
                for (const auto column : {low_, high_}) values_.include(rows_.number(row, column));
            }
    }

    /// The last row of a series with a figure.
    [[nodiscard]] std::optional<std::size_t> last_row(const Series& series) const {
        const auto known = [this](std::size_t row) { return rows_.number(row, central_).has_value(); };
        const auto found = std::find_if(series.rows.rbegin(), series.rows.rend(), known);
        return found == series.rows.rend() ? std::nullopt : std::optional(*found);
    }

    static std::string letter_of(std::size_t series) {
        return series < 26 ? std::string(1, static_cast<char>('A' + series)) : "";
    }

    /// The last figure of a line, or why there is none.
    [[nodiscard]] std::string last_figure(const Series& series) const {
        if (over_shares()) return "";
        const auto row = last_row(series);
        if (!row) return rows_.figure(series.rows.back(), central_);
        const std::string figure =
            has_band(*row) ? rows_.range(*row, *low_, *high_) : rows_.figure(*row, central_);
        return fmt::format("{} in {}", figure, shown(year(*row), ColumnKind::year, 0));
    }

    /// Each line by its letter, a piece of it, its name and its last figure.
    void key() {
        constexpr double gap = 8;
        for (std::size_t i = 0; i < series_.size(); ++i) {
            const bool many = series_.size() > 1;
            const double indent = many ? 16 + sample + gap : 0;
            const Meaning meaning = meaning_of(chart_, i);
            if (many) {
                canvas_.text({edge, canvas_.y}, letter_of(i), {.bold = true});
                const double middle = canvas_.y + line_height / 2;
                const Stroke stroke{colour_of(meaning), 2.5, dashes[i % dashes.size()]};
                set_attribute(append_line(append_fixed(canvas_.over(), {edge, middle}), {16, 0},
                                          {16 + sample, 0}, stroke),
                              "class", word_of(meaning));
            }
            const double room = canvas_.whole().length() - indent;
            const std::string figure = last_figure(series_[i]);
            const std::string words = series_[i].name + (figure.empty() ? "" : ": " + figure);
            for (const std::string& line : wrapped(words, room, 3))
                canvas_.text({edge, std::exchange(canvas_.y, canvas_.y + line_height)}, line,
                             {.shift = indent});
        }
        if (chart_.reference)
            canvas_.paragraph(wrapped("Line across: " + chart_.reference_label, canvas_.whole().length(), 2),
                              edge);
        canvas_.y += 4;
    }

    [[nodiscard]] double x(double year) const {
        const double years = *last_year_ - *first_year_;
        return plot_.x + (years > 0 ? (year - *first_year_) / years : 0.5) * plot_.width;
    }

    void draw_axes(const Scale& y) {
        for (const double tick : y.ticks()) {
            const double at = y.at(tick);
            append_line(canvas_.grid(), {edge, at}, {canvas_.whole().to, at},
                        {.colour = tick == 0 ? dark_grey : grid_grey});
            canvas_.text({edge, at - line_height}, y.label(tick), {.fill = dark_grey});
        }
        if (series_.empty()) return;
        const double bottom = plot_.y + plot_.height;
        const double fit = plot_.width / (text_width("2020") + 10);  // labels beside one another
        const double years = *last_year_ - *first_year_;
        double step = over_shares() ? 0.25 : 1;
        for (const double wider : {2.0, 5.0, 10.0, 20.0, 50.0, 100.0})
            if (!over_shares() && years / step > fit) step = wider;
        for (double tick = *first_year_; tick <= *last_year_; tick += step) {
            append_line(canvas_.grid(), {x(tick), bottom}, {x(tick), bottom + 5}, {});
            canvas_.text(
                {x(tick), bottom + 5}, shown(tick, rows_.column(year_).kind, 0),
                {.anchor = tick == 1 && over_shares() ? Anchor::end : Anchor::middle, .fill = dark_grey});
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
        const Meaning meaning = meaning_of(chart_, index);
        for (const auto& run : runs(series_[index], [this](std::size_t row) { return has_band(row); })) {
            std::vector<Point> outline;
            for (const std::size_t row : run)
                outline.push_back({x(year(row)), y.at(*rows_.number(row, low_))});
            for (const std::size_t row : std::vector<std::size_t>(run.rbegin(), run.rend()))
                outline.push_back({x(year(row)), y.at(*rows_.number(row, high_))});
            if (run.size() == 1)
                append_line(canvas_.marks(), outline[0], outline[1], {.colour = ink, .width = 1.5});
            else
                set_attribute(paint(append_polygon(canvas_.marks(), outline, colour_of(meaning)), meaning),
                              "fill-opacity", 0.15);
        }
    }

    void draw_line(std::size_t index, const Scale& y) {
        const Meaning meaning = meaning_of(chart_, index);
        const auto known = [this](std::size_t row) { return rows_.number(row, central_).has_value(); };
        for (const auto& run : runs(series_[index], known)) {
            std::vector<Point> points;
            for (const std::size_t row : run)
                points.push_back({x(year(row)), y.at(*rows_.number(row, central_))});
            if (points.size() > 1) {
                const Stroke stroke{colour_of(meaning), 2.5, dashes[index % dashes.size()]};
                set_attribute(append_polyline(canvas_.over(), points, stroke), "class", word_of(meaning));
            }
            paint(append_disc(canvas_.over(), points.back(), 4, colour_of(meaning)), meaning);
        }
    }

    void draw_reference(const Scale& y) {
        if (!chart_.reference) return;
        const double at = y.at(*chart_.reference);
        append_line(canvas_.over(), {plot_.x, at}, {plot_.x + plot_.width, at},
                    {.colour = ink, .width = 1.5, .dash = "5 3"});
    }

    void draw_letters(const Scale& y) {
        std::vector<Letter> letters;
        for (std::size_t i = 0; i < series_.size(); ++i)
            if (const auto row = last_row(series_[i]))
                letters.push_back({letter_of(i), {x(year(*row)), y.at(*rows_.number(*row, central_))}});
        if (letters.empty()) return;
        nudge(letters, plot_.y - line_height / 2, plot_.y + plot_.height + line_height / 2);
        for (const Letter& letter : letters)
            canvas_.text({letter.end.x, letter.top}, letter.text, {.bold = true, .shift = 8});
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
                         {.anchor = Anchor::middle});
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
    std::optional<double> first_year_;
    std::optional<double> last_year_;
    Reach values_;
    Box plot_;
};

}  // namespace

void draw_lines(const Chart& chart, Canvas& canvas) {
    Lines(chart, canvas).draw();
}

}  // namespace pairmodel::charts
