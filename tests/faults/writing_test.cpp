// Writing that fails, stops or is interrupted at every call in turn: then every file is as it was before, or
// whole and new, all files of a run are alike, and nothing else is left.

#include "bench.hpp"
#include "support/texts.hpp"

#include <csignal>

using namespace faults;
using namespace program;

namespace {

struct Fault {
    std::string call, error, words;
};

const std::string no_space = "No space left on device";

std::string nth(const std::string& call, long n, const std::string& what) {
    return call + ":" + std::to_string(n) + ":" + what;
}

/// For each job, with files that are there already and without; a workbook makes so many calls that once is
/// enough.
template <class Check>
void for_each_job(const Check& check) {
    for (const Job& job : writing_jobs())
        for (const bool over : {false, true}) {
            if (over && job.files.front().ends_with(".xlsx")) continue;
            CAPTURE(job.arguments, over);
            check(Bench(job, over));
        }
}

void check_stopped(const Bench& bench, const std::string& fault, int signal) {
    const Result result = bench.with(fault);
    CHECK(result.fired);
    CHECK(result.outcome.signal == signal);
    CHECK((result.all_are(Became::whole) || result.all_are(Became::old) || result.all_are(Became::absent)));
    CHECK(result.left == std::vector<std::string>{});
}

}  // namespace

TEST_CASE("what cannot be written is refused at every call in turn", "[faults]") {
    const Fault fault = GENERATE(
        Fault{"write", "ENOSPC", no_space}, Fault{"write", "EDQUOT", "Disk quota exceeded"},
        Fault{"write", "ZERO", "Input/output error"}, Fault{"fsync", "EIO", "Input/output error"},
        Fault{"make", "EACCES", "Permission denied"}, Fault{"make", "EROFS", "Read-only file system"},
        Fault{"open", "EMFILE", "Too many open files"});
    CAPTURE(fault.call, fault.error);
    for_each_job([&](const Bench& bench) {
        for (long n = 1; n <= bench.calls(fault.call); ++n) {
            CAPTURE(n);
            const Result result = bench.with(nth(fault.call, n, fault.error));
            CHECK(result.fired);
            // Where its temporary files are its own (Ubuntu), libxlsxwriter tries the next folder.
            if (fault.call == "open" && bench.job().files.front().ends_with(".xlsx"))
                bench.check_refused_or_whole(result, fault.words);
            else
                bench.check_refused(result, fault.words);
        }
    });
}

TEST_CASE("a file that fails when it is read or closed is refused, or harmless", "[faults]") {
    const std::string call = GENERATE(as<std::string>{}, "read", "close");
    CAPTURE(call);
    for_each_job([&](const Bench& bench) {
        long refused = 0;
        for (long n = 1; n <= bench.calls(call); ++n) {
            CAPTURE(n);
            const Result result = bench.with(nth(call, n, "EIO"));
            CHECK(result.fired);
            // That an input cannot be closed changes nothing.
            const std::string reason = call == "read" && !has(result.outcome.err, "Input/output error")
                                           ? "failed"
                                           : "Input/output error";
            refused += bench.check_refused_or_whole(result, reason) ? 1 : 0;
        }
        CHECK((refused > 0 || bench.calls(call) == 0));
    });
}

TEST_CASE("a disk that is full at any byte leaves nothing", "[faults]") {
    for_each_job([](const Bench& bench) {
        constexpr std::size_t room_for_message = 512;  // standard error is a file as well
        const std::size_t step = bench.largest_file() / 12 + 1;
        REQUIRE(bench.largest_file() > room_for_message);
        for (std::size_t size = room_for_message; size < bench.largest_file(); size += step) {
            CAPTURE(size);
            bench.check_refused(bench.with(nth("size", static_cast<long>(size), "EFBIG")), "File too large");
        }
    });
}

TEST_CASE("a workbook whose temporary files are larger than it must not lack rows", "[faults]") {
    const Bench bench({{"estimate", "--tier", "upper", "-q", "-o", "out.xlsx"}, {"out.xlsx"}});
    const auto size = static_cast<long>(bench.largest_file());
    for (const long limit : {size + 1000, 2 * size, 4 * size})
        bench.check_refused(bench.with(nth("size", limit, "EFBIG")), "File too large");
    bench.check_whole(bench.with(nth("size", 100 * size, "EFBIG")));
}

TEST_CASE("who is interrupted or gets a part done goes on", "[faults]") {
    const std::string fault =
        GENERATE(as<std::string>{}, "write:odd:EINTR", "write:1+:SHORT", "write:odd:EAGAIN",
                 "fsync:odd:EINTR", "close:1+:EINTR", "read:odd:EINTR", "read:1+:SHORT");
    CAPTURE(fault);
    for_each_job([&](const Bench& bench) {
        const Result result = bench.with(fault);
        CHECK(result.fired == (bench.calls(fault.substr(0, fault.find(':'))) > 0));
        // libxlsxwriter takes it for a failure.
        if (bench.job().files.front().ends_with(".xlsx") && fault.starts_with("close"))
            bench.check_refused(result, "Interrupted system call");
        else
            bench.check_whole(result);
    });
    const Bench printed({{"estimate", "--area", "York", "-q"}});
    printed.check_whole(printed.with(fault));
}

