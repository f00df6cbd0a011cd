#pragma once

#include <CLI/CLI.hpp>

#include <istream>
#include <map>
#include <string>
#include <vector>

/// A TOML file as CLI11 takes settings, read by toml++, which only toml.cpp sees. A table is a command's
/// section.
class TomlConfig : public CLI::Config {
public:
    explicit TomlConfig(std::string path) : path_(std::move(path)) {}

    /// Values as they are typed on a command line. Throws RequestError, with line and column, for what is no
    /// TOML and for values that no option has.
    std::vector<CLI::ConfigItem> from_config(std::istream& file) const override;

    /// Nothing here writes such files.
    std::string to_config(const CLI::App* /*app*/, bool /*defaults*/, bool /*descriptions*/,
                          std::string /*prefix*/) const override {
        return {};
    }

    /// "own.toml:3", where the setting stands.
    [[nodiscard]] std::string place_of(const CLI::ConfigItem& item) const {
        return path_ + ":" + std::to_string(lines_.at(item.fullname()));
    }

private:
    std::string path_;
    mutable std::map<std::string, unsigned> lines_;  ///< by the full name; from_config() must be const
};
