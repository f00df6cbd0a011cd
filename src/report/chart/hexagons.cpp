// A map of hexagons, one for each place, coloured by few classes of a value.

#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/row_frame.hpp"
#include "report/chart/value_classes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace pairmodel::charts {

namespace {

/// From light to dark, each 1.7 times as dark as the one before: told apart in grey and by the colour-blind
/// too.
constexpr std::array<std::string_view, ValueClasses::count> shades{"#E9F3FC", "#8FC0E4", "#4D92CA",
                                                                   "#2769A3", "#13456F", "#061C33"};
constexpr double inner = 0.45;  ///< of a hexagon: what marks it as one of its own kind
constexpr const char* hidden_fill = "#FFFFFF";
constexpr const char* missing_fill = "#D0D0D0";
constexpr const char* border = "#949494";
constexpr double half_width = 0.8660254;  ///< of a hexagon of size 1, whose tips are above and below
constexpr double largest = 16;
constexpr double legend_share = 0.4;  ///< of the width
constexpr double swatch_width = 24;

/// A place of the grid: how far right and how far up.
using Place = std::pair<int, int>;

/// The neighbours in the order of the edges, from the one right above clockwise.
std::array<Place, 6> neighbours_of(const Place& at) {
    const auto [q, r] = at;
    const int right = r % 2 != 0 ? 1 : 0;
    return {{{q + right, r + 1},
             {q + 1, r},
             {q + right, r - 1},
             {q + right - 1, r - 1},
             {q - 1, r},
             {q + right - 1, r + 1}}};
}

/// Shades have a class, as the colours of meanings have; white and grey are of no class.
void name_shade(pugi::xml_node node, std::string_view fill) {
    if (std::find(shades.begin(), shades.end(), fill) != shades.end()) set_attribute(node, "class", "shade");
}

std::string coordinate(double value) {
    std::string text = fmt::format("{:.1f}", value);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

std::string point_text(const Point& point) {
    return coordinate(point.x) + " " + coordinate(point.y);
}

class Hexagons {
public:
    Hexagons(const Chart& chart, Canvas& canvas)
        : rows_(chart),
          q_(rows_.need("q")),
          r_(rows_.need("r")),
          central_(rows_.need("central")),
          mark_(rows_.find("mark")),
          apart_(rows_.find("apart")),
          point_(rows_.find("point")),
          canvas_(canvas) {
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            places_.emplace_back(static_cast<int>(rows_.number(row, q_).value_or(0)),
                                 static_cast<int>(rows_.number(row, r_).value_or(0)));
            if (rows_.text(row, mark_).empty()) continue;
            marked_.insert(places_.back());
            mark_text_ = rows_.text(row, mark_);
        }
    }

    void draw() {
        settle();
        const std::vector<Swatch> legend = swatches();
        double height = 0;
        for (const Swatch& swatch : legend) height += line_height * static_cast<double>(swatch.lines.size());
        make_room(canvas_.y, height);
        draw(legend);
        for (const auto& [fill, rows] : by_fill()) hexagons_of(fill, rows);
        for (const auto& [fill, rows] : inner_by_fill()) hexagons_of(fill, rows, inner);
        outline();
        canvas_.y = bottom_;
    }

private:
    /// The value of a place that is not drawn apart.
    [[nodiscard]] std::optional<double> classed(std::size_t row) const {
        return rows_.text(row, apart_).empty() ? rows_.number(row, central_) : std::nullopt;
    }

    /// Grey where there is no figure, white where it is in no class or not shown.
    [[nodiscard]] const char* fill_of(std::size_t row) const {
        if (const auto value = classed(row)) return shades.at(ValueClasses::of(*value)).data();
        return rows_.figure(row, central_) == "[x]" ? missing_fill : hidden_fill;
    }

    [[nodiscard]] std::map<std::string, std::vector<std::size_t>> by_fill() const {
        std::map<std::string, std::vector<std::size_t>> found;
        for (std::size_t row = 0; row < rows_.size(); ++row) found[fill_of(row)].push_back(row);
        return found;
    }

    /// Small hexagons within those that are apart (dark) or pointed at (white).
    [[nodiscard]] std::map<std::string, std::vector<std::size_t>> inner_by_fill() const {
        std::map<std::string, std::vector<std::size_t>> found;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            if (!rows_.text(row, apart_).empty()) found[dark_grey].push_back(row);
            if (!rows_.text(row, point_).empty()) found[hidden_fill].push_back(row);
        }
        return found;
    }

