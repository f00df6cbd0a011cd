#include "report/formats/parts/word_file.hpp"

#include "pairmodel/error.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <new>
#include <sstream>
#include <vector>

namespace pairmodel {

namespace {

// Twentieths of a point, but for pictures.
constexpr int page_width = 11906;
constexpr int page_height = 16838;
constexpr int margin = 1134;  // 2 cm
constexpr int text_width = page_width - 2 * margin;
constexpr double emu = 635;  // English Metric Units, of which pictures are told, in a twentieth of a point
constexpr double most_of_page = 0.85;  // of its height a picture may have, which leaves room for its caption
constexpr const char* body_text = "21";  // half points
constexpr const char* table_text = "17";

struct Part {
    std::string name;
    std::string data;
};

[[noreturn]] void fail(archive* file) {
    const char* why = archive_error_string(file);
    throw FileError(std::string("the Word file that was made cannot be read: ") +
                    (why != nullptr ? why : "no reason"));
}

std::vector<Part> unpacked(std::string_view bytes) {
    const std::unique_ptr<archive, decltype(&archive_read_free)> file(archive_read_new(), archive_read_free);
    if (!file) throw std::bad_alloc();
    archive_read_support_format_zip(file.get());
    if (archive_read_open_memory(file.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) fail(file.get());
    std::vector<Part> parts;
    archive_entry* entry = nullptr;
    int code = ARCHIVE_OK;
    while ((code = archive_read_next_header(file.get(), &entry)) == ARCHIVE_OK) {
        Part& part = parts.emplace_back(Part{archive_entry_pathname(entry), {}});
        std::array<char, 16384> block{};
        la_ssize_t size = 0;
        while ((size = archive_read_data(file.get(), block.data(), block.size())) > 0)
            part.data.append(block.data(), static_cast<std::size_t>(size));
        if (size < 0) fail(file.get());
    }
    if (code != ARCHIVE_EOF) fail(file.get());
    return parts;
}

la_ssize_t append_to(archive* /*file*/, void* text, const void* data, std::size_t size) {
    static_cast<std::string*>(text)->append(static_cast<const char*>(data), size);
    return static_cast<la_ssize_t>(size);
}

std::string packed(const std::vector<Part>& parts) {
    constexpr time_t first_day = 315532800;  // of 1980, where the time of zip files begins
    std::string bytes;
    const std::unique_ptr<archive, decltype(&archive_write_free)> file(archive_write_new(),
                                                                       archive_write_free);
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              archive_entry_free);
    if (!file || !entry) throw std::bad_alloc();
    archive_write_set_format_zip(file.get());
    archive_write_set_bytes_in_last_block(file.get(), 1);
    if (archive_write_open(file.get(), &bytes, nullptr, append_to, nullptr) != ARCHIVE_OK) fail(file.get());
    for (const Part& part : parts) {
        archive_entry_clear(entry.get());
        archive_entry_set_pathname(entry.get(), part.name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(part.data.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), first_day, 0);
        if (archive_write_header(file.get(), entry.get()) != ARCHIVE_OK) fail(file.get());
        if (archive_write_data(file.get(), part.data.data(), part.data.size()) < 0) fail(file.get());
    }
    if (archive_write_close(file.get()) != ARCHIVE_OK) fail(file.get());
    return bytes;
}

void put(pugi::xml_node node, const char* name, const std::string& value) {
    pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute) attribute = node.append_attribute(name);
    attribute.set_value(value.c_str());
}

pugi::xml_node child(pugi::xml_node parent, const char* name) {
    pugi::xml_node found = parent.child(name);
    return found ? found : parent.append_child(name);
}

void set_page(pugi::xml_node section) {
    section.remove_child("w:pgSz");
    section.remove_child("w:pgMar");
    pugi::xml_node size = section.append_child("w:pgSz");
    put(size, "w:w", std::to_string(page_width));
    put(size, "w:h", std::to_string(page_height));
    pugi::xml_node margins = section.append_child("w:pgMar");
    for (const char* side : {"w:top", "w:right", "w:bottom", "w:left"})
        put(margins, side, std::to_string(margin));
    for (const char* side : {"w:header", "w:footer"}) put(margins, side, std::to_string(margin / 2));
    put(margins, "w:gutter", "0");
}

/// As wide as the text, each column as wide a part of it as before.
void set_table(pugi::xml_node table) {
    double before = 0;
    for (const pugi::xml_node column : table.child("w:tblGrid").children())
        before += column.attribute("w:w").as_double();
    std::vector<std::string> widths;
    for (pugi::xml_node column : table.child("w:tblGrid").children()) {
        const double share = before > 0 ? column.attribute("w:w").as_double() / before : 0;
        widths.push_back(std::to_string(std::lround(share * text_width)));
        put(column, "w:w", widths.back());
    }
    for (const pugi::xml_node row : table.children("w:tr")) {
        pugi::xml_node own = row.child("w:trPr");
        if (!own) own = pugi::xml_node(row).prepend_child("w:trPr");
        if (!own.child("w:cantSplit")) own.prepend_child("w:cantSplit");
        std::size_t at = 0;
        for (pugi::xml_node cell : row.children("w:tc")) {
            pugi::xml_node format = cell.child("w:tcPr");
            if (!format) format = cell.prepend_child("w:tcPr");
            format.remove_child("w:tcW");
            pugi::xml_node width = format.prepend_child("w:tcW");
            put(width, "w:w", at < widths.size() ? widths[at] : "0");
            put(width, "w:type", "dxa");
            ++at;
        }
    }
}

/// No wider than the text and no higher than most of a page.
void set_picture(pugi::xml_node drawing) {
    const auto extents = drawing.select_nodes(".//wp:extent | .//a:ext[@cx]");
    if (extents.empty()) return;
    const pugi::xml_node first = extents.first().node();
    const double scale =
        std::min({1.0, text_width * emu / first.attribute("cx").as_double(),
                  most_of_page * (page_height - 2 * margin) * emu / first.attribute("cy").as_double()});
    for (const auto& found : extents)
        for (const char* side : {"cx", "cy"})
            put(found.node(), side,
                std::to_string(std::llround(scale * found.node().attribute(side).as_double())));
}

void set_document(pugi::xml_document& xml) {
    pugi::xml_node body = xml.document_element().child("w:body");
    set_page(child(body, "w:sectPr"));
    for (const auto& table : body.select_nodes(".//w:tbl")) set_table(table.node());
    for (const auto& drawing : body.select_nodes(".//w:drawing")) set_picture(drawing.node());
}

/// Letters as the page has them, smaller in cells, so that words are not broken.
void set_styles(pugi::xml_document& xml) {
    const auto letters = [](pugi::xml_node parent, const char* size) {
        pugi::xml_node run = child(parent, "w:rPr");
        for (const char* which : {"w:sz", "w:szCs"}) put(child(run, which), "w:val", size);
        return run;
    };
    const pugi::xml_node all = child(child(xml.document_element(), "w:docDefaults"), "w:rPrDefault");
    pugi::xml_node run = letters(all, body_text);
    run.remove_child("w:rFonts");
    pugi::xml_node font = run.prepend_child("w:rFonts");
    for (const char* script : {"w:ascii", "w:hAnsi", "w:cs"}) put(font, script, "Arial");
    if (const auto table = xml.document_element().find_child_by_attribute("w:style", "w:styleId", "Table"))
        letters(table, table_text);
}

void edit(Part& part, void (*change)(pugi::xml_document&)) {
    pugi::xml_document xml;
    if (!xml.load_buffer(part.data.data(), part.data.size(), pugi::parse_full | pugi::parse_ws_pcdata))
        throw FileError("the Word file that was made has a part that is no XML: " + part.name);
    change(xml);
    std::ostringstream text;
    xml.save(text, "", pugi::format_raw);
    part.data = text.str();
}

}  // namespace

std::string on_a4(std::string_view word_file) {
    std::vector<Part> parts = unpacked(word_file);
    for (Part& part : parts) {
        if (part.name == "word/document.xml") edit(part, set_document);
        if (part.name == "word/styles.xml") edit(part, set_styles);
    }
    return packed(parts);
}

}  // namespace pairmodel
