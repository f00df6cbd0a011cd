#pragma once

#include "support/catch.hpp"
#include "support/program.hpp"

#include <pugixml.hpp>

#include <string>
#include <vector>

/// What tests of `report` have in common: its page, and what is on it.
namespace report_page {

/// The page of a report, as it came on standard output.
inline std::string page_of(program::Arguments arguments, const program::Circumstances& circumstances = {}) {
    arguments.insert(arguments.begin(), "report");
    arguments.insert(arguments.end(), {"--format", "html"});
    const program::Outcome outcome = program::run(arguments, circumstances);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return outcome.out;
}

inline pugi::xml_document parsed(const std::string& page) {
    pugi::xml_document document;
    REQUIRE(static_cast<bool>(document.load_string(page.c_str(), pugi::parse_default | pugi::parse_doctype)));
    return document;
}

/// The rows of the table below a chart's picture.
inline std::vector<std::vector<std::string>> rows_below(const pugi::xml_document& page,
                                                        const std::string& section) {
    std::vector<std::vector<std::string>> rows;
    const std::string path = "//section[@id='" + section + "']//tbody/tr";
    for (const auto& row : page.select_nodes(path.c_str())) {
        rows.emplace_back();
        for (const auto& cell : row.node().children()) rows.back().emplace_back(cell.text().get());
    }
    return rows;
}

}  // namespace report_page
