#include "system/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace pairmodel {

namespace {

#if defined(__EMSCRIPTEN__) && !defined(__EMSCRIPTEN_PTHREADS__)
constexpr bool has_threads = false;
#else
constexpr bool has_threads = true;
#endif

/// Threads that are waited for. (std::jthread is not in every standard library.)
class Others {
public:
    Others() = default;
    ~Others() {
        for (std::thread& thread : threads_) thread.join();
    }
    Others(const Others&) = delete;
    Others& operator=(const Others&) = delete;

    template <class... Arguments>
    void add(Arguments&&... arguments) {
        threads_.emplace_back(std::forward<Arguments>(arguments)...);
    }

private:
    std::vector<std::thread> threads_;
};

}  // namespace

std::launch aside() {
    return has_threads ? std::launch::async | std::launch::deferred : std::launch::deferred;
}

std::size_t workers_for(std::size_t count, std::size_t threads) {
    if (!has_threads) return 1;
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
        Others others;
        try {
            for (std::size_t worker = 1; worker < workers_for(count, threads); ++worker)
                others.add(run, worker);
        } catch (const std::system_error&) {
            // No more threads can be had: those that there are do the same work.
        }
        run(0);
    }
    if (failure) std::rethrow_exception(failure);
}

void in_turns(std::size_t count, std::size_t threads,
              const std::function<void(std::size_t worker, std::size_t task)>& work,
              const std::function<void(std::size_t worker)>& take) {
    std::mutex turning;
    std::condition_variable turned;
    std::size_t turn = 0;
    // A worker that waits for its turn must not wait for one that has failed: who ends later does not turn
    // back.
    const auto pass_to = [&](std::size_t task) {
        const std::lock_guard lock(turning);
        turn = std::max(turn, task);
        turned.notify_all();
    };
    in_parallel(count, threads, [&](std::size_t worker, std::size_t task) {
        try {
            work(worker, task);
            {
                std::unique_lock lock(turning);
                turned.wait(lock, [&] { return turn >= task; });
                if (turn > task) return;
            }
            take(worker);
        } catch (...) {
            pass_to(count);
            throw;
        }
        pass_to(task + 1);
    });
}

}  // namespace pairmodel
