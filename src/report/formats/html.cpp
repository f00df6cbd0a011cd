#include "report/formats/parts/page.hpp"

namespace pairmodel {

void append_document(pugi::xml_document& page, const Document& document) {
    pugi::xml_node main = append_page(page, document.title.empty() ? "pairmodel" : document.title);
    append_head(main, document);
    append_paragraphs(main, document.lines);
    const TextTables text = text_tables(document.tables, document.round_to);
    if (!text.key.empty()) append_paragraphs(main, {text.key});
    for (std::size_t i = 0; i < text.tables.size(); ++i)
        append_table(main, table_title(document, i), text.tables[i]);
    append_paragraphs(main, document.closing);
    append_sections(main, document);
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
