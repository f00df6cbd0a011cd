// The one file that sees valijson, whose headers take longer to compile than all else in this folder.
#include "input/json/validate.hpp"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace pairmodel {

std::vector<Violation> violations_of(const nlohmann::json& value, const nlohmann::json& schema) {
    valijson::Schema compiled;
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), compiled);
    valijson::ValidationResults results;
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    validator.validate(compiled, valijson::adapters::NlohmannJsonAdapter(value), &results);
    std::vector<Violation> violations;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) violations.push_back({error.context, error.description});
    return violations;
}

}  // namespace pairmodel
