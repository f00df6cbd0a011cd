#pragma once

/// Memory that cannot be had ends the program: with a message, without temporary files and with exit code 1,
/// wherever it is, even in a thread or a function that must not throw. To be called once, by main.
void end_when_out_of_memory();

[[noreturn]] void end_out_of_memory();
