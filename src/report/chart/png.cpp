#include "pairmodel/report/output.hpp"
#include "report/chart/drawing.hpp"
#include "report/files/tool.hpp"
#include "system/tool.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

constexpr const char* converter = "rsvg-convert";

}  // namespace

std::string png_of(const std::string& svg, int zoom) {
    StringSink picture;
    run_tool({{converter, "--format=png", fmt::format("--zoom={}", zoom)}, svg}, picture);
    return picture.text();
}

std::string missing_for_png() {
    return system::has_tool(converter) ? "" : "rsvg-convert of librsvg (Debian and Ubuntu: librsvg2-bin)";
}

std::string note_of_fonts() {
    if (!system::has_tool("fc-match")) return "";
    StringSink family;
    run_tool({{"fc-match", "--format=%{family}", "Arial"}}, family);
    for (const char* like_arial : {"Arial", "Liberation Sans", "Arimo", "Helvetica", "Nimbus Sans"})
        if (family.text().starts_with(like_arial)) return "";
    return fmt::format(
        "pictures in PNG have the font {}, as neither Arial nor Liberation Sans (Debian and Ubuntu: "
        "fonts-liberation) is installed: words may touch",
        family.text());
}

}  // namespace pairmodel
