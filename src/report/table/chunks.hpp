#pragma once

#include "system/parallel.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace pairmodel {

/// Records that one thread writes before it hands its text over.
inline constexpr std::size_t chunk_size = 512;

/// Gives `take` what `fill(part, first, end)` makes of the records, in order. Parts are made by `start()`,
/// one for each of a few threads, which fill theirs again and again, side by side: neither memory nor the
/// work of asking for it grows with the table.
template <class Start, class Fill, class Take>
void in_chunks(std::size_t records, const Start& start, const Fill& fill, const Take& take) {
    const std::size_t chunks = std::max<std::size_t>(1, (records + chunk_size - 1) / chunk_size);
    std::vector<decltype(start())> parts;
    for (std::size_t worker = workers_for(chunks, 0); worker > 0; --worker) parts.push_back(start());
    in_turns(
        chunks, 0,
        [&](std::size_t worker, std::size_t chunk) {
            fill(parts[worker], chunk * chunk_size, std::min((chunk + 1) * chunk_size, records));
        },
        [&](std::size_t worker) { take(parts[worker]); });
}

}  // namespace pairmodel
