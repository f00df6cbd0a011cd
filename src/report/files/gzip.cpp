#include "report/files/gzip.hpp"

#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <cstddef>
#include <new>
#include <string>
#include <utility>

namespace pairmodel {

namespace {

constexpr std::string_view gzip_ending = ".gz";

}  // namespace

bool is_gzip_name(std::string_view path) {
    return path.size() > gzip_ending.size() && lower_case(path).ends_with(gzip_ending);
}

std::string_view without_gzip(std::string_view path) {
    return is_gzip_name(path) ? path.substr(0, path.size() - gzip_ending.size()) : path;
}

GzipSink::GzipSink(TextSink& to) : to_(&to), packer_(archive_write_new(), archive_write_free) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              archive_entry_free);
    if (!packer_ || !entry) throw std::bad_alloc();
    archive* const packer = packer_.get();
    const auto hand_on = [](archive*, void* sink, const void* data, std::size_t size) -> la_ssize_t {
        auto& self = *static_cast<GzipSink*>(sink);
        try {
            self.to_->write({static_cast<const char*>(data), size});
            return static_cast<la_ssize_t>(size);
        } catch (...) {
            self.failed_ = std::current_exception();
            return -1;
        }
    };
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    if (archive_write_set_format_raw(packer) != ARCHIVE_OK ||
        archive_write_add_filter_gzip(packer) != ARCHIVE_OK ||
        archive_write_set_filter_option(packer, "gzip", "timestamp", nullptr) != ARCHIVE_OK ||
        archive_write_set_bytes_in_last_block(packer, 1) != ARCHIVE_OK ||
        archive_write_open(packer, this, nullptr, hand_on, nullptr) != ARCHIVE_OK ||
        archive_write_header(packer, entry.get()) != ARCHIVE_OK)
        fail();
}

GzipSink::~GzipSink() {
    if (packer_) archive_write_fail(packer_.get());  // not finished: nothing more is written
}

void GzipSink::write(std::string_view text) {
    while (!text.empty()) {
        const la_ssize_t taken = archive_write_data(packer_.get(), text.data(), text.size());
        if (taken <= 0) fail();
        text.remove_prefix(static_cast<std::size_t>(taken));
    }
}

void GzipSink::finish() {
    if (archive_write_close(packer_.get()) != ARCHIVE_OK) fail();
    packer_.reset();
}

void GzipSink::fail() {
    if (failed_) std::rethrow_exception(std::exchange(failed_, nullptr));
    const char* const why = archive_error_string(packer_.get());
    throw FileError(std::string("cannot pack: ") + (why == nullptr ? "libarchive does not say why" : why));
}

}  // namespace pairmodel
