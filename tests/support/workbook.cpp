#include "support/workbook.hpp"

#include <algorithm>
#include <stdexcept>

namespace workbook {

namespace {

/// The number format of each cell style.
std::vector<std::string> looks_of(const Workbook& book) {
    const auto xml = xml_of(book.entries.at("xl/styles.xml").text);
    std::map<int, std::string> codes;
    for (const auto& node : xml.select_nodes("//numFmt"))
        codes[node.node().attribute("numFmtId").as_int()] = node.node().attribute("formatCode").value();
    std::vector<std::string> looks;
    for (const auto& node : xml.select_nodes("//cellXfs/xf"))
        looks.push_back(codes[node.node().attribute("numFmtId").as_int()]);
    return looks;
}

}  // namespace

const Sheet& Workbook::sheet(std::string_view name) const {
    const auto found =
        std::find_if(sheets.begin(), sheets.end(), [&](const Sheet& s) { return s.name == name; });
    if (found == sheets.end()) throw std::out_of_range("no sheet " + std::string(name));
    return *found;
}

pugi::xml_document xml_of(const std::string& text) {
    pugi::xml_document xml;
    if (!xml.load_string(text.c_str(), pugi::parse_default | pugi::parse_ws_pcdata))
        throw std::runtime_error("no XML: " + text.substr(0, 200));
    return xml;
}

Position position_of(std::string_view reference) {
    int column = 0;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A'; ++at)
        column = column * 26 + (reference[at] - 'A' + 1);
    return {std::stoi(std::string(reference.substr(at))), column};
}

Workbook read(std::string_view bytes) {
    Workbook book;
    book.entries = zip::entries_of(bytes);
    const std::vector<std::string> looks = looks_of(book);
    const auto list = xml_of(book.entries.at("xl/workbook.xml").text);
    for (const auto& node : list.select_nodes("//sheet")) {
        Sheet& sheet = book.sheets.emplace_back();
        sheet.name = node.node().attribute("name").value();
        const std::string file = "sheet" + std::to_string(book.sheets.size()) + ".xml";
        sheet.xml = xml_of(book.entries.at("xl/worksheets/" + file).text);
        for (const auto& cell : sheet.xml.select_nodes("//c")) {
            const pugi::xml_node c = cell.node();
            const Position at = position_of(c.attribute("r").value());
            const bool text = c.attribute("t").value() == std::string_view("inlineStr");
            sheet.cells[at] = {(text ? c.child("is").child("t") : c.child("v")).text().get(), !text,
                               looks.at(c.attribute("s").as_uint())};
            sheet.rows = std::max(sheet.rows, at.first);
            sheet.columns = std::max(sheet.columns, at.second);
        }
        const auto relations = book.entries.find("xl/worksheets/_rels/" + file + ".rels");
        if (relations == book.entries.end()) continue;
        const auto xml = xml_of(relations->second.text);
        for (const auto& relation : xml.select_nodes("//Relationship[contains(@Type,'/table')]"))
            sheet.tables.push_back(xml_of(
                book.entries.at("xl/" + std::string(relation.node().attribute("Target").value()).substr(3))
                    .text));
    }
    return book;
}

}  // namespace workbook
