// Files that are written whole or not at all, several together.

#include "pairmodel/error.hpp"
#include "report/results.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

using namespace pairmodel;
using program::TemporaryFolder;
using Names = std::vector<std::string>;

namespace {

unsigned mode_of(const std::string& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

}  // namespace

TEST_CASE("nothing stands at the target until all is written", "[report][output]") {
    const TemporaryFolder folder;
    OutputFiles files(false);
    files.open(folder / "a.txt").write("one ");
    CHECK_FALSE(folder.has("a.txt"));
    files.open(folder / "b.txt").write("two");
    CHECK_FALSE(folder.has("b.txt"));
    files.commit();
    CHECK(folder.names() == Names{"a.txt", "b.txt"});
    CHECK(folder.read("a.txt") == "one ");
    CHECK(folder.read("b.txt") == "two");
}

TEST_CASE("a sink takes text of any size", "[report][output]") {
    const TemporaryFolder folder;
    std::string all;
    OutputFiles files(false);
    TextSink& sink = files.open(folder / "a.txt");
    for (std::size_t size : {0U, 1U, 100U, 65535U, 65536U, 65537U, 300000U, 3U}) {
        const std::string piece(size, static_cast<char>('a' + size % 26));
        sink.write(piece);
        all += piece;
    }
    files.commit();
    CHECK(folder.read("a.txt") == all);
}

TEST_CASE("without a commit nothing is left", "[report][output]") {
    const TemporaryFolder folder;
    folder.write("old.txt", "old");
    {
        OutputFiles files(true);
        files.open(folder / "new.txt").write(std::string(200000, 'x'));
        files.open(folder / "old.txt").write("new");
    }
    CHECK(folder.names() == Names{"old.txt"});
    CHECK(folder.read("old.txt") == "old");
}

TEST_CASE("what exists is kept, unless force", "[report][output]") {
    const TemporaryFolder folder;
    folder.write("b.txt", "old");
    {
        OutputFiles files(false);
        files.open(folder / "a.txt").write("new");
        CHECK_THROWS_AS(files.open(folder / "b.txt"), FileError);
    }
    CHECK(folder.names() == Names{"b.txt"});
    CHECK(folder.read("b.txt") == "old");
    OutputFiles files(true);
    files.open(folder / "b.txt").write("new");
    CHECK(folder.read("b.txt") == "old");
    files.commit();
    CHECK(folder.read("b.txt") == "new");
    CHECK(folder.names() == Names{"b.txt"});
}

TEST_CASE("a file that somebody else makes meanwhile is not replaced, and none of ours stays",
          "[report][output]") {
    const TemporaryFolder folder;
    {
        OutputFiles files(false);
        files.open(folder / "a.txt").write("ours");
        files.open(folder / "b.txt").write("ours");
        folder.write("b.txt", "theirs");
        CHECK_THROWS_AS(files.commit(), FileError);
    }
    CHECK(folder.read("b.txt") == "theirs");
    CHECK(folder.names() == Names{"b.txt"});
}

TEST_CASE("the same file twice is not one of them", "[report][output]") {
    const TemporaryFolder folder;
    {
        OutputFiles files(false);
        files.open(folder / "a.txt").write("first");
        bool refused = false;
        try {
            files.open(folder.path().string() + "/./a.txt").write("second");
            files.commit();
        } catch (const FileError&) {
            refused = true;
        }
        CHECK(refused);
    }
    CHECK(folder.names().empty());
}

TEST_CASE("permissions: those of the file replaced, or what the user's mask leaves", "[report][output]") {
    const TemporaryFolder folder;
    folder.write("old.txt", "old");
    REQUIRE(::chmod((folder / "old.txt").c_str(), 0640) == 0);
    const mode_t mask = ::umask(027);
    {
        OutputFiles files(true);
        files.open(folder / "old.txt").write("new");
        files.open(folder / "new.txt").write("new");
        files.commit();
    }
    ::umask(mask);
    CHECK(mode_of(folder / "old.txt") == 0640);
    CHECK(mode_of(folder / "new.txt") == 0640);
    OutputFiles files(false);
    const mode_t open_mask = ::umask(022);
    files.open(folder / "other.txt").write("x");
    files.commit();
    ::umask(open_mask);
    CHECK(mode_of(folder / "other.txt") == 0644);
}

TEST_CASE("a symbolic link is kept: what it leads to is replaced", "[report][output]") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "there");
    folder.write("there/real.txt", "old");
    std::filesystem::create_symlink("there/real.txt", folder.path() / "link.txt");
    OutputFiles files(true);
    files.open(folder / "link.txt").write("new");
    files.commit();
    CHECK(std::filesystem::is_symlink(folder.path() / "link.txt"));
    CHECK(folder.read("there/real.txt") == "new");
    CHECK(folder.names() == Names{"link.txt", "there"});
}

