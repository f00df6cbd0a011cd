#include "pairmodel/error.hpp"
#include "pairmodel/report/output.hpp"
#include "report/chart/drawing.hpp"
#include "report/files/tool.hpp"
#include "report/formats/parts/page.hpp"
#include "report/formats/parts/word_file.hpp"
#include "system/process.hpp"
#include "system/tool.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
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
        StringSink word;
        run_tool(
            {{converter, "--from=html", "--to=docx", "--shift-heading-level-by=-1", "--lua-filter=" + script,
              "--output=-"},
             html.text(),
             &files,
             dated ? std::vector<std::string>{} : std::vector<std::string>{"SOURCE_DATE_EPOCH=315532800"}},
            word);
        sink.write(on_a4(word.text()));
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

    /// Columns as wide as what is in them, and none narrower than its longest word, or all would be alike and
    /// words broken.
    static void say_widths(pugi::xml_node table) {
        std::vector<double> least;
        std::vector<double> wanted;
        for (const auto& row : table.select_nodes("*/tr")) {
            std::size_t column = 0;
            for (const pugi::xml_node cell : row.node().children()) {
                if (column == wanted.size()) {
                    wanted.push_back(0);
                    least.push_back(0);
                }
                const std::string_view text = cell.text().get();
                constexpr double much = 120;
                const auto length = static_cast<double>(text.size());
                wanted[column] = std::max(wanted[column], std::min(length, length > much ? 70.0 : 28.0));
                least[column] = std::max(least[column], longest_word(text));
                ++column;
            }
        }
        constexpr double edges = 3;        // of a cell, in letters
        constexpr double on_a_line = 100;  // small letters, on A4
        double all = 0;
        double all_least = 0;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            least[i] += edges;
            wanted[i] = std::max(wanted[i] + edges, least[i]);
            all += wanted[i];
            all_least += least[i];
        }
        const double more =
            all > on_a_line ? std::max(0.0, on_a_line - all_least) / std::max(1.0, all - all_least) : 1;
        pugi::xml_node columns = table.insert_child_before("colgroup", table.child("thead"));
        const double sum = all_least + more * (all - all_least);
        for (std::size_t i = 0; i < wanted.size(); ++i)
            set(columns.append_child("col"), "style",
                fmt::format("width:{:.1f}%", 100 * (least[i] + more * (wanted[i] - least[i])) / sum));
    }

    static double longest_word(std::string_view text) {
        std::size_t longest = 0;
        std::size_t word = 0;
        for (const char c : text) {
            word = c == ' ' || c == '\n' || c == '-' || c == '/' ? 0 : word + 1;
            longest = std::max(longest, word);
        }
        constexpr std::size_t most = 20;  // longer ones, such as digests, may be broken
        return static_cast<double>(std::min(longest, most));
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