TEST_CASE("a file system without links or exchange has whole files all the same", "[faults]") {
    const Job job = writing_jobs().front();
    const Bench added(job);
    added.check_whole(added.with("link:1+:EPERM"));
    const Bench replaced(job, true);
    for (const char* fault : {"rename:1-1:EINVAL", "rename:3-3:EINVAL", "rename:5-5:EINVAL"})
        replaced.check_whole(replaced.with(fault));
}

TEST_CASE("a file that cannot be put in place takes the others of its run back", "[faults]") {
    const Job job = writing_jobs().front();
    const Bench added(job);
    for (long n = 1; n <= 3; ++n) {
        CAPTURE(n);
        added.check_refused(added.with(nth("link", n, "EEXIST")), "exists already; --force replaces it");
    }
    // Of each file: the exchange, and the replacement that stands in for it.
    const Bench replaced(job, true);
    for (long n = 1; n <= 3; ++n) {
        CAPTURE(n);
        const std::string both = std::to_string(n) + "-" + std::to_string(n + 1);
        replaced.check_refused(replaced.with("rename:" + both + ":EIO"), "Input/output error");
    }
}

TEST_CASE("who is stopped at any call leaves all files old or all new", "[faults]") {
    const std::string when = GENERATE(as<std::string>{}, "", ":after");
    CAPTURE(when);
    for_each_job([&](const Bench& bench) {
        for (long n = 1; n <= bench.calls("system"); ++n) {
            CAPTURE(n);
            check_stopped(bench, nth("system", n, "SIGINT" + when), SIGINT);
        }
    });
}

TEST_CASE("who is told to end, or has no terminal any more, leaves all files old or all new", "[faults]") {
    const Bench bench(writing_jobs().front(), true);
    for (long n = 1; n <= bench.calls("system"); ++n) {
        CAPTURE(n);
        check_stopped(bench, nth("system", n, "SIGTERM"), SIGTERM);
        check_stopped(bench, nth("system", n, "SIGHUP"), SIGHUP);
    }
}

TEST_CASE("who is killed at any call leaves each file old or new", "[faults]") {
    for_each_job([](const Bench& bench) {
        for (long n = 1; n <= bench.calls("system"); ++n) {
            CAPTURE(n);
            const Result result = bench.with(nth("system", n, "SIGKILL"));
            CHECK(result.outcome.signal == SIGKILL);
            for (const Became file : result.files) CHECK(file != Became::damaged);
            for (const std::string& name : result.left) CHECK(has(name, "pairmodel."));
        }
    });
}

TEST_CASE("standard output that fails is told", "[faults]") {
    const Bench bench({{"estimate", "--area", "York", "-q"}});
    const std::string told = "cannot write to standard output: ";
    REQUIRE(bench.calls("write") > 0);
    for (long n = 1; n <= bench.calls("write"); ++n)
        bench.check_refused(bench.with(nth("write", n, "EIO")), told + "Input/output error");
    // Some systems say only then that the disk is full.
    bench.check_refused(bench.with(nth("close", bench.calls("close"), "ENOSPC")), told + no_space);
}

TEST_CASE("standard output that is closed is never a file of the run", "[faults]") {
    const Environment closed{{"PAIRMODEL_FAULT_CLOSED", GENERATE(as<std::string>{}, "1", "01", "012")}};
    for_each_job([&](const Bench& bench) {
        const Result result = bench.with("", closed);
        CHECK(result.outcome.code == bench.job().code);
        CHECK(result.all_are(Became::whole));
        CHECK(result.left == std::vector<std::string>{});
    });
    for (const char* format : {"text", "csv", "xlsx"}) {
        const Bench printed({{"estimate", "--area", "York", "-q", "--format", format}});
        const Result result = printed.with("", closed);
        CHECK(result.outcome.code == 1);
        CHECK(result.left == std::vector<std::string>{});
    }
}

TEST_CASE("standard input that fails is not taken for its end", "[faults]") {
    std::string table = "area_name,live_births\n";
    for (int i = 0; i < 50000; ++i) table += "Area " + std::to_string(i) + ",1000\n";
    const TemporaryFolder folder;
    const auto check = [&](const std::string& name, const std::string& value) {
        CAPTURE(name, value);
        const Outcome outcome =
            run({"estimate", "-", "-o", folder / "out.csv"},
                {.environment = {{"LD_PRELOAD", PAIRMODEL_FAULTS}, {name, value}}, .input = table});
        CHECK(outcome.code == 1);
        CHECK(is_text(outcome.err, "faults/reading-failed"));
        CHECK(folder.names().empty());
    };
    check("PAIRMODEL_FAULT_CLOSED", "0");
    for (const char* which : {"1", "2", "3"}) check("PAIRMODEL_FAULT", std::string("read:") + which + ":EIO");
}
