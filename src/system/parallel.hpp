#pragma once

#include <cstddef>
#include <functional>
#include <future>

namespace pairmodel {

/// Does tasks 0 to count − 1, each once, on so many threads (0: as many as there are processors). `work` is
/// called with the number of the worker and of the task. The first exception is thrown again when all threads
/// have ended.
void in_parallel(std::size_t count, std::size_t threads,
                 const std::function<void(std::size_t worker, std::size_t task)>& work);

/// As in_parallel(), and gives what `work` made of each task to `take`, with the number of the worker that
/// made it: one after the other, in the order of the tasks.
void in_turns(std::size_t count, std::size_t threads,
              const std::function<void(std::size_t worker, std::size_t task)>& work,
              const std::function<void(std::size_t worker)>& take);

/// How many workers in_parallel() has for so many tasks.
[[nodiscard]] std::size_t workers_for(std::size_t count, std::size_t threads);

/// How std::async() does something beside the caller: at once, or, where no thread can be had, when its
/// result is asked for.
[[nodiscard]] std::launch aside();

}  // namespace pairmodel
