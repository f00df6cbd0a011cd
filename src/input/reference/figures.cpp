#include "input/embedded.hpp"
#include "pairmodel/input/reference_figures.hpp"

#include <nlohmann/json.hpp>

namespace pairmodel {

const RatioError& reference_ratio_error() {
    static const RatioError error = [] {
        const auto fitted = nlohmann::json::parse(embedded("reference/ratio_error.json"));
        return RatioError{fitted.at("indicator_deviation"), fitted.at("degrees_of_freedom"),
                          fitted.at("correlation"), fitted.at("between_areas"),
                          fitted.at("shared_in_region")};
    }();
    return error;
}

const TrendError& reference_trend_error() {
    static const TrendError error = [] {
        const auto fitted = nlohmann::json::parse(embedded("reference/births_trend.json"));
        return TrendError{fitted.at("national_deviation"), fitted.at("local_deviation")};
    }();
    return error;
}

const MultipleBirths& multiple_births() {
    static const MultipleBirths multiples = [] {
        const auto read = nlohmann::json::parse(embedded("reference/maternities.json"));
        constexpr double per_thousand = 1000;
        return MultipleBirths{read.at("multiple_births_per_1000_maternities").get<double>() / per_thousand,
                              read.at("area"), read.at("year"), read.at("source")};
    }();
    return multiples;
}

const PublishedReach& published_reach() {
    static const PublishedReach reach = [] {
        const auto read = nlohmann::json::parse(embedded("reference/reach.json"));
        const auto range = [&](const char* key) {
            return PublishedReach::Range{read.at(key).at("low"), read.at(key).at("high")};
        };
        return PublishedReach{read.at("area"),          read.at("year"),
                              range("families"),        range("share_of_births"),
                              read.at("share_of_need"), range("toolkit_share_of_need"),
                              read.at("source")};
    }();
    return reach;
}

}  // namespace pairmodel
