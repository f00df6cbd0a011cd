#include "program/left_out.hpp"

#include "pairmodel/input/issue.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"

#include <fmt/format.h>

using namespace pairmodel;

namespace {

void report_rejected(const EstimateChoice& choice, const Selection& selection) {
    std::vector<Issue> issues;
    for (const RejectedRow& row : selection.rejected)
        issues.insert(issues.end(), row.issues.begin(), row.issues.end());
    if (choice.areas.rejects.empty()) print_line(to_text(issues, issues_shown));
    print_line(fmt::format("{} {} of {} left out{}", selection.rejected.size(),
                           selection.rejected.size() == 1 ? "row" : "rows", selection.file,
                           choice.areas.rejects.empty() ? "" : "; see " + choice.areas.rejects));
}

}  // namespace

int write_with_left_out(const Document& document, const EstimateChoice& choice, const Estimated& estimated) {
    OutputFiles files(choice.output.force);
    if (!choice.areas.rejects.empty()) write_rejects(estimated.selection, files.open(choice.areas.rejects));
    write_document(document, choice.output, files);
    if (estimated.selection.rejected.empty()) return exit_done;
    report_rejected(choice, estimated.selection);
    return exit_rejected;
}
