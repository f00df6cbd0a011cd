#pragma once

#include "pairmodel/ask.hpp"
#include "request/choices.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pairmodel {

/// All that can be asked by names.
struct NamedChoice {
    ReportChoice report;  ///< with the study and the plan of other commands
    GroupsChoice groups;
    SensitivityChoice sensitivity;
    std::string query;  ///< of areas
    std::string show;

    StudyChoice& study = report.study;

    NamedChoice() = default;
    NamedChoice(const NamedChoice&) = delete;
    NamedChoice& operator=(const NamedChoice&) = delete;
    ~NamedChoice() = default;
};

/// A text that holds several values with commas between them.
struct CommaList {
    std::string* text;
};

/// Where the value of an option goes.
struct OptionPlace {
    std::string_view name;
    std::variant<std::string*, CommaList, std::vector<std::string>*, bool*> value;
};

/// The places of a command's options. Throws RequestError for a command that there is not.
[[nodiscard]] std::vector<OptionPlace> places_of(std::string_view command, NamedChoice& choice);

/// Puts the options to their places. Throws RequestError with all that is wrong with names.
void put(const Question& question, NamedChoice& choice);

}  // namespace pairmodel
