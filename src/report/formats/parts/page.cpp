#include "report/formats/parts/page.hpp"

#include "pairmodel/version.hpp"
#include "report/chart/drawing.hpp"
#include "report/formats/parts/page_style.hpp"
#include "report/table/valid_text.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

/// From so many columns on, a narrow screen scrolls instead of breaking every cell into many lines; with one
/// less, a phone does.
constexpr std::size_t wide_table = 6;
/// So many do not fit on paper but with their numbers on several lines.
constexpr std::size_t many_columns = 9;
/// So long a text stays on one line in these: "No change".
constexpr std::size_t short_text = 12;
/// Up to so many columns a table has room beside its chart.
constexpr std::size_t narrow_table = 5;

/// Looks of a table, which stay with it when it is pasted.
constexpr const char* table_style = "border-collapse:collapse;font-family:Arial,Helvetica,sans-serif";
constexpr const char* caption_style = "caption-side:top;text-align:left;font-weight:bold;padding:4px 0 8px 0";
constexpr const char* head_text =
    "border-bottom:2px solid #12436d;padding:4px 10px 4px 4px;text-align:left;vertical-align:bottom";
constexpr const char* head_number =
    "border-bottom:2px solid #12436d;padding:4px 4px 4px 10px;text-align:right;vertical-align:bottom";
constexpr const char* cell_text =
    "border-bottom:1px solid #949494;padding:4px 10px 4px 4px;text-align:left;vertical-align:top";
constexpr const char* cell_number =
    "border-bottom:1px solid #949494;padding:4px 4px 4px 10px;text-align:right;vertical-align:top";
constexpr const char* cell_row_header =
    "border-bottom:1px solid #949494;padding:4px 10px 4px 4px;text-align:left;vertical-align:top;"
    "font-weight:normal";

void set(pugi::xml_node node, const char* name, const char* value) {
    node.append_attribute(name).set_value(value);
}

void append_meta(pugi::xml_node head, const char* name, const std::string& content) {
    pugi::xml_node meta = head.append_child("meta");
    set(meta, "name", name);
    set(meta, "content", content.c_str());
}

/// The column that names the row: the first of text without an empty cell. None where there is none.
std::size_t row_header_of(const TextTable& table) {
    const auto& headings = table.headings();
    const auto names = [](const TextTable::Heading& heading) { return !heading.number && !heading.gaps; };
    return static_cast<std::size_t>(std::find_if(headings.begin(), headings.end(), names) - headings.begin());
}

void append_header(pugi::xml_node table, const TextTable& text) {
    pugi::xml_node row = append_element(append_element(table, "thead"), "tr");
    for (const TextTable::Heading& heading : text.headings()) {
        pugi::xml_node cell = append_element(row, "th", heading_of(heading));
        set(cell, "scope", "col");
        set(cell, "style", heading.number ? head_number : head_text);
    }
}

void append_rows(pugi::xml_node table, const TextTable& text) {
    pugi::xml_node body = append_element(table, "tbody");
    const std::size_t header = row_header_of(text);
    text.for_each_row([&](const TextTable::Row& cells) {
        pugi::xml_node row = append_element(body, "tr");
        for (std::size_t i = 0; i < cells.size(); ++i) {
            pugi::xml_node cell = append_element(row, i == header ? "th" : "td", cells[i]);
            if (i == header) set(cell, "scope", "row");
            const bool number = text.headings()[i].number;
            if (number) set(cell, "class", "n");
            if (!number && cells.size() > wide_table && !cells[i].empty() && cells[i].size() <= short_text)
                set(cell, "class", "s");
            set(cell, "style", i == header ? cell_row_header : number ? cell_number : cell_text);
        }
    });
}

/// An element without any child would be written as <td/>, which HTML reads as <td> alone.
void close_empty_elements(pugi::xml_node node) {
    for (pugi::xml_node child : node.children()) close_empty_elements(child);
    if (node.type() == pugi::node_element && !node.first_child() && std::string_view(node.name()) != "meta")
        node.append_child(pugi::node_pcdata);
}

class PageWriter : public pugi::xml_writer {
public:
    explicit PageWriter(TextSink& sink) : sink_(sink) {}
    void write(const void* data, std::size_t size) override {
        sink_.write({static_cast<const char*>(data), size});
    }

private:
    TextSink& sink_;
};

}  // namespace

