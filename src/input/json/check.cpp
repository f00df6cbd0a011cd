#include "input/json/check.hpp"

#include "input/cells/control.hpp"
#include "input/cells/suggest.hpp"
#include "input/json/validate.hpp"
#include "input/text/file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <regex>
#include <set>

namespace pairmodel {

namespace {

using nlohmann::json;

/// Walks through a text once to find what a parsed value cannot show: keys given twice; and what would take
/// other code's stack: depth, and texts too long for regular expressions.
class KeyWatcher : public nlohmann::json_sax<json> {
public:
    explicit KeyWatcher(std::string file) : file_(std::move(file)) {}

    [[nodiscard]] bool too_deep() const { return too_deep_; }
    [[nodiscard]] bool too_long() const { return too_long_; }
    [[nodiscard]] std::vector<Issue> take_issues() { return std::move(issues_); }

    bool null() override { return value(); }
    bool boolean(bool /*v*/) override { return value(); }
    bool number_integer(number_integer_t /*v*/) override { return value(); }
    bool number_unsigned(number_unsigned_t /*v*/) override { return value(); }
    bool number_float(number_float_t /*v*/, const string_t& /*s*/) override { return value(); }
    bool string(string_t& v) override {
        report_length(v);
        return value();
    }
    bool binary(binary_t& /*v*/) override { return value(); }
    bool start_object(std::size_t /*n*/) override { return open(false); }
    bool start_array(std::size_t /*n*/) override { return open(true); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        Level& level = levels_.back();
        level.at = name;
        if (name.size() > limits::json_text_bytes)  // some of its characters tell which it is
            level.at = std::string(beginning_of(name, 20)) + "…";
        report_length(name);
        if (!level.keys.insert(name).second)
            issues_.push_back(
                {file_, 0, pointer(), "each key once", "the key twice", "remove one of the two"});
        return true;
    }

    bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                     const json::exception& /*e*/) override {
        return false;  // check_json() reports it
    }

private:
    struct Level {
        bool array = false;
        std::size_t index = 0;
        std::string at;
        std::set<std::string> keys;
    };

    bool value() {
        if (!levels_.empty() && levels_.back().array) ++levels_.back().index;
        return true;
    }
    bool open(bool array) {
        if (levels_.size() >= limits::json_depth) {
            too_deep_ = true;
            return false;
        }
        levels_.push_back({array, 0, "", {}});
        return true;
    }
    void report_length(const std::string& text) {
        if (text.size() <= limits::json_text_bytes) return;
        too_long_ = true;
        issues_.push_back({file_, 0, pointer(),
                           fmt::format("a text of at most {} bytes", limits::json_text_bytes),
                           fmt::format("{} bytes", text.size()), ""});
    }
    bool close() {
        levels_.pop_back();
        return value();
    }
    [[nodiscard]] std::string pointer() const {
        json::json_pointer where;
        for (const Level& level : levels_)
            where.push_back(level.array ? std::to_string(level.index) : level.at);
        return where.to_string();
    }

    std::string file_;
    std::vector<Level> levels_;
    std::vector<Issue> issues_;
    bool too_deep_ = false;
    bool too_long_ = false;
};

/// Where the token begins whose last character stands at `at`: that is where a person looks for the slip.
std::size_t token_begin(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '"') return at;
    const std::size_t line = text.rfind('\n', at) == std::string_view::npos ? 0 : text.rfind('\n', at) + 1;
    for (std::size_t i = at; i-- > line;)
        if (text[i] == '"' && (i == line || text[i - 1] != '\\')) return i;
    return at;
}

Issue syntax_issue(const std::string& file, std::string_view text, const json::parse_error& error) {
    const std::size_t at = token_begin(text, std::min(error.byte > 0 ? error.byte - 1 : 0, text.size()));
    const std::string_view before = text.substr(0, at);
    const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    std::string_view rest = text.substr(at, text.find('\n', at) - at);
    return {file,
            line,
            fmt::format("character {}", at - line_begin + 1),
            "JSON",
            rest.empty() ? "the end of the line or file" : in_quotes(rest.substr(0, 20)),
            "a comma too many or too few, or a missing quotation mark or bracket?"};
}

