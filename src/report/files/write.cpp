#include "pairmodel/error.hpp"
#include "pairmodel/report/output.hpp"

#include <filesystem>

namespace pairmodel {

std::string metadata_file(const Format& format, const std::string& path) {
    std::error_code none;
    const bool beside = format.metadata != nullptr && (!std::filesystem::exists(path, none) ||
                                                       std::filesystem::is_regular_file(path, none));
    return beside ? path + "-metadata.json" : "";
}

void write(const Document& document, const Format& format, const std::string& path, OutputFiles& files) {
    format.write(document, files.open(path), {});
    const std::string metadata = metadata_file(format, path);
    if (metadata.empty()) return;
    const std::string name = std::filesystem::path(path).filename().string();
    files.open(metadata).write(format.metadata(document, name));
}

void write(const Document& document, const std::string& path) {
    const Format* format = format_of_file(path);
    if (format == nullptr) throw FileError(path + ": the ending stands for no format");
    OutputFiles files(false);
    write(document, *format, path, files);
    files.commit();
}

}  // namespace pairmodel
