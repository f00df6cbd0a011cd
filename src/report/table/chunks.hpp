#pragma once

#include "simulation/parallel.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <future>
#include <type_traits>

namespace pairmodel {

/// Records that one thread writes before it hands its text over.
inline constexpr std::size_t chunk_size = 512;

/// Gives `take` what `make(first, end)` makes of the records, in order. Chunks are made side by side, a few
/// at a time, so that memory does not grow with the table.
template <class Make, class Take>
void in_chunks(std::size_t records, const Make& make, const Take& take) {
    const auto chunk = [&](std::size_t first) { return make(first, std::min(first + chunk_size, records)); };
    if (records <= chunk_size) return take(chunk(0));
    const std::size_t at_once = 2 * workers_for(records, 0);
    std::deque<std::future<std::invoke_result_t<Make, std::size_t, std::size_t>>> ahead;
    for (std::size_t first = 0; first < records || !ahead.empty();) {
        if (first < records && ahead.size() < at_once) {
            ahead.push_back(std::async(aside(), chunk, first));
            first += chunk_size;
        } else {
            take(ahead.front().get());
            ahead.pop_front();
        }
    }
}

}  // namespace pairmodel
