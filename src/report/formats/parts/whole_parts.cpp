#include "report/formats/parts/whole_parts.hpp"

#include "input/workbook/archive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

namespace pairmodel {

namespace {

/// `begin` and `end` of an XML file.
bool closes(std::string_view begin, std::string_view end) {
    const std::size_t declared = begin.find("?>");
    const std::size_t at = begin.find('<', declared == std::string_view::npos ? 0 : declared);
    if (at == std::string_view::npos) return false;
    const std::string_view root = begin.substr(at + 1);
    const std::size_t last = end.find_last_not_of(" \r\n");
    const std::string_view shown = end.substr(0, last + 1);
    return shown.ends_with(fmt::format("</{}>", root.substr(0, root.find_first_of(" />")))) ||
           (shown.ends_with("/>") && root.find('<') == std::string_view::npos);
}

}  // namespace

bool has_whole_parts(std::string_view workbook) {
    constexpr std::size_t enough = 1024;
    ZipFile parts(workbook, "workbook", std::numeric_limits<std::uintmax_t>::max());
    return std::all_of(parts.names().begin(), parts.names().end(), [&](const std::string& name) {
        std::string begin;
        std::string end;
        parts.read(name, [&](std::string_view piece) {
            begin += piece.substr(0, enough - std::min(enough, begin.size()));
            end += piece.substr(piece.size() - std::min(enough, piece.size()));
            end.erase(0, end.size() - std::min(enough, end.size()));
        });
        return closes(begin, end);
    });
}

}  // namespace pairmodel
