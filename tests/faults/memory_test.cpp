// Memory that cannot be had: the program says so, ends with exit code 1 and leaves nothing. A run makes
// 25,000 to 140,000 requests, of some 12,000 to 15,000 places, each told by all calls that led there. Where a
// place asks for the first and for the last time, memory is refused. Some 11,000 places are of the
// definitions of the commands and the same in all runs: one job goes through them for all. Of the 35,000
// requests so chosen each k-th is refused, k being prime, so that no pattern is always passed over; with
// PAIRMODEL_EVERY_FAULT=1 every one.

#include "bench.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

using namespace faults;
using namespace program;

namespace {

constexpr long before_main = 250;

bool every_fault() {
    const char* every = std::getenv("PAIRMODEL_EVERY_FAULT");
    return every != nullptr && *every == '1';
}

/// The first request of a job that is not made in all runs; some that are come before the job is known.
long first_of_its_own(std::size_t job) {
    constexpr long printing = 100;
    return job == 0 ? before_main : Bench({{"--version"}}).calls("alloc") - printing;
}

/// The requests from `first` on that are to be refused, one after the other.
std::vector<long> chosen(const Bench& bench, long first, std::size_t step) {
    const std::vector<long> all = bench.places();
    std::vector<long> some;
    for (auto i = static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), first) - all.begin());
         i < all.size(); i += every_fault() ? 1 : step)
        some.push_back(all[i]);
    return some;
}

/// How many of the requests were told of: most; the others, without which the program can do, are harmless.
long refused(const Bench& bench, const std::vector<long>& requests, const std::string& which) {
    long count = 0;
    for (const long n : requests) {
        CAPTURE(n);
        const Result result = bench.with("alloc:" + std::to_string(n) + which + ":ENOMEM");
        CHECK(result.fired);
        count += bench.check_refused_or_whole(result, "out of memory") ? 1 : 0;
    }
    CHECK(2 * count >= static_cast<long>(requests.size()));
    return count;
}

}  // namespace

TEST_CASE("memory that cannot be had before the program begins is told", "[faults]") {
    const Bench bench({{"--version"}});
    std::vector<long> requests(before_main);
    std::iota(requests.begin(), requests.end(), 1);
    CHECK(refused(bench, requests, "") == before_main);
}

TEST_CASE("memory that cannot be had once is told", "[faults]") {
    const std::size_t index = GENERATE(range(std::size_t{0}, std::size_t{9}));
    const std::vector<Job> jobs = writing_jobs();
    REQUIRE(jobs.size() == 9);
    CAPTURE(jobs[index].arguments);
    const Bench bench(jobs[index], index % 2 == 0);
    CHECK(refused(bench, chosen(bench, first_of_its_own(index), 23), "") > 0);
}

TEST_CASE("memory that cannot be had any more is told", "[faults]") {
    const std::vector<Job> jobs = writing_jobs();
    for (std::size_t index = 0; index < jobs.size(); ++index) {
        CAPTURE(jobs[index].arguments);
        const Bench bench(jobs[index]);
        CHECK(refused(bench, chosen(bench, first_of_its_own(index), 61), "+") > 0);
    }
}

TEST_CASE("memory that cannot be had in a thread is told", "[faults]") {
    std::string table = "area_name,live_births\n";
    for (int i = 0; i < 5000; ++i) table += "Area " + std::to_string(i) + ",1000\n";
    const Bench bench({{"estimate", "long.csv", "-q", "--draws", "200", "--threads", "2", "-o", "out.csv"},
                       {"out.csv", "out.csv-metadata.json"}},
                      false, {{"long.csv", table}});
    const long requests = bench.calls("alloc");
    for (long n = requests / 7; n < requests; n += every_fault() ? 97 : requests / 20) {
        CAPTURE(n);
        // Who comes first is chance, and so is how many requests there are: perhaps none was left.
        bench.check_refused_or_whole(bench.with("alloc:" + std::to_string(n) + ":ENOMEM"), "out of memory");
    }
}

TEST_CASE("where no thread can be had, the work is done without", "[faults]") {
    std::string table = "area_name,live_births\n";
    for (int i = 0; i < 5000; ++i) table += "Area " + std::to_string(i) + ",1000\n";
    const Bench bench({{"estimate", "long.csv", "-q", "--draws", "200", "--threads", "4", "-o", "out.csv"},
                       {"out.csv", "out.csv-metadata.json"}},
                      false, {{"long.csv", table}});
    CHECK(bench.calls("thread") > 3);
    for (const char* fault : {"thread:1+:EAGAIN", "thread:2+:EAGAIN", "thread:odd:EAGAIN"}) {
        const Result result = bench.with(fault);
        CHECK(result.fired);
        bench.check_whole(result);
    }
}
