#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/document.hpp"

#include <string>
#include <utility>
#include <vector>

namespace pairmodel {

/// What was found out about a file.
struct CheckReport {
    std::string file;
    std::vector<Issue> issues;
    std::vector<std::pair<std::string, std::string>> columns;  ///< heading, what it is taken for
    std::vector<std::string> facts;                            ///< sentences about a file without problems
};

/// The document of `check`.
[[nodiscard]] Document check_document(const CheckReport& report);

}  // namespace pairmodel
