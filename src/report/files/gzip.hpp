#pragma once

#include "pairmodel/report/format.hpp"

#include <exception>
#include <memory>
#include <string_view>

struct archive;

namespace pairmodel {

/// Whether a file of this name is packed: it ends in .gz, also in capitals.
[[nodiscard]] bool is_gzip_name(std::string_view path);
/// The name without that ending.
[[nodiscard]] std::string_view without_gzip(std::string_view path);

/// Packs what is written to it, and hands it on piece by piece. The same text gives the same bytes.
class GzipSink : public TextSink {
public:
    explicit GzipSink(TextSink& to);
    ~GzipSink() override;
    GzipSink(const GzipSink&) = delete;
    GzipSink& operator=(const GzipSink&) = delete;

    void write(std::string_view text) override;
    /// Once, at the end.
    void finish();

private:
    [[noreturn]] void fail();

    TextSink* to_;
    std::exception_ptr failed_;  ///< what the other sink threw, which no C function may see
    std::unique_ptr<archive, int (*)(archive*)> packer_;
};

}  // namespace pairmodel
