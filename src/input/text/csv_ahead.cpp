#include "input/text/csv_ahead.hpp"

#include <algorithm>
#include <exception>

namespace pairmodel {

namespace {

/// Enough that starting a thread for them does not matter.
constexpr std::size_t records_at_once = 2048;
/// And not so long that a batch fills the memory.
constexpr std::size_t bytes_at_once = 4UL * 1024 * 1024;

}  // namespace

void CsvAhead::Batch::read(CsvReader& reader) {
    CsvRecord record;
    try {
        while (records_.size() < records_at_once && text_.size() < bytes_at_once) {
            if (!reader.next(record)) {
                ended = true;
                return;
            }
            records_.push_back({record.line, text_.size(), ends_.size()});
            for (const std::string_view field : record.fields) {
                text_ += field;
                ends_.push_back(text_.size());
            }
            if (record.issue) issues_.emplace_back(records_.size() - 1, std::move(*record.issue));
        }
    } catch (...) {
        failure = std::current_exception();
    }
}

void CsvAhead::Batch::get(std::size_t index, CsvRecord& record) const {
    const Record& from = records_[index];
    record.line = from.line;
    record.fields.clear();
    std::size_t begin = from.text_begin;
    const std::size_t end = index + 1 < records_.size() ? records_[index + 1].first_end : ends_.size();
    for (std::size_t i = from.first_end; i < end; ++i) {
        record.fields.push_back(std::string_view(text_).substr(begin, ends_[i] - begin));
        begin = ends_[i];
    }
    record.issue.reset();
    if (issues_.empty()) return;
    const auto found =
        std::find_if(issues_.begin(), issues_.end(), [&](const auto& i) { return i.first == index; });
    if (found != issues_.end()) record.issue = found->second;
}

CsvAhead::CsvAhead(CsvReader& reader) : reader_(reader) {
    current_.read(reader_);
    start_next();
}

void CsvAhead::start_next() {
    if (current_.ended || current_.failure) return;
    // Where no thread can be had, the batch is read when it is asked for.
    coming_ = std::async(std::launch::async | std::launch::deferred, [this] {
        Batch batch;
        batch.read(reader_);
        return batch;
    });
}

bool CsvAhead::next(CsvRecord& record) {
    while (position_ == current_.size()) {
        if (current_.failure) std::rethrow_exception(current_.failure);
        if (current_.ended) return false;
        current_ = coming_.get();
        position_ = 0;
        start_next();
    }
    current_.get(position_++, record);
    return true;
}

}  // namespace pairmodel