/// "… number overflow parsing '1e999'": the number.
std::string number_of(const json::out_of_range& error) {
    const std::string_view what = error.what();
    const std::size_t begin = what.find('\'');
    const std::size_t end = what.rfind('\'');
    return begin < end ? std::string(what.substr(begin + 1, end - begin - 1)) : std::string(what);
}

/// The part of the schema that speaks of the value at `where`; null where none does.
const json* schema_at(const json& schema, const json::json_pointer& where) {
    std::vector<std::string> path;
    for (json::json_pointer p = where; !p.empty(); p.pop_back()) path.insert(path.begin(), p.back());
    const auto resolved = [&](const json* node) {
        while (node != nullptr && node->contains("$ref"))
            node = &schema.at(json::json_pointer(node->at("$ref").get<std::string>().substr(1)));
        return node;
    };
    const json* node = resolved(&schema);
    for (const std::string& key : path) {
        const json* next = nullptr;
        if (node->contains("properties") && node->at("properties").contains(key))
            next = &node->at("properties").at(key);
        else if (node->contains("patternProperties"))
            next = &node->at("patternProperties").begin().value();
        else if (node->contains("items"))
            next = &node->at("items");
        if (next == nullptr) return nullptr;
        node = resolved(next);
    }
    return node;
}

std::string number_expectation(const json& node) {
    std::string number = node.at("type") == "integer" ? "a whole number" : "a number";
    const auto limit = [&](const char* key) {
        return node.contains(key) ? std::optional(node.at(key).dump()) : std::nullopt;
    };
    const auto low = limit("minimum");
    const auto high = limit("maximum");
    const auto above = limit("exclusiveMinimum");
    const auto below = limit("exclusiveMaximum");
    if (low && high) return fmt::format("{} from {} to {}", number, *low, *high);
    if (low) return fmt::format("{}, {} or more", number, *low);
    if (above && high) return fmt::format("{} above {} and up to {}", number, *above, *high);
    if (above && below) return fmt::format("{} above {} and below {}", number, *above, *below);
    if (above) return fmt::format("{} above {}", number, *above);
    return number;
}

/// What the schema wants of a value, in words.
std::string expectation(const json& node) {
    if (node.contains("enum")) {
        std::vector<std::string> words;
        for (const json& word : node.at("enum")) words.push_back(word.dump());
        return fmt::format("one of {}", fmt::join(words, ", "));
    }
    const std::string type = node.value("type", "");
    if (type == "number" || type == "integer") return number_expectation(node);
    if (node.contains("examples")) return "a text such as " + node.at("examples").at(0).dump();
    if (type == "string" && node.contains("maxLength"))
        return fmt::format("a text of 1 to {} characters", node.at("maxLength").dump());
    if (type == "array" && node.contains("maxItems"))
        return fmt::format("an array of 1 to {} items", node.at("maxItems").dump());
    if (node.contains("pattern")) return "a text of the form " + node.at("pattern").get<std::string>();
    if (type == "string") return "a text that is not empty";
    if (type == "object") return "an object with at least one key";
    if (type == "array") return "an array";
    return "what the schema asks for";
}

std::string shown(const json& value) {
    if (value.is_object()) return value.empty() ? "an empty object" : "an object";
    if (value.is_array()) return value.empty() ? "an empty array" : "an array";
    if (value.is_string()) return in_quotes(value.get<std::string>());
    return value.dump();
}

/// Turns what the validator says into issues.
class SchemaIssues {
public:
    SchemaIssues(std::string file, const json& value, const json& schema)
        : file_(std::move(file)), value_(value), schema_(schema) {}

