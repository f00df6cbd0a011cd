#pragma once

#include "pairmodel/report/document.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Takes text. Implemented by files, standard output and strings (report/output.hpp).
class TextSink {
public:
    TextSink() = default;
    virtual ~TextSink() = default;
    TextSink(const TextSink&) = delete;
    TextSink& operator=(const TextSink&) = delete;
    virtual void write(std::string_view text) = 0;
};

/// What a format may know of where its text goes.
struct WriteOptions {
    bool colour = false;  ///< the text goes to a terminal that shows colours
    bool notes = true;    ///< texts have all notes, not the document's `brief` in their place
};

/// An output format. Each file of src/report/formats/ defines one, as NAME_format(); the build makes the
/// list.
struct Format {
    std::string name;
    std::vector<std::string> endings;  ///< of file names that stand for it: ".csv"
    std::string description;
    void (*write)(const Document& document, TextSink& sink, const WriteOptions& options);
    /// The text of a metadata file that goes beside a file of this format, as NAME-metadata.json; may be
    /// null.
    std::string (*metadata)(const Document& document, std::string_view file_name) = nullptr;
    bool binary = false;         ///< no text: not for a terminal
    const char* next_step = "";  ///< what one does with such a file: "open it in a browser"
    /// What must be installed before this document can be written so: "pandoc (Debian: pandoc)"; empty where
    /// nothing is missing. Null where nothing ever is.
    std::string (*missing)() = nullptr;
};

/// All formats, in the order of their names.
[[nodiscard]] std::span<const Format* const> all_formats();

/// The format with this name, or of this ending of a file name, also in capitals or with .gz behind it; null
/// where there is none.
[[nodiscard]] const Format* format_of_name(std::string_view name);
[[nodiscard]] const Format* format_of_file(std::string_view path);

}  // namespace pairmodel
