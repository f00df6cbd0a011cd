#pragma once

#include <string>
#include <vector>

/// Whether somebody sits at the terminal whom one can ask.
[[nodiscard]] bool can_ask();

/// Asks which area, and what of it: the words of the command that answers, as if they had been typed. Empty
/// where the answer is none.
[[nodiscard]] std::vector<std::string> asked_command();
