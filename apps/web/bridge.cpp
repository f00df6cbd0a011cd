// The program for a page: its arguments are those of the command line, its files stand in memory, in the
// current folder, and so do its three streams, whole, beside that folder. src/bridge.ts is the other side; an
// instance serves one request.
#include "program/out_of_memory.hpp"
#include "program/program.hpp"
#include "program/progress.hpp"
#include "system/process.hpp"

#include <emscripten.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

namespace {

// clang-format off
EM_JS(void, tell_page, (const char* line), {
    if (Module.onProgress) Module.onProgress(UTF8ToString(line));
});
// clang-format on

/// Puts a file in memory in a stream's place.
void put(int stream, const char* path, int how) {
    const int file = ::open(path, how | O_CREAT, 0600);
    ::dup2(file, stream);
    ::close(file);
}

}  // namespace

int main(int argc, char** argv) {
    ::umask(S_IWGRP | S_IWOTH);  // in memory it would be that nobody may do anything
    put(STDIN_FILENO, "/streams/in", O_RDONLY);
    put(STDOUT_FILENO, "/streams/out", O_WRONLY);
    put(STDERR_FILENO, "/streams/errors", O_WRONLY | O_APPEND);
    end_when_out_of_memory();
    Progress::tell([](const std::string& line) { tell_page(line.c_str()); });
    return run_program(pairmodel::system::arguments(argc, argv));
}
