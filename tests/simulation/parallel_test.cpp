// Work that several threads do, and what one of them hands over at a time.

#include "system/parallel.hpp"

#include "support/catch.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace pairmodel;

TEST_CASE("what several workers make is taken in the order of the tasks, each once",
          "[simulation][parallel]") {
    for (const std::size_t threads : {1U, 2U, 7U}) {
        constexpr std::size_t tasks = 1000;
        std::vector<std::size_t> made(workers_for(tasks, threads));
        std::vector<std::size_t> taken;
        in_turns(
            tasks, threads, [&](std::size_t worker, std::size_t task) { made[worker] = task; },
            [&](std::size_t worker) { taken.push_back(made[worker]); });
        std::vector<std::size_t> expected(tasks);
        std::iota(expected.begin(), expected.end(), std::size_t{0});
        CHECK(taken == expected);
    }
}

TEST_CASE("where one of several workers fails all end, and nothing behind it is taken",
          "[simulation][parallel]") {
    constexpr std::size_t tasks = 100;
    constexpr std::size_t failing = 37;
    for (const bool in_taking : {false, true}) {
        std::vector<std::size_t> made(workers_for(tasks, 4));
        std::vector<std::size_t> taken;
        const auto run = [&] {
            in_turns(
                tasks, 4,
                [&](std::size_t worker, std::size_t task) {
                    if (!in_taking && task == failing) throw std::runtime_error("made");
                    made[worker] = task;
                },
                [&](std::size_t worker) {
                    if (in_taking && made[worker] == failing) throw std::runtime_error("taken");
                    taken.push_back(made[worker]);
                });
        };
        CHECK_THROWS_AS(run(), std::runtime_error);
        CHECK(taken.size() <= failing);
        for (std::size_t i = 0; i < taken.size(); ++i) CHECK(taken[i] == i);
    }
}

TEST_CASE("who ends a turn behind a failure wakes nobody to wait for it", "[simulation][parallel]") {
    const auto until = [](const std::atomic<bool>& flag) {
        while (!flag) std::this_thread::yield();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));  // what follows the flag has happened
    };
    std::atomic<bool> third_begun{false};
    std::atomic<bool> second_failed{false};
    std::atomic<bool> first_taken{false};
    std::size_t taken = 0;
    const auto run = [&] {
        in_turns(
            3, 3,
            [&](std::size_t /*worker*/, std::size_t task) {
                if (task == 1) {
                    until(third_begun);
                    second_failed = true;
                    throw std::runtime_error("made");
                }
                if (task == 2) {
                    third_begun = true;
                    until(first_taken);
                }
            },
            [&](std::size_t /*worker*/) {
                until(second_failed);
                ++taken;
                first_taken = true;
            });
    };
    CHECK_THROWS_AS(run(), std::runtime_error);
    CHECK(taken == 1);
}
