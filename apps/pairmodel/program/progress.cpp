#include "program/progress.hpp"

#include "pairmodel/report/output.hpp"
#include "system/streams.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <utility>

using namespace pairmodel;

namespace {

/// There is one terminal.
Progress* shown_now = nullptr;

std::function<void(const std::string& line)>& listener() {
    static std::function<void(const std::string& line)> told;
    return told;
}

}  // namespace

void Progress::tell(std::function<void(const std::string& line)> to) {
    listener() = std::move(to);
}

Progress::Progress(std::string unit, bool wanted)
    : unit_(std::move(unit)),
      wanted_(wanted && (stderr_is_terminal() || listener())),
      begin_(std::chrono::steady_clock::now()),
      last_(begin_) {}

void Progress::show(std::size_t done, std::size_t of) {
    using namespace std::chrono_literals;
    if (!wanted_) return;
    const auto now = std::chrono::steady_clock::now();
    if (done < before_) begin_ = now;  // once more
    before_ = done;
    if (now - begin_ < 2s || now - last_ < 100ms) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    const double rate = static_cast<double>(done) / seconds;
    const double left = rate > 0 ? static_cast<double>(of - done) / rate : 0;
    const std::string line = fmt::format("{} of {} {}, {} a second, {} seconds left",
                                         grouped(static_cast<double>(done)), grouped(static_cast<double>(of)),
                                         unit_, grouped(rounded(rate, 1)), grouped(rounded(left, 1)));
    if (listener()) return listener()(line);
    shown_ = true;
    shown_now = this;
    system::say("\r\033[K" + line);
}

void Progress::clear() {
    if (shown_) system::say("\r\033[K");
    shown_ = false;
    if (shown_now == this) shown_now = nullptr;
}

void Progress::clear_shown() {
    if (shown_now != nullptr) shown_now->clear();
}