    void add(const Violation& error) {
        constexpr std::string_view missing = "Missing required property '";
        const std::string_view text = error.description;
        const json::json_pointer where = pointer_of(error.context);
        if (text.starts_with("Failed to validate against") || text.starts_with("Failed to validate item"))
            return;  // its causes come on their own
        if (text.starts_with(missing)) {
            const std::string key(text.substr(missing.size(), text.rfind('\'') - missing.size()));
            add_issue(where / key, "this key", "no such key", "");
        } else if (text.starts_with("Object contains a property")) {
            add_unknown_keys(where);
        } else {
            const json* node = schema_at(schema_, where);
            add_issue(where, node != nullptr ? expectation(*node) : error.description,
                      shown(value_.at(where)), "");
        }
    }

    std::vector<Issue> issues_;

private:
    static json::json_pointer pointer_of(const std::vector<std::string>& context) {
        json::json_pointer where;
        for (const std::string& part : context)
            if (part.size() >= 2 && part.front() == '[') where.push_back(part.substr(1, part.size() - 2));
        return where;
    }

    /// Whether the schema knows the key by its form.
    static bool fits_pattern(const json* node, const std::string& key) {
        if (node == nullptr || !node->contains("patternProperties")) return false;
        for (const auto& [pattern, ignored] : node->at("patternProperties").items())
            if (std::regex_search(key, std::regex(pattern))) return true;
        return false;
    }

    void add_unknown_keys(const json::json_pointer& where) {
        const json* node = schema_at(schema_, where);
        std::vector<std::string> known;
        if (node != nullptr && node->contains("properties"))
            for (const auto& [key, ignored] : node->at("properties").items()) known.push_back(key);
        for (const auto& [key, ignored] : value_.at(where).items()) {
            if (std::find(known.begin(), known.end(), key) != known.end() || fits_pattern(node, key))
                continue;
            std::string hint = did_you_mean(key, known);
            if (hint.empty() && !known.empty())
                hint = fmt::format("the keys here are {}", fmt::join(known, ", "));
            add_issue(where / key, "a key that the schema knows", in_quotes(key), std::move(hint));
        }
    }

    void add_issue(const json::json_pointer& where, std::string expected, std::string found,
                   std::string hint) {
        const std::string pointer = where.empty() ? "/" : where.to_string();
        const auto same = [&](const Issue& i) { return i.column == pointer && i.expected == expected; };
        if (std::any_of(issues_.begin(), issues_.end(), same)) return;
        issues_.push_back({file_, 0, pointer, std::move(expected), std::move(found), std::move(hint)});
    }

    std::string file_;
    const json& value_;
    const json& schema_;
};

std::vector<Issue> schema_issues(const std::string& file, const json& value, const json& schema) {
    SchemaIssues issues(file, value, schema);
    for (const Violation& violation : violations_of(value, schema)) issues.add(violation);
    return std::move(issues.issues_);
}

}  // namespace

CheckedJson check_json(const std::string& file, std::string_view text, std::string_view schema) {
    CheckedJson checked;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    KeyWatcher watcher(file);
    const bool walked = json::sax_parse(text.begin(), text.end(), &watcher);
    if (watcher.too_deep()) {
        checked.issues.push_back(
            {file, 0, "/", fmt::format("at most {} levels of brackets", limits::json_depth), "more", ""});
        return checked;
    }
    checked.issues = watcher.take_issues();
    try {
        if (!walked) checked.issues.clear();  // of a broken text, the break is what matters
        checked.value = json::parse(text.begin(), text.end());
    } catch (const json::parse_error& error) {
        checked.issues.push_back(syntax_issue(file, text, error));
        return checked;
    } catch (const json::out_of_range& error) {  // a number such as 1e999
        checked.issues.push_back(
            {file, 0, "/", "numbers within the range of a double", number_of(error), ""});
        return checked;
    }
    if (watcher.too_long()) return checked;
    const std::vector<Issue> more = schema_issues(file, checked.value, json::parse(schema));
    checked.issues.insert(checked.issues.end(), more.begin(), more.end());
    return checked;
}

json read_json(const std::string& file, std::string_view text, std::string_view schema) {
    CheckedJson checked = check_json(file, text, schema);
    if (!checked.issues.empty()) throw InputError(std::move(checked.issues));
    return std::move(checked.value);
}

}  // namespace pairmodel
