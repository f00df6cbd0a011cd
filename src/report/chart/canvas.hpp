#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What all kinds of charts are made of. Lengths are units of the picture, as wide as its canvas says.
namespace pairmodel::charts {

/// Of a picture that stands alone: its text of 14 units is of 12 px where the picture is 360 px wide.
inline constexpr double picture_width = 420;
/// Of a picture in a page, which is laid out for the narrowest screen, of 320 px, and widens from there.
inline constexpr double narrowest_width = 308;
/// Of a map in a page: its text is of 8 pt where it is 65 mm wide.
inline constexpr double map_width = 324;
inline constexpr double edge = 10;  ///< kept free at the left and right
inline constexpr double text_size = 14;
inline constexpr double line_height = 18;

inline constexpr const char* ink = "#0B0C0C";
inline constexpr const char* dark_grey = "#3D3D3D";  ///< of axes and their words
inline constexpr const char* dark_blue = "#12436D";  ///< of titles
inline constexpr const char* grid_grey = "#E0E0E0";

struct Point {
    double x = 0;
    double y = 0;
};

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// A straight way between two places of the picture.
struct Span {
    double from = 0;
    double to = 0;
    [[nodiscard]] double length() const { return to > from ? to - from : from - to; }
};

struct Stroke {
    const char* colour = dark_grey;
    double width = 1;
    const char* dash = "";
};

enum class Anchor { start, middle, end };

struct TextStyle {
    Anchor anchor = Anchor::start;
    bool bold = false;
    const char* fill = ink;
    double size = text_size;
    double shift = 0;  ///< to the right of its place: stays as it is where the picture widens
};

/// How wide the text is in Arial, with something to spare for other fonts.
[[nodiscard]] double text_width(std::string_view text, const TextStyle& style = {});

/// The text on one line of this width; what is too much becomes an ellipsis.
[[nodiscard]] std::string fitted(std::string_view text, double width, const TextStyle& style = {});

/// The text on at most so many lines of this width, the last with an ellipsis where there is more.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double width, std::size_t most,
                                               const TextStyle& style = {});

/// The shapes of one picture. What comes later lies above: grid, marks, lines over marks, text.
class Canvas {
public:
    Canvas(pugi::xml_node svg, double width);

    [[nodiscard]] double width() const { return width_; }
    /// From edge to edge.
    [[nodiscard]] Span whole() const { return {edge, width_ - edge}; }

    [[nodiscard]] pugi::xml_node grid() const { return grid_; }
    [[nodiscard]] pugi::xml_node marks() const { return marks_; }
    [[nodiscard]] pugi::xml_node over() const { return over_; }

    /// One line of text. `at` is the top of the line at its anchor; where the text would leave the picture it
    /// begins or ends at the edge.
    void text(Point at, std::string_view text, const TextStyle& style = {});
    /// Lines below one another, from the cursor on.
    void paragraph(const std::vector<std::string>& lines, double x, const TextStyle& style = {});

    double y = edge;  ///< the cursor: all above is used

private:
    pugi::xml_node grid_;
    pugi::xml_node marks_;
    pugi::xml_node over_;
    pugi::xml_node text_;
    double width_;
};

/// Instead of what the attribute was, where there is one.
void set_attribute(pugi::xml_node node, const char* name, const char* value);
/// Two decimals, in any locale.
void set_attribute(pugi::xml_node node, const char* name, double value);

/// A place for shapes, in units from there, that keep their size where the picture widens.
pugi::xml_node append_fixed(pugi::xml_node layer, Point at);

pugi::xml_node append_box(pugi::xml_node layer, const Box& box, const char* fill);
pugi::xml_node append_line(pugi::xml_node layer, Point from, Point to, const Stroke& stroke);
pugi::xml_node append_disc(pugi::xml_node layer, Point centre, double radius, const char* fill);
pugi::xml_node append_polyline(pugi::xml_node layer, const std::vector<Point>& points, const Stroke& stroke);
pugi::xml_node append_polygon(pugi::xml_node layer, const std::vector<Point>& points, const char* fill);

/// Lets a picture of this size widen with its place: what lies along it is placed by shares of its width,
/// from edge to edge, while text, heights, lines and discs keep their size. So text is as large on a
/// telephone as on paper, and what does not overlap in the narrowest picture does not in a wider one.
void make_fluid(pugi::xml_node svg, double width, double height);

}  // namespace pairmodel::charts
