#pragma once

#include <span>
#include <string>
#include <vector>

namespace pairmodel {

/// A file that is to be written, and the option that names it.
struct Target {
    std::string option;
    std::string file;
};

/// The file that the text of an option names as an input, wherever the program goes from here; empty where
/// there is none.
[[nodiscard]] std::string input_file(const std::string& text);

/// Throws RequestError where a file would take the place of another one of them, or of an input. Inputs need
/// not be files; a sheet of a workbook stands behind a colon, standard input is "-".
void refuse_replacing(std::span<const Target> targets, std::span<const std::string> inputs);

}  // namespace pairmodel
