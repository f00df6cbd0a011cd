#pragma once

#include "support/catch.hpp"
#include "support/program.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

/// What tests of `gap` have in common.
namespace gap {

/// The toolkit's 1,000 births at average adversity.
inline const program::Arguments thousand{"--births", "1000", "--adversity", "1", "-q"};

class Services {
public:
    explicit Services(std::string_view text) { folder_.write("services.csv", text); }

    [[nodiscard]] program::Outcome gap(const program::Arguments& more) const {
        program::Arguments arguments{"gap", "services.csv"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        arguments.emplace_back("--notes");
        return program::run(arguments, {.folder = folder_.path()});
    }
    [[nodiscard]] nlohmann::json as_json(program::Arguments more) const {
        more.insert(more.end(), {"--format", "json"});
        const program::Outcome outcome = gap(more);
        CAPTURE(outcome.err);
        REQUIRE(outcome.code == 0);
        return nlohmann::json::parse(outcome.out);
    }
    [[nodiscard]] const program::TemporaryFolder& folder() const { return folder_; }

private:
    program::TemporaryFolder folder_;
};

inline void check_ends(const nlohmann::json& interval, double low, double central, double high) {
    CHECK(interval["low"].get<double>() == Approx(low));
    CHECK(interval["central"].get<double>() == Approx(central));
    CHECK(interval["high"].get<double>() == Approx(high));
}

}  // namespace gap
