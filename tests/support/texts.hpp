#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Wordings that tests expect, each once, in tests/texts/ROOM.txt, so that a sentence can change without a
/// test that does. A name begins with its room: "plan/is-after". With PAIRMODEL_UPDATE_TEXTS=1 in the
/// environment the file is rewritten with what was said, so long as its figures are the old ones: a figure is
/// changed by hand, if at all.

/// Whether a text is the one kept, but for a line end after both; how they differ is told to Catch2. What
/// only the test knows, such as the path of a file, may be given as `value`: the kept text has {} in its
/// place.
[[nodiscard]] bool is_text(std::string actual, const std::string& name, std::string_view value = {});
/// Several, such as notes: one a line.
[[nodiscard]] bool are_texts(const std::vector<std::string>& actual, const std::string& name);

/// The same for a part of it.
[[nodiscard]] bool has_text(std::string actual, const std::string& name, std::string_view value = {});

/// The same for parts of it, each line of the kept text being one.
[[nodiscard]] bool has_lines(const std::string& actual, const std::string& name);

/// For what must not be said in one place, and is said in another, where `is_text` or `has_text` sees to it.
[[nodiscard]] const std::string& kept_text(const std::string& name);

using Texts = std::map<std::string, std::string>;

/// "NAME: first line", and each further line after "|". Throws std::runtime_error where a name stands twice.
[[nodiscard]] Texts read_texts(std::string_view file);
[[nodiscard]] std::string write_texts(const Texts& texts);

/// The part of a text that is most like this one; empty where nothing is much like it.
[[nodiscard]] std::string nearest_part(std::string_view text, std::string_view like);
