#pragma once

#include "pairmodel/study/request.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <future>
#include <memory>
#include <optional>

namespace pairmodel {

/// Work that somebody may want to stop, for packages of languages that are to be asked by their own thread
/// alone whether anybody does. Copies are one: what stops one piece of work stops all that is done with it.
class Interruptible {
public:
    /// For what is to stop; an answer goes on telling it when its tables are made.
    [[nodiscard]] Listener listener() const {
        return {{}, [stopped = stopped_](std::size_t, std::size_t) {
                    if (*stopped) throw Stopped{};
                }};
    }

    /// Does the work in a thread of its own, while this one asks `is_wanted` twenty times a second. Where the
    /// work tells how far it has come, it ends soon when it is not; else when it is done. Nothing where it
    /// was stopped.
    template <typename Work, typename Wanted>
    auto run(const Work& work, const Wanted& is_wanted) const -> std::optional<decltype(work())> {
        *stopped_ = false;
        bool wanted = true;
        auto result = std::async(std::launch::async, [&] { return work(); });
        constexpr auto often = std::chrono::milliseconds(50);
        while (result.wait_for(often) != std::future_status::ready)
            if (wanted && !is_wanted()) {
                wanted = false;
                *stopped_ = true;
            }
        if (!wanted) return std::nullopt;
        try {
            return result.get();
        } catch (const Stopped&) {
            return std::nullopt;
        }
    }

private:
    struct Stopped {};

    std::shared_ptr<std::atomic<bool>> stopped_ = std::make_shared<std::atomic<bool>>(false);
};

}  // namespace pairmodel
