#include "pairmodel/report/output.hpp"
#include "program/out_of_memory.hpp"
#include "program/program.hpp"

#include <ios>

int main(int argc, char** argv) {
    end_when_out_of_memory();
    pairmodel::prepare_for_signals();
    std::ios_base::sync_with_stdio(false);  // else an error in reading standard input looks like its end
    return run_program(argc, argv);
}