    /// A line of the legend.
    struct Swatch {
        std::vector<std::string> lines;
        const char* fill;
        bool marked = false;
        const char* inner_fill = nullptr;
    };

    [[nodiscard]] std::vector<Swatch> swatches() const {
        std::vector<Swatch> all;
        const auto add = [&](const std::string& text, const char* fill, bool marked = false,
                             const char* inner_fill = nullptr) {
            all.push_back(
                {wrapped(text, legend_share * canvas_.width() - swatch_width, 4), fill, marked, inner_fill});
        };
        for (std::size_t i = ValueClasses::count; i-- > 0;) add(ValueClasses::label(i), shades.at(i).data());
        std::set<std::string> others;
        for (std::size_t row = 0; row < rows_.size(); ++row)
            if (!rows_.number(row, central_)) others.insert(rows_.figure(row, central_));
        if (const std::size_t row = first_with(point_); row < rows_.size())
            add(std::string(rows_.text(row, point_)), fill_of(row), false, hidden_fill);
        if (const std::size_t row = first_with(apart_); row < rows_.size())
            add(std::string(rows_.text(row, apart_)), hidden_fill, false, dark_grey);
        if (others.contains("[c]")) add("Not shown [c]", hidden_fill);
        if (others.contains("[x]")) add("Not available [x]", missing_fill);
        if (!mark_text_.empty()) add(mark_text_, hidden_fill, true);
        return all;
    }

    void draw(const std::vector<Swatch>& legend) {
        constexpr double size = 8;
        for (const Swatch& swatch : legend) {
            const Point middle{legend_left_ + size, canvas_.y + line_height / 2};
            pugi::xml_node node = append_polygon(canvas_.marks(), corners(middle, size), swatch.fill);
            name_shade(node, swatch.fill);
            set_attribute(node, "stroke", swatch.marked ? ink : border);
            set_attribute(node, "stroke-width", swatch.marked ? 3.0 : 1.0);
            if (swatch.inner_fill != nullptr)
                append_polygon(canvas_.marks(), corners(middle, inner * size), swatch.inner_fill);
            canvas_.paragraph(swatch.lines, legend_left_ + swatch_width);
        }
    }

    [[nodiscard]] std::size_t first_with(std::optional<std::size_t> column) const {
        std::size_t row = 0;
        while (row < rows_.size() && rows_.text(row, column).empty()) ++row;
        return row;
    }

    /// The legend stands above on the side where it is less in the way; the map goes down where land would be
    /// under it.
    void make_room(double top, double legend_height) {
        top_ = top + 3;
        const double width = legend_share * canvas_.width();
        const auto down = [&](double left) {
            double most = 0;
            for (const Place& place : places_) {
                const Point middle = middle_of(place);
                if (middle.x + half_width * size_ > left - 6 && middle.x - half_width * size_ < left + width)
                    most = std::max(most, top + legend_height + 6 - (middle.y - size_));
            }
            return most;
        };
        const double right = canvas_.width() - width;
        legend_left_ = down(edge) < down(right) ? edge : right;
        top_ += down(legend_left_);
        bottom_ = std::max(top + legend_height, top_ + size_ * height_) + 3;
    }

