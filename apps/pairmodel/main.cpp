#include "program/out_of_memory.hpp"
#include "program/program.hpp"
#include "system/process.hpp"

int main(int argc, char** argv) {
    namespace system = pairmodel::system;
    end_when_out_of_memory();
    system::begin_program();
    const std::vector<std::string> words = system::arguments(argc, argv);
    const int code = run_program(words);
    if (words.empty()) system::let_window_be_read();
    return code;
}
