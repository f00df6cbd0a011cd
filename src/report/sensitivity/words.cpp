#include "report/sensitivity/words.hpp"

#include "report/table/shown.hpp"
#include "report/words/indicators.hpp"

namespace pairmodel {

namespace {

constexpr const char* ours = "pairmodel's own";

void put_note(const FigureNote& note, const ParameterSet& set, AssumptionWords& words) {
    words.source = set.source(note.source).citation;
    words.page = note.page;
    words.locator = note.locator;
    words.evidence_grade = code_of(note.evidence_grade);
}

/// What is moved is the range, which may come from elsewhere than the value.
void put_assumption(const Assumption& assumption, const ParameterSet& set, AssumptionWords& words) {
    words.unit = assumption.note.unit;
    put_note(assumption.note, set, words);
    if (assumption.range_source.empty()) return;
    words.source = set.source(assumption.range_source).citation;
    words.page = "";
}

}  // namespace

std::string range_text(const Move& move) {
    if (move.what == Moved::scale) return "proportional or odds";
    return shown_range(move.range.low, move.range.high, kind_of(move.what), 0);
}

namespace {

/// Whether how uncertain the ratios are is of the input alone.
bool ratio_errors_are_given(const SensitivityResult& result) {
    const Run& run = result.study->run;
    const auto one = result.one_area();
    bool any = false;
    for (std::size_t i = one.value_or(0); i < (one ? *one + 1 : run.areas().size()); ++i) {
        const AdversityRatio adversity = run.adversity(i);
        if (!adversity.log_standard_error) continue;
        if (adversity.basis != AdversityBasis::given_for_area) return false;
        any = true;
    }
    return any;
}

}  // namespace

bool may_be_drawn(Moved what) {
    return static_cast<std::size_t>(what) < drawn_quantities;
}

ColumnKind kind_of(Moved what) {
    switch (what) {
        case Moved::incidence:
        case Moved::unreached_share:
        case Moved::targeted_share_of_reached:
            return ColumnKind::share;
        case Moved::adversity_ratio:
        case Moved::indicator:
            return ColumnKind::ratio;
        case Moved::live_births:
            return ColumnKind::count;
        case Moved::elasticity:
        case Moved::scale:
            break;
    }
    return ColumnKind::decimal;
}

AssumptionWords words_of(Moved what, std::size_t indicator, const SensitivityResult& result) {
    const ParameterSet& set = result.study->run.model().parameters();
    AssumptionWords words;
    words.id = code_of(what);
    words.source = ours;
    words.locator = "docs/uncertainty.md";
    switch (what) {
        case Moved::incidence:
            words.label = "Need at average adversity";
            words.unit = "share of live births";
            put_note(set.incidence.insecure.note, set, words);
            break;
        case Moved::elasticity:
            words.label = "Elasticity";
            put_assumption(set.elasticity, set, words);
            if (result.options.elasticity) {
                words.source = "given with --elasticity-range";
                words.page = words.locator = words.evidence_grade = "";
            }
            break;
        case Moved::unreached_share:
            words.label = "Unreached share";
            put_assumption(set.unreached_share, set, words);
            break;
        case Moved::targeted_share_of_reached:
            words.label = "Targeted share of the reached";
            put_assumption(set.targeted_share_of_reached, set, words);
            break;
        case Moved::adversity_ratio:
            words.label = "Adversity ratio, its uncertainty";
            words.unit = "adversity ratio";
            if (ratio_errors_are_given(result)) {
                words.source = "given in the table of areas";
                words.locator = "";
            }
            break;
        case Moved::live_births:
            words.label = "Live births, a year's change";
            words.unit = result.study->run.cohort() == Cohort::births ? "live births a year"
                                                                      : "live births of two years";
            break;
        case Moved::scale:
            words.label = "Scale";
            words.unit = "0: proportional, 1: odds";
            break;
        case Moved::indicator:
            words.id = "without_" + result.study->run.indicators()[indicator].id;
            words.label = "Without " + spoken(result.study->run.indicators()[indicator].id);
            words.unit = "adversity ratio";
            break;
    }
    return words;
}

}  // namespace pairmodel