pugi::xml_node append_page(pugi::xml_document& page, std::string_view title) {
    page.append_child(pugi::node_doctype).set_value("html");
    pugi::xml_node html = page.append_child("html");
    set(html, "lang", "en-GB");
    pugi::xml_node head = html.append_child("head");
    set(head.append_child("meta"), "charset", "utf-8");
    append_meta(head, "viewport", "width=device-width, initial-scale=1");
    append_meta(head, "generator", "pairmodel " + std::string(version()));
    append_element(head, "title", valid_line(title));
    append_element(head, "style", page_style);
    return html.append_child("body").append_child("main");
}

pugi::xml_node append_element(pugi::xml_node parent, const char* name, std::string_view text) {
    pugi::xml_node element = parent.append_child(name);
    if (!text.empty()) element.append_child(pugi::node_pcdata).set_value(valid_text(text).c_str());
    return element;
}

void append_paragraphs(pugi::xml_node parent, const std::vector<std::string>& paragraphs) {
    for (const std::string& paragraph : paragraphs) append_element(parent, "p", paragraph);
}

void append_notes(pugi::xml_node parent, std::string_view heading, const std::vector<std::string>& notes) {
    if (notes.empty()) return;
    set(append_element(parent, "h2", heading), "class", "notes");
    append_list(parent, notes);
    set(parent.last_child(), "class", "notes");
}

void append_list(pugi::xml_node parent, const std::vector<std::string>& items) {
    if (items.empty()) return;
    pugi::xml_node list = append_element(parent, "ul");
    for (const std::string& item : items) append_element(list, "li", item);
}

namespace {

void append_link(pugi::xml_node parent, std::string_view text, const std::string& id) {
    set(append_element(parent, "a", text), "href", ("#" + id).c_str());
}

/// Links to the sections of level 2 of the annex.
void append_contents(pugi::xml_node parent, const std::vector<Section>& sections) {
    pugi::xml_node nav = append_element(parent, "nav");
    set(nav, "aria-label", "Contents");
    append_element(nav, "h2", "What stands behind these figures");
    pugi::xml_node list = append_element(nav, "ol");
    for (const Section& section : sections)
        if (section.annex && section.level == 2)
            append_link(append_element(list, "li"), section.heading, section.id);
}

/// The figures that are to be seen first, as a list of terms, which a paste into Word keeps.
void append_figures(pugi::xml_node parent, const std::vector<KeyFigure>& figures) {
    if (figures.empty()) return;
    pugi::xml_node list = append_element(parent, "dl");
    set(list, "class", "tiles");
    for (const KeyFigure& key : figures) {
        pugi::xml_node tile = append_element(list, "div");
        append_element(tile, "dt", key.label);
        set(append_element(tile, "dd", key.figure), "class", "figure");
        append_element(tile, "dd", key.share);
    }
}

/// So many parts of half the width fill a page of paper, which they have for themselves.
constexpr std::ptrdiff_t fewest_for_page = 3;

bool fill_page(const Section* first, const Document& document) {
    const Section* end = document.sections.data() + document.sections.size();
    return std::find_if(first, end, [](const Section& section) { return !section.half_width; }) - first >=
           fewest_for_page;
}

/// Whether the charts of a page are of several places, so that each has to say of which.
bool has_several_places(const Document& document) {
    const std::string* first = nullptr;
    for (const Section& section : document.sections)
        for (const Chart& chart : section.charts) {
            if (chart.place.empty()) continue;
            if (first != nullptr && chart.place != *first) return true;
            first = &chart.place;
        }
    return false;
}

/// A section with its heading, texts, charts, each with its table, and tables.
class SectionWriter {
public:
    SectionWriter(const Document& document, const Section& section, pugi::xml_node parent)
        : document_(document), section_(section), node_(append_element(parent, "section")) {
        set(node_, "id", section.id.c_str());
        if (section.annex) set(node_, "class", "annex");
        if (section.dense) set(node_, "class", "dense");
        if (begins_page()) set(node_, "class", "start");
    }

    void write() {
        append_element(node_, section_.level == 2 ? "h2" : "h3", section_.heading);
        append_figures(node_, section_.figures);
        append_paragraphs(node_, section_.text);
        for (const Chart& chart : section_.charts) append(chart);
        append_tables();
        append_list(node_, section_.points);
    }

private:
    /// The summary of a further place has its own two pages of paper.
    [[nodiscard]] bool begins_page() const {
        return !section_.annex && !section_.dense && section_.level == 2 &&
               &section_ != &document_.sections.front();
    }

