#include "system/path.hpp"

#include <algorithm>

namespace pairmodel::system {

namespace {

std::size_t begin_of_name(std::string_view path) {
    const auto last = std::find_if(path.rbegin(), path.rend(), is_separator);
    return std::max(drive_length(path), static_cast<std::size_t>(path.rend() - last));
}

}  // namespace

std::string name_of(std::string_view path) {
    return std::string(path.substr(begin_of_name(path)));
}

std::string folder_of(std::string_view path) {
    std::size_t end = begin_of_name(path);
    while (end > drive_length(path) + 1 && is_separator(path[end - 1])) --end;
    return std::string(path.substr(0, end));
}

std::string ending_of(std::string_view path) {
    const std::string name = name_of(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos || dot == 0 || name == ".." ? "" : name.substr(dot);
}

std::string in_folder(std::string_view folder, std::string_view name) {
    const bool joined = folder.size() <= drive_length(folder) || is_separator(folder.back());
    return std::string(folder) + (joined ? "" : "/") + std::string(name);
}

}  // namespace pairmodel::system
