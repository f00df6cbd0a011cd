#include "request/request.hpp"
#include "request/values.hpp"

namespace pairmodel {

ReportRequest report_request_of(const ReportChoice& choice, const std::string& command) {
    ReportRequest request;
    request.services = table_file(choice.study, "services", choice.services);
    request.assessment = choice.assessment;
    request.groups = groups_given(choice.study, choice.groups);
    request.command = command;
    request.cover = {text_option("--title", choice.title), text_option("--organisation", choice.organisation),
                     text_option("--contact", choice.contact)};
    request.part = enum_option<ReportPart>("--part", choice.part);
    if (choice.plan.any()) request.plan = plan_request_of(choice.plan, choice.study);
    request.study = request.plan ? request.plan->study : request_of(choice.study);
    request.study.wider_range = true;
    if (choice.equity || !choice.reach.reach_ratio.empty()) request.equity = equity_of(choice.reach);
    return request;
}

}  // namespace pairmodel
