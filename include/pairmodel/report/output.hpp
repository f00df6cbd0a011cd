#pragma once

#include "pairmodel/report/format.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The text that is written, in memory.
class StringSink : public TextSink {
public:
    void write(std::string_view text) override { text_ += text; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// Standard output. Throws FileError where it cannot be written; a reader that has gone (`| head`) is no
/// error: the rest is dropped.
class StandardOutput : public TextSink {
public:
    void write(std::string_view text) override;

private:
    bool closed_ = false;
};

/// Files that are written whole or not at all, all of them together: each is a temporary file beside its
/// target until commit(). Without a commit nothing is left behind.
class OutputFiles {
public:
    /// `force`: existing files may be replaced.
    explicit OutputFiles(bool force);
    ~OutputFiles();
    OutputFiles(const OutputFiles&) = delete;
    OutputFiles& operator=(const OutputFiles&) = delete;

    /// Makes a folder where there is none; without a commit it is taken away again. Throws FileError.
    void make_folder(const std::string& path);

    /// Begins a file; the sink lives as long as this object. Throws FileError where the target exists and
    /// must not be replaced, or cannot be made. A device or pipe is written directly.
    TextSink& open(const std::string& path);

    /// A file with this content, which is closed until commit(): there may be hundreds. Throws FileError.
    void add(const std::string& path, std::string_view content);

    /// Flushes every file to disk and puts it in place. Throws FileError; files not yet in place are then
    /// removed.
    void commit();

private:
    class File;
    bool force_;
    std::string folder_;  ///< made for this run, and not yet committed
    std::vector<std::unique_ptr<File>> files_;
};

/// Beside a file of some formats stands another, that tells of it: "out.csv-metadata.json". Empty where none
/// does, as beside a device or pipe.
[[nodiscard]] std::string metadata_file(const Format& format, const std::string& path);

/// Begins the document's file, and its metadata beside it; `files.commit()` puts them in place. Throws
/// FileError.
void write(const Document& document, const Format& format, const std::string& path, OutputFiles& files);

/// Writes the document in the format that the file's ending stands for, whole or not at all. Throws
/// FileError, also where the file exists or the ending stands for no format.
void write(const Document& document, const std::string& path);

/// What OutputFiles refuses to replace, refused before the work that leads to it. Throws FileError.
void refuse_existing_file(const std::string& path);

/// Whether both paths lead to the same existing file.
[[nodiscard]] bool same_file(const std::string& a, const std::string& b);

/// What kind of screen there is.
[[nodiscard]] bool stdout_shows_colour();
[[nodiscard]] bool stderr_shows_colour();
[[nodiscard]] bool stdout_is_terminal();
[[nodiscard]] bool stderr_is_terminal();

/// Closes standard output where something was written to it, as some systems tell only then that it could not
/// be. Throws FileError. Nothing may be written to it afterwards.
void close_standard_output();

}  // namespace pairmodel
