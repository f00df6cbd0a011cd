#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What all kinds of charts are made of. Lengths are units of the picture, which is `picture_width` wide.
namespace pairmodel::charts {

/// Narrow, so that text of 14 units can be read on a telephone.
inline constexpr double picture_width = 440;
inline constexpr double edge = 10;  ///< kept free at the left and right
inline constexpr double text_size = 14;
inline constexpr double line_height = 18;

/// Colours of the Government Analysis Function: each has a contrast of 3 to 1 or more with white.
inline constexpr const char* dark_blue = "#12436D";
inline constexpr const char* orange = "#F46A25";
inline constexpr const char* turquoise = "#28A197";
inline constexpr const char* dark_pink = "#801650";
inline constexpr const char* dark_grey = "#3D3D3D";
inline constexpr const char* light_purple = "#A285D1";
inline constexpr const char* ink = "#0B0C0C";
inline constexpr const char* grid_grey = "#D9D9D9";

/// The colour of a series among so many, and that of text on it.
[[nodiscard]] const char* series_colour(std::size_t series, std::size_t count);
[[nodiscard]] const char* text_on(std::string_view fill);

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
    bool plate = false;  ///< on white that hides the lines behind
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
    explicit Canvas(pugi::xml_node svg);

    [[nodiscard]] pugi::xml_node grid() const { return grid_; }
    [[nodiscard]] pugi::xml_node marks() const { return marks_; }
    [[nodiscard]] pugi::xml_node over() const { return over_; }

    /// One line of text. `at` is the top of the line at its anchor; it is moved where the text would leave
    /// the picture.
    void text(Point at, std::string_view text, const TextStyle& style = {});
    /// Lines below one another, from the cursor on.
    void paragraph(const std::vector<std::string>& lines, double x, const TextStyle& style = {});

    double y = edge;  ///< the cursor: all above is used

private:
    pugi::xml_node grid_;
    pugi::xml_node marks_;
    pugi::xml_node over_;
    pugi::xml_node text_;
};

void set_attribute(pugi::xml_node node, const char* name, const char* value);
/// Two decimals, in any locale.
void set_attribute(pugi::xml_node node, const char* name, double value);

pugi::xml_node append_box(pugi::xml_node layer, const Box& box, const char* fill);
pugi::xml_node append_line(pugi::xml_node layer, Point from, Point to, const Stroke& stroke);
pugi::xml_node append_disc(pugi::xml_node layer, Point centre, double radius, const char* fill);
pugi::xml_node append_polyline(pugi::xml_node layer, const std::vector<Point>& points, const Stroke& stroke);
pugi::xml_node append_polygon(pugi::xml_node layer, const std::vector<Point>& points, const char* fill);

}  // namespace pairmodel::charts
