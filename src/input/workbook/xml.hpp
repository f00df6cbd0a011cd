#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The attributes of an element.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    /// The value of an attribute without a prefix ("r"), or with one, by the end of its namespace
    /// ("office:1.0|value"); empty where there is none.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;

private:
    const char* const* pairs_;  ///< name, value, name, value, null
};

/// What is told of an XML text as it is read. Names are without their namespaces.
class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view piece) = 0;
};

/// Reads an XML text that `source` gives piece by piece, with expat. Throws what `source` and the handler
/// throw, and FileError where the text is no XML; `name` is what messages call it.
void read_xml(const std::string& name,
              const std::function<void(const std::function<void(std::string_view)>& take)>& source,
              XmlHandler& handler);

}  // namespace pairmodel
