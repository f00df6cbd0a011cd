#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel::system {

/// What the program was given, in UTF-8, without its own name.
[[nodiscard]] std::vector<std::string> arguments(int argc, char** argv);

/// A variable of the environment.
[[nodiscard]] std::optional<std::string> variable(const char* name);

/// Prepares the streams; lets a write to a closed pipe be an error that the program sees, not its death; and
/// takes temporary files away when the program is told to stop (Ctrl-C). To be called once, by main.
void begin_program();

/// Where the program has a window of its own, as after a double click on Windows, it goes with the program:
/// waits until it was read.
void let_window_be_read();

/// Ends the program now, whatever its threads do. The first to call it tells `last_words`; it asks for no
/// memory.
[[noreturn]] void end_program(int code, const char* last_words) noexcept;

/// While it lives, signals that end the program wait.
class SignalsWait {
public:
    SignalsWait();
    ~SignalsWait();
    SignalsWait(const SignalsWait&) = delete;
    SignalsWait& operator=(const SignalsWait&) = delete;
};

/// While it lives, libraries in C write numbers as the C locale has them: a locale may have a comma. For this
/// thread.
class PlainLocale {
public:
    PlainLocale();
    ~PlainLocale();
    PlainLocale(const PlainLocale&) = delete;
    PlainLocale& operator=(const PlainLocale&) = delete;

private:
    struct Before;
    Before* before_ = nullptr;
};

}  // namespace pairmodel::system
