#include "report/formats/parts/page.hpp"

namespace pairmodel {

void append_document(pugi::xml_document& page, const Document& document) {
    pugi::xml_node main = append_page(page, document.title.empty() ? "pairmodel" : document.title);
    if (!document.title.empty()) append_element(main, "h1", document.title);
    append_paragraphs(main, document.lead);
    append_paragraphs(main, document.lines);
    const TextTables text = text_tables(document.tables, document.round_to);
    if (!text.key.empty()) append_paragraphs(main, {text.key});
    for (std::size_t i = 0; i < text.tables.size(); ++i)
        append_table(main, table_title(document, i), text.tables[i]);
    append_paragraphs(main, document.closing);
    if (document.sections.size() > 1) append_contents(main, document.sections);
    for (const Section& section : document.sections) append_section(main, section, document.round_to);
    append_notes(main, "Notes", all_notes(document));
}

namespace {

void write_html(const Document& document, TextSink& sink, const WriteOptions& /*options*/) {
    pugi::xml_document page;
    append_document(page, document);
    write_page(page, sink);
}

}  // namespace

const Format& html_format() {
    static const Format format{"html",
                               {".html", ".htm"},
                               "a page of tables, for the browser and for pasting into Word",
                               write_html,
                               nullptr,
                               false,
                               "open it in a browser"};
    return format;
}

}  // namespace pairmodel