    void append(pugi::xml_node parent, const Table& table, const TextTables& text) {
        pugi::xml_node box = append_element(parent, "div");
        if (!text.key.empty()) append_paragraphs(box, {text.key});
        append_table(box, table.title.empty() ? section_.heading : table.title, text.tables.front());
    }

    [[nodiscard]] bool narrow(std::size_t at) const {
        constexpr std::size_t most = 4;  // columns: half a page of paper has no room for more
        return at < section_.tables.size() &&
               text_tables({section_.tables[at]}, document_.round_to).tables.front().headings().size() <=
                   most;
    }

    /// Neighbours that are narrow stand beside one another.
    void append_tables() {
        pugi::xml_node pair;
        for (std::size_t i = 0; i < section_.tables.size(); ++i) {
            const TextTables text = text_tables({section_.tables[i]}, document_.round_to);
            const bool second = static_cast<bool>(pair);
            if (!pair && narrow(i) && narrow(i + 1)) {
                pair = append_element(node_, "div");
                set(pair, "class", "pair");
            }
            append(pair ? pair : node_, section_.tables[i], text);
            if (second) pair = {};
        }
    }

    void append(const Chart& chart) {
        const TextTables text =
            chart.table_in.empty() ? text_tables({chart.table}, document_.round_to) : TextTables{};
        const bool beside = !text.tables.empty() && text.tables.front().headings().size() <= narrow_table;
        pugi::xml_node both = append_element(node_, "div");
        set(both, "class", beside ? "pair" : "chart");
        pugi::xml_node figure = append_element(both, "figure");
        pugi::xml_node caption = append_element(figure, "figcaption", chart.title);
        const std::string measured = said_of(chart, has_several_places(document_));
        if (!measured.empty()) append_element(caption, "p", measured);
        append_chart(figure, chart);
        if (chart.table_in.empty())
            append(both, chart.table, text);
        else if (chart.table_in != section_.id)
            append_way_to(chart.table_in, both);
    }

    /// Where the table of a chart is, if it is on this page.
    void append_way_to(const std::string& id, pugi::xml_node parent) {
        for (const Section& other : document_.sections)
            if (other.id == id) {
                pugi::xml_node line = append_element(parent, "p");
                set(line, "class", "way");
                append_link(line, "Table: " + other.heading, id);
            }
    }

    const Document& document_;
    const Section& section_;
    pugi::xml_node node_;
};

}  // namespace

void append_head(pugi::xml_node parent, const Document& document) {
    if (!document.title.empty()) append_element(parent, "h1", document.title);
    std::string line;
    for (const std::string& part : document.byline) line += (line.empty() ? "" : " · ") + part;
    if (!line.empty()) set(append_element(parent, "p", line), "class", "byline");
    append_paragraphs(parent, document.lead);
}

void append_sections(pugi::xml_node parent, const Document& document) {
    pugi::xml_node halves;
    bool annex = false;
    for (const Section& section : document.sections) {
        if (section.annex && !annex) {
            annex = true;
            halves = {};
            if (document.sections.size() > 1) append_contents(parent, document.sections);
        }
        if (!section.half_width) halves = {};
        if (section.half_width && !halves) {
            halves = append_element(parent, "div");
            set(halves, "class", fill_page(&section, document) ? "halves full" : "halves");
        }
        SectionWriter(document, section, section.half_width ? halves : parent).write();
    }
}

void append_table(pugi::xml_node parent, std::string_view caption, const TextTable& table) {
    pugi::xml_node region = append_element(parent, "div");
    const std::size_t columns = table.headings().size();
    std::string looks = "table";
    if (columns >= wide_table) looks += " wide";
    if (columns + 1 == wide_table) looks += " mid";
    if (columns >= many_columns) looks += " many";
    set(region, "class", looks.c_str());
    set(region, "role", "region");
    set(region, "aria-label", valid_line(caption).c_str());
    set(region, "tabindex", "0");
    pugi::xml_node node = append_element(region, "table");
    set(node, "style", table_style);
    set(append_element(node, "caption", caption), "style", caption_style);
    append_header(node, table);
    append_rows(node, table);
}

void write_page(pugi::xml_document& page, TextSink& sink) {
    close_empty_elements(page.document_element());
    PageWriter writer(sink);
    page.save(writer, "", pugi::format_indent | pugi::format_no_declaration, pugi::encoding_utf8);
}

void write_xml(const pugi::xml_document& file, TextSink& sink) {
    PageWriter writer(sink);
    file.save(writer, " ", pugi::format_indent, pugi::encoding_utf8);
}

}  // namespace pairmodel
