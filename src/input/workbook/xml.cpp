#include "input/workbook/xml.hpp"

#include "pairmodel/error.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <exception>
#include <memory>
#include <new>
#include <type_traits>

namespace pairmodel {

namespace {

constexpr char namespace_end = '|';

std::string_view local_name(std::string_view name) {
    return name.substr(name.rfind(namespace_end) + 1);
}

/// Expat calls back from C, through which no exception may go: it is kept until expat has returned.
class Reader {
public:
    Reader(const std::string& name, XmlHandler& handler)
        : name_(name),
          handler_(handler),
          parser_(XML_ParserCreateNS(nullptr, namespace_end), XML_ParserFree) {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(
            parser_.get(),
            [](void* self, const XML_Char* element, const XML_Char** pairs) {
                guarded(self, [&](XmlHandler& to) {
                    static_cast<Reader*>(self)->go_deeper();
                    to.start(local_name(element), XmlAttributes(pairs));
                });
            },
            [](void* self, const XML_Char* element) {
                --static_cast<Reader*>(self)->depth_;
                guarded(self, [&](XmlHandler& to) { to.end(local_name(element)); });
            });
        XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* piece, int size) {
            guarded(self, [&](XmlHandler& to) { to.text({piece, static_cast<std::size_t>(size)}); });
        });
    }

    void add(std::string_view piece, bool last) {
        const auto status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last);
        if (failed_) std::rethrow_exception(failed_);
        fed_ += static_cast<XML_Index>(piece.size());
        if (status == XML_STATUS_OK) return check_token();
        const XML_Error error = XML_GetErrorCode(parser_.get());
        if (error == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
        refuse(XML_ErrorString(error));
    }

private:
    // Expat keeps each open element, and a piece of markup until it ends: neither may be any size.

    void go_deeper() {
        constexpr int deepest = 256;
        if (++depth_ > deepest) refuse("its elements lie too deep in one another");
    }

    void check_token() const {
        constexpr XML_Index longest = 4L << 20;
        if (fed_ - XML_GetCurrentByteIndex(parser_.get()) > longest)
            refuse("it has too large a piece of markup");
    }

    [[noreturn]] void refuse(const char* why) const {
        throw FileError(fmt::format("{} cannot be read as a workbook: {}\n  hint: is it whole? Get it again",
                                    name_, why));
    }

    template <class Call>
    static void guarded(void* self, const Call& call) {
        auto& reader = *static_cast<Reader*>(self);
        if (reader.failed_) return;
        try {
            call(reader.handler_);
        } catch (...) {
            reader.failed_ = std::current_exception();
            XML_StopParser(reader.parser_.get(), XML_FALSE);
        }
    }

    const std::string& name_;
    XmlHandler& handler_;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser_;
    std::exception_ptr failed_;
    XML_Index fed_ = 0;
    int depth_ = 0;
};

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        const std::string_view key = *pair;
        if (key == name || (key.ends_with(name) && name.find(namespace_end) != std::string_view::npos))
            return pair[1];
    }
    return {};
}

void read_xml(const std::string& name,
              const std::function<void(const std::function<void(std::string_view)>&)>& source,
              XmlHandler& handler) {
    Reader reader(name, handler);
    source([&](std::string_view piece) { reader.add(piece, false); });
    reader.add({}, true);
}

}  // namespace pairmodel
