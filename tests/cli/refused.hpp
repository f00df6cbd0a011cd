#pragma once

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <iomanip>
#include <sstream>

/// The commands in a kept text, each after "$ ", are refused with this code and the words that stand below
/// it; nothing else comes out.
inline void check_refused(const std::string& name, int code = 2,
                          const program::Circumstances& circumstances = {}) {
    std::string said;
    for (const std::string& line : program::lines_of(kept_text(name))) {
        if (!line.starts_with("$ ")) continue;
        CAPTURE(line);
        program::Arguments arguments;
        std::istringstream words(line.substr(2));
        for (std::string word; words >> std::quoted(word);) arguments.push_back(word);
        const program::Outcome outcome = program::run(arguments, circumstances);
        CHECK(outcome.code == code);
        CHECK(outcome.out.empty());
        said += line + '\n' + outcome.err;
    }
    CHECK(is_text(said, name));
}
