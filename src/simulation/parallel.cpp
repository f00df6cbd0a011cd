#include "simulation/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace pairmodel {

std::size_t workers_for(std::size_t count, std::size_t threads) {
    const std::size_t wanted = threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    return std::clamp<std::size_t>(count, 1, wanted);
}

void in_parallel(std::size_t count, std::size_t threads,
                 const std::function<void(std::size_t worker, std::size_t task)>& work) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failing;
    const auto run = [&](std::size_t worker) {
        try {
            for (std::size_t task = next++; task < count; task = next++) work(worker, task);
        } catch (...) {
            const std::lock_guard lock(failing);
            if (!failure) failure = std::current_exception();
            next = count;  // the others need not go on
        }
    };
    {
        std::vector<std::jthread> others;
        try {
            for (std::size_t worker = 1; worker < workers_for(count, threads); ++worker)
                others.emplace_back(run, worker);
        } catch (const std::system_error&) {
            // No more threads can be had: those that there are do the same work.
        }
        run(0);
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace pairmodel
