#include "pairmodel/error.hpp"
#include "pairmodel/report/output.hpp"
#include "report/files/gzip.hpp"
#include "system/file.hpp"
#include "system/path.hpp"

namespace pairmodel {

std::string metadata_file(const Format& format, const std::string& path) {
    const system::Kind there = system::status_of(path).kind;
    const bool beside =
        format.metadata != nullptr && (there == system::Kind::none || there == system::Kind::file);
    return beside ? path + "-metadata.json" : "";
}

void write(const Document& document, const Format& format, const std::string& path, OutputFiles& files) {
    TextSink& file = files.open(path);
    if (is_gzip_name(path)) {
        GzipSink packed(file);
        format.write(document, packed, {});
        packed.finish();
    } else {
        format.write(document, file, {});
    }
    const std::string metadata = metadata_file(format, path);
    if (metadata.empty()) return;
    const std::string name = system::name_of(path);
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
