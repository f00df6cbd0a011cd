#include "input/text/records_ahead.hpp"

#include "system/parallel.hpp"

#include <utility>

namespace pairmodel {

namespace {

constexpr std::size_t most_records = 1024;
/// Of records of great length fewer are kept.
constexpr std::size_t most_bytes = 1024UL * 1024;

}  // namespace

void RecordsAhead::fill(Batch& batch) {
    batch.records.resize(most_records);
    batch.count = 0;
    try {
        for (std::size_t bytes = 0; batch.count < most_records && bytes < most_bytes; ++batch.count) {
            CsvRecord& record = batch.records[batch.count];
            if (record.text.capacity() > most_bytes / most_records * 2) std::string().swap(record.text);
            if (!reader_.next(record)) {
                batch.last = true;
                return;
            }
            bytes += record.text.size();
        }
    } catch (...) {
        batch.failure = std::current_exception();
    }
}

const CsvRecord* RecordsAhead::next() {
    while (at_ == now_.count) {
        if (now_.failure) std::rethrow_exception(now_.failure);
        if (now_.last) return nullptr;
        if (reading_.valid())
            reading_.get();
        else
            fill(then_);
        std::swap(now_, then_);
        at_ = 0;
        if (!now_.last && !now_.failure) reading_ = std::async(aside(), [this] { fill(then_); });
    }
    return &now_.records[at_++];
}

}  // namespace pairmodel
