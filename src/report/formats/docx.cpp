#include "pairmodel/error.hpp"
#include "pairmodel/report/output.hpp"
#include "report/chart/drawing.hpp"
#include "report/files/tool.hpp"
#include "report/formats/parts/page.hpp"
#include "system/process.hpp"
#include "system/tool.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>

namespace pairmodel {

namespace {

constexpr const char* converter = "pandoc";

/// Puts pictures in their place: pandoc reads this, and all pictures, one behind the other, as a file. The
/// title of each says its name, where it begins and how long it is. Given within the page, they would stand
/// in the file twice.
constexpr std::string_view filter = R"(
function Image(image)
  local name, from, size = image.title:match("^(%S+) (%d+) (%d+)$")
  pictures:seek("set", tonumber(from))
  pandoc.mediabag.insert(name, "image/png", pictures:read(tonumber(size)))
  image.src = name
  image.title = ""
  return image
end
)";

/// What pandoc reads in the place of a picture, until the filter puts the picture there: one grey point.
constexpr const char* one_point =
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTjKhwAAAABJRU5ErkJggg==";

void set(pugi::xml_node node, const char* name, const std::string& value) {
    pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute) attribute = node.append_attribute(name);
    attribute.set_value(value.c_str());
}

/// The page with its charts as pictures that every Word shows, each with its words.
class WordPage {
public:
    explicit WordPage(const Document& document) {
        append_document(page_, document);
        for (const Section& section : document.sections)
            for (const Chart& chart : section.charts) charts_[chart.id + "-title"] = &chart;
        pugi::xml_node head = page_.document_element().child("head");
        head.remove_child("title");  // the first heading becomes the title of the file
        pugi::xml_node body = page_.document_element().child("body");
        pugi::xml_node main = body.child("main");  // in a part of its own no heading is the first
        while (const pugi::xml_node child = main.first_child()) body.append_move(child);
        body.remove_child(main);
        for (const auto& found : body.select_nodes(".//nav")) {
            pugi::xml_node contents = found.node();  // Word makes its own
            contents.parent().remove_child(contents);
        }
        for (const auto& found : body.select_nodes(".//svg[@role='img']")) replace(found.node());
        for (const auto& found : body.select_nodes(".//table")) say_widths(found.node());
        for (const auto& found : body.select_nodes(".//figure")) found.node().set_name("div");
        for (const auto& found : body.select_nodes(".//figcaption")) style_caption(found.node());
    }

    void write(TextSink& sink) {
        StringSink html;
        write_page(page_, html);
        // The day is that of the run or none, never the clock's.
        const bool dated = system::variable("SOURCE_DATE_EPOCH").has_value();
        ToolFiles files;
        const std::string pictures = files.add(pictures_);
        const std::string script =
            files.add(fmt::format("local pictures = io.open([[{}]], \"rb\"){}", pictures, filter));
        run_tool(
            {{converter, "--from=html", "--to=docx", "--shift-heading-level-by=-1", "--lua-filter=" + script,
              "--output=-"},
             html.text(),
             &files,
             dated ? std::vector<std::string>{} : std::vector<std::string>{"SOURCE_DATE_EPOCH=315532800"}},
            sink);
    }

private:
    void replace(pugi::xml_node svg) {
        if (const std::string missing = missing_for_png(); !missing.empty())
            throw FileError("for the pictures of a docx file, please install " + missing);
        const auto chart = charts_.find(svg.attribute("aria-labelledby").value());
        if (chart == charts_.end()) throw std::logic_error("a picture that is no chart of the document");
        const std::string picture = paper_chart(*chart->second);
        const std::string png = png_of(picture, 2);
        pugi::xml_node place = svg.parent().insert_child_before("p", svg);
        pugi::xml_node image = place.append_child("img");
        pugi::xml_document size;
        size.load_string(picture.c_str());
        for (const char* side : {"width", "height"})
            set(image, side, size.document_element().attribute(side).value());
        set(image, "src", one_point);
        set(image, "alt",
            fmt::format("{}. {}", svg.child("title").text().get(), svg.child("desc").text().get()));
        set(image, "title", fmt::format("{}.png {} {}", chart->second->id, pictures_.size(), png.size()));
        pictures_ += png;
        svg.parent().remove_child(svg);
    }

    /// Columns as wide as what is in them, or all would be alike, and words broken.
    static void say_widths(pugi::xml_node table) {
        std::vector<std::size_t> longest;
        for (const auto& row : table.select_nodes("*/tr")) {
            std::size_t column = 0;
            for (const pugi::xml_node cell : row.node().children()) {
                constexpr std::size_t fewest = 10;  // "Adversity"
                constexpr std::size_t most = 28;
                if (column == longest.size()) longest.push_back(fewest);
                const std::size_t length = std::string_view(cell.text().get()).size();
                longest[column] = std::max(longest[column], std::min(length, most));
                ++column;
            }
        }
        const auto all = std::accumulate(longest.begin(), longest.end(), std::size_t{0});
        pugi::xml_node columns = table.insert_child_before("colgroup", table.child("thead"));
        for (const std::size_t length : longest)
            set(columns.append_child("col"), "style", fmt::format("width:{}%", 100 * length / all));
    }

    /// Its words as paragraphs in Word's style for captions.
    static void style_caption(pugi::xml_node caption) {
        caption.set_name("div");
        set(caption, "data-custom-style", "Table Caption");  // which stays with what is below it
        for (pugi::xml_node child = caption.first_child(); child;) {
            const pugi::xml_node next = child.next_sibling();
            if (child.type() == pugi::node_pcdata) {
                pugi::xml_node strong = caption.insert_child_before("p", child).append_child("strong");
                strong.append_move(child);
            }
            child = next;
        }
    }

    pugi::xml_document page_;
    std::map<std::string, const Chart*, std::less<>> charts_;
    std::string pictures_;
};

void write_docx(const Document& document, TextSink& sink, const WriteOptions& /*options*/) {
    WordPage(document).write(sink);
}

std::string missing() {
    return system::has_tool(converter) ? "" : "pandoc (Debian and Ubuntu: pandoc)";
}

}  // namespace

const Format& docx_format() {
    static const Format format{"docx",
                               {".docx"},
                               "a Word file, by pandoc where it is installed",
                               write_docx,
                               nullptr,
                               true,
                               "open it in Word or LibreOffice",
                               missing};
    return format;
}

}  // namespace pairmodel
