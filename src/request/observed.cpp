#include "input/cells/list.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/observed_table.hpp"
#include "pairmodel/simulation/observed_reach.hpp"
#include "request/request.hpp"
#include "request/values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr const char* observed_option = "--observed";
constexpr const char* observed_example =
    "such as --observed families=120,years=2, or targeted=80,specialist=40; or a file";
const std::vector<std::string> observed_keys{"families", "targeted", "specialist", "years", "prior"};

/// What stands behind the keys, and what is wrong with it.
class ObservedReader {
public:
    ObservedRequest read(const std::string& text) {
        for (const std::string& item : list_of(text, ',')) read_item(item);
        if (numbers_.empty() && problems_.empty()) add("how many families?", observed_example);
        if (!problems_.empty()) throw RequestError(problems_);
        for (ObservedNumber& number : numbers_) number.years = years_;
        return {std::move(numbers_), prior_};
    }

private:
    void add(std::string problem, std::string hint) {
        problems_.push_back({observed_option, std::move(problem), std::move(hint)});
    }

    void read_item(const std::string& item) {
        const auto named = named_text(item);
        if (!named)
            return add(fmt::format("expected KEY=NUMBER,…, found {}", in_quotes(item)), observed_example);
        if (std::find(seen_.begin(), seen_.end(), named->name) != seen_.end())
            return add(fmt::format("{} stands there twice", named->name), "");
        seen_.push_back(named->name);
        if (named->name == "years" || named->name == "prior") return read_number(*named);
        const auto level = observed_level_of(named->name == "families" ? "" : named->name);
        if (!level ||
            std::find(observed_keys.begin(), observed_keys.end(), named->name) == observed_keys.end()) {
            const std::string near = did_you_mean(named->name, observed_keys);
            return add(
                fmt::format("expected {}, found {}", fmt::join(observed_keys, ", "), in_quotes(named->name)),
                near.empty() ? observed_example : near);
        }
        const auto families = parse_count(named->value);
        if (!families)
            return add(fmt::format("expected a whole number of families, found {}", in_quotes(named->value)),
                       "without commas or points: families=1834");
        numbers_.push_back({*level, *families, 1});
    }

    void read_number(const NamedText& named) {
        const auto number = parse_number(named.value);
        const bool years = named.name == "years";
        if (years && number && *number > 0 && *number <= most_observed_years)
            years_ = *number;
        else if (!years && number && *number >= least_prior_weight && *number <= largest_prior_weight)
            prior_ = *number;
        else if (years)
            add(fmt::format("expected how many years the families were counted in, found {}",
                            in_quotes(named.value)),
                "such as years=2");
        else
            add(fmt::format(
                    "expected how many families in need the published range counts as, from {:g} to {:g}, "
                    "found {}",
                    least_prior_weight, largest_prior_weight, in_quotes(named.value)),
                "leave prior out: a fifth of it then lies in the published range");
    }

    std::vector<ObservedNumber> numbers_;
    double years_ = 1;
    std::optional<double> prior_;
    std::vector<std::string> seen_;
    std::vector<Problem> problems_;
};

}  // namespace

std::optional<ObservedRequest> observed_of(const StudyChoice& study) {
    const std::string& text = study.observed;
    if (text.empty()) return std::nullopt;
    const std::size_t equals = text.find('=');
    if (equals != std::string::npos && !text.ends_with(".csv")) return ObservedReader().read(text);
    return ObservedRequest{table_file(study, "observed", text), {}};
}

}  // namespace pairmodel