TEST_CASE("a link to nothing yet: with force, what it leads to is made", "[report][output]") {
    const TemporaryFolder folder;
    std::filesystem::create_symlink("real.txt", folder.path() / "link.txt");
    {
        OutputFiles files(true);
        files.open(folder / "link.txt").write("new");
        files.commit();
    }
    CHECK(folder.read("link.txt") == "new");
    for (const std::string& name : folder.names()) CHECK((name == "link.txt" || name == "real.txt"));
}

TEST_CASE("a device is written directly", "[report][output]") {
    {
        OutputFiles files(false);
        files.open("/dev/null").write("x");
        files.commit();
    }
    CHECK(std::filesystem::is_character_file("/dev/null"));
    if (!std::filesystem::exists("/dev/full")) {
        WARN("skipped: no /dev/full here");
        return;
    }
    OutputFiles files(true);
    files.open("/dev/full").write("x");
    CHECK_THROWS_AS(files.commit(), FileError);
}

TEST_CASE("files that cannot be made", "[report][output]") {
    const TemporaryFolder folder;
    OutputFiles files(true);
    CHECK_THROWS_AS(files.open(folder.path().string()), FileError);
    CHECK_THROWS_AS(files.open(folder / "no/such.txt"), FileError);
    CHECK(folder.names().empty());
}

TEST_CASE("a long name can be written", "[report][output]") {
    const TemporaryFolder folder;
    const std::string name = std::string(251, 'n') + ".txt";  // as long as names may be
    bool refused = false;
    try {
        OutputFiles files(false);
        files.open(folder / name).write("x");
        files.commit();
    } catch (const FileError&) {
        refused = true;
    }
    CHECK_FALSE(refused);
    CHECK(folder.names() == Names{name});
}

TEST_CASE("same_file sees through links and dots", "[report][output]") {
    const TemporaryFolder folder;
    folder.write("a", "");
    folder.write("b", "");
    std::filesystem::create_symlink("a", folder.path() / "c");
    std::filesystem::create_hard_link(folder.path() / "a", folder.path() / "d");
    CHECK(same_file(folder / "a", folder / "./a"));
    CHECK(same_file(folder / "a", folder / "c"));
    CHECK(same_file(folder / "a", folder / "d"));
    CHECK_FALSE(same_file(folder / "a", folder / "b"));
    CHECK_FALSE(same_file(folder / "a", folder / "none"));
    CHECK_FALSE(same_file(folder / "none", folder / "none"));
}

TEST_CASE("a path through a folder that is not there leads nowhere", "[report][output]") {
    const TemporaryFolder folder;
    folder.write("a.csv", "kept");
    OutputFiles files(true);
    bool refused = false;
    try {
        files.add(folder / "none/../a.csv", "lost");
        files.commit();
    } catch (const FileError&) {
        refused = true;
    }
    CHECK(refused);
    CHECK(folder.read("a.csv") == "kept");
}