    /// How large hexagons are and where they stand.
    void settle() {
        double right = -1e9;
        int low = places_.front().second;
        int high = low;
        left_ = 1e9;
        for (const Place& place : places_) {
            left_ = std::min(left_, across(place) - half_width);
            right = std::max(right, across(place) + half_width);
            low = std::min(low, place.second);
            high = std::max(high, place.second);
        }
        size_ = std::min(largest, canvas_.whole().length() / (right - left_));
        left_ -= (canvas_.whole().length() / size_ - (right - left_)) / 2;
        top_row_ = high;
        height_ = 1.5 * (high - low) + 2;
    }

    /// The middle of a place from the left, in sizes of a hexagon.
    static double across(const Place& place) {
        return 2 * half_width * (place.first + (place.second % 2 != 0 ? 0.5 : 0));
    }

    [[nodiscard]] Point middle_of(const Place& place) const {
        return {edge + size_ * (across(place) - left_), top_ + size_ * (1.5 * (top_row_ - place.second) + 1)};
    }

    /// From the tip above clockwise.
    static std::vector<Point> corners(const Point& middle, double size) {
        const double w = half_width * size;
        const auto [x, y] = middle;
        return {{x, y - size}, {x + w, y - size / 2}, {x + w, y + size / 2},
                {x, y + size}, {x - w, y + size / 2}, {x - w, y - size / 2}};
    }

    /// All of one colour as one shape: a page has hundreds of them.
    void hexagons_of(const std::string& fill, const std::vector<std::size_t>& rows, double part = 1) {
        const double size = part * size_;
        const double w = half_width * size;
        const std::string way = fmt::format("l{} {}v{}l{} {} {} {}v{}z", coordinate(w), coordinate(size / 2),
                                            coordinate(size), coordinate(-w), coordinate(size / 2),
                                            coordinate(-w), coordinate(-size / 2), coordinate(-size));
        std::string path;
        for (const std::size_t row : rows) {
            const Point middle = middle_of(places_[row]);
            path += "M" + point_text({middle.x, middle.y - size}) + way;
        }
        pugi::xml_node node = canvas_.marks().append_child("path");
        set_attribute(node, "d", path.c_str());
        set_attribute(node, "fill", fill.c_str());
        if (part < 1) return;
        name_shade(node, fill);
        set_attribute(node, "stroke", border);
        set_attribute(node, "stroke-width", 0.75);
    }

    /// Around the marked places together, on white so that it shows on the darkest.
    void outline() {
        std::string path;
        for (const Place& place : marked_) {
            const auto around = neighbours_of(place);
            const auto corner = corners(middle_of(place), size_);
            for (std::size_t i = 0; i < around.size(); ++i)
                if (!marked_.contains(around[i]))
                    path += "M" + point_text(corner[i]) + "L" + point_text(corner[(i + 1) % corner.size()]);
        }
        if (path.empty()) return;
        for (const auto& [colour, width] : {std::pair{"#FFFFFF", 6.0}, std::pair{ink, 3.0}}) {
            pugi::xml_node node = canvas_.over().append_child("path");
            set_attribute(node, "d", path.c_str());
            set_attribute(node, "fill", "none");
            set_attribute(node, "stroke", colour);
            set_attribute(node, "stroke-width", width);
            set_attribute(node, "stroke-linecap", "round");
        }
    }

    ChartRows rows_;
    std::size_t q_;
    std::size_t r_;
    std::size_t central_;
    std::optional<std::size_t> mark_;
    std::optional<std::size_t> apart_;
    std::optional<std::size_t> point_;
    Canvas& canvas_;
    std::vector<Place> places_;  ///< as the rows
    std::set<Place> marked_;
    std::string mark_text_;
    double size_ = 1;
    double height_ = 0;  ///< of the map, in sizes
    double left_ = 0;    ///< the left end of the picture, in sizes
    double top_ = 0;
    double bottom_ = 0;
    double legend_left_ = 0;
    int top_row_ = 0;
};

}  // namespace

void draw_hexagons(const Chart& chart, Canvas& canvas) {
    Hexagons(chart, canvas).draw();
}

}  // namespace pairmodel::charts
