#pragma once

#include "pairmodel/report/format.hpp"
#include "report/formats/parts/text_table.hpp"

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Pieces of an HTML page, as nodes of pugixml, which escapes whatever they hold. A page reads on a screen of
/// 360 px and on A4, without a script or a network. Tables carry their looks with them, for pasting into
/// Word.

/// A page without content; gives its <main>.
pugi::xml_node append_page(pugi::xml_document& page, std::string_view title);

/// <name>text</name>. Never for elements that HTML leaves open, such as <br>.
pugi::xml_node append_element(pugi::xml_node parent, const char* name, std::string_view text = {});

/// A paragraph for each; line breaks in them stay.
void append_paragraphs(pugi::xml_node parent, const std::vector<std::string>& paragraphs);

/// A list; nothing where there are no items.
void append_list(pugi::xml_node parent, const std::vector<std::string>& items);

/// A heading of the second level with a list below it; nothing where there are no items.
void append_notes(pugi::xml_node parent, std::string_view heading, const std::vector<std::string>& notes);

/// A table with caption and headers, in a region of its own that scrolls where the screen is narrow.
void append_table(pugi::xml_node parent, std::string_view caption, const TextTable& table);

/// Title, whose it is, and the sentences that stand first.
void append_head(pugi::xml_node parent, const Document& document);

/// All sections, those of half the width beside one another; before the annex the list of what is in it.
void append_sections(pugi::xml_node parent, const Document& document);

/// The whole page of a document.
void append_document(pugi::xml_document& page, const Document& document);

/// Writes the page as HTML.
void write_page(pugi::xml_document& page, TextSink& sink);

/// Writes a document as an XML file in UTF-8.
void write_xml(const pugi::xml_document& file, TextSink& sink);

}  // namespace pairmodel
