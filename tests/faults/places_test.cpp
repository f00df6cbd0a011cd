// Places where no file can be made, and things that are no files.

#include "bench.hpp"
#include "support/texts.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

using namespace faults;
using namespace program;
namespace fs = std::filesystem;

namespace {

Arguments written_to(const std::string& file) {
    return {"estimate", "--area", "York", "-q", "--format", "csv", "-o", file};
}

/// As somebody for whom permissions hold, which they do not for root.
Outcome run_as_nobody(const Arguments& arguments, const fs::path& folder) {
    Circumstances circumstances{.environment = {{"LD_PRELOAD", PAIRMODEL_FAULTS}}, .folder = folder};
    if (::geteuid() == 0) circumstances.environment.emplace_back("PAIRMODEL_FAULT_USER", "65534");
    return run(arguments, circumstances);
}

std::string cannot_write(const std::string& file, const std::string& reason) {
    return "pairmodel: error: cannot write " + file + ": " + reason + "\n";
}

}  // namespace

TEST_CASE("a folder that may not be written keeps what it has", "[faults]") {
    const TemporaryFolder folder;
    static_cast<void>(folder.write("out.csv", "old\n"));
    fs::permissions(folder.path(), fs::perms(0555));
    for (const char* force : {"-q", "--force"}) {
        const std::string file = std::string(force) == "--force" ? "out.csv" : "new.csv";
        Arguments arguments = written_to(file);
        arguments.emplace_back(force);
        const Outcome outcome = run_as_nobody(arguments, folder.path());
        CHECK(outcome.code == 1);
        CHECK(outcome.err == cannot_write(file, "Permission denied"));
    }
    CHECK(folder.read("out.csv") == "old\n");
    CHECK(folder.names() == std::vector<std::string>{"out.csv"});
    fs::permissions(folder.path(), fs::perms(0755));
}

TEST_CASE("a file that may not be read is told", "[faults]") {
    const TemporaryFolder folder;
    static_cast<void>(folder.write("in.csv", "area_name,live_births\nA,1\n"));
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(folder.path() / "in.csv", fs::perms(0));
    const Outcome outcome = run_as_nobody({"estimate", "in.csv"}, folder.path());
    CHECK(outcome.code == 1);
    CHECK(is_text(outcome.err, "faults/cannot-open-in-permission-denied"));
}

TEST_CASE("a place where no file can be is told", "[faults]") {
    const TemporaryFolder folder;
    static_cast<void>(folder.write("file", "text\n"));
    fs::create_symlink("nowhere/out.csv", folder.path() / "lost");
    fs::create_symlink("round", folder.path() / "round");
    const auto check = [&](const std::string& file, const std::string& reason) {
        CAPTURE(file);
        const Outcome outcome = run(written_to(file), {.folder = folder.path()});
        CHECK(outcome.code == 1);
        CHECK(outcome.err == cannot_write(file, reason));
    };
    check("missing/out.csv", "No such file or directory");
    check("file/out.csv", "Not a directory");
    check("lost", "No such file or directory");
    check("round", "Too many levels of symbolic links");
    check(std::string(300, 'a') + ".csv", "File name too long");
    check(std::string(5000, 'a') + "/out.csv", "File name too long");
    CHECK(folder.names() == std::vector<std::string>{"file", "lost", "round"});
}

TEST_CASE("a link to nothing yet becomes a link to the new file", "[faults]") {
    const TemporaryFolder folder;
    fs::create_symlink("there.csv", folder.path() / "link.csv");
    REQUIRE(run(written_to("link.csv"), {.folder = folder.path()}).code == 0);
    CHECK(fs::is_symlink(folder.path() / "link.csv"));
    CHECK(folder.read("there.csv") == run({"estimate", "--area", "York", "-q", "--format", "csv"}).out);
}

TEST_CASE("a pipe with a name is written to whom it is for", "[faults]") {
    const TemporaryFolder folder;
    const std::string pipe = folder / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    std::string got;
    std::thread reader([&] { got = read_file(pipe); });
    const Outcome outcome = run(written_to(pipe));
    reader.join();
    CHECK(outcome.code == 0);
    CHECK(got == run({"estimate", "--area", "York", "-q", "--format", "csv"}).out);
    CHECK(fs::is_fifo(pipe));
    CHECK(folder.names() == std::vector<std::string>{"pipe"});
}

TEST_CASE("an input that is a folder is told", "[faults]") {
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "in.csv");
    const Outcome outcome = run({"estimate", "in.csv"}, {.folder = folder.path()});
    CHECK(outcome.code == 1);
    CHECK(has(outcome.err, "in.csv"));
}
