#pragma once

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <string>

/// A record of CSV metadata with its own terms as plain keys: "urn:x-pairmodel:my%20file" as "my file".
inline nlohmann::json plain_terms(const nlohmann::json& value) {
    if (value.is_array()) {
        nlohmann::json list = nlohmann::json::array();
        for (const auto& part : value) list.push_back(plain_terms(part));
        return list;
    }
    if (!value.is_object()) return value;
    nlohmann::json plain = nlohmann::json::object();
    const std::string own = "urn:x-pairmodel:";
    for (const auto& [term, part] : value.items()) {
        std::string key = term;
        if (key.starts_with(own)) {
            key = key.substr(own.size());
            for (std::size_t at = key.find('%'); at != std::string::npos; at = key.find('%', at + 1))
                key.replace(at, 3, 1,
                            static_cast<char>(std::strtol(key.substr(at + 1, 2).c_str(), nullptr, 16)));
        }
        plain[key] = plain_terms(part);
    }
    return plain;
}
