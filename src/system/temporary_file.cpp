#include "system/temporary_file.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <memory>

namespace pairmodel::system {

namespace {

/// Longer ones no system takes, or hardly.
constexpr std::size_t longest_path = 4096;

/// A place for a path, with no memory of its own: a signal handler reads it.
struct Place {
    std::atomic<bool> taken = false;
    std::array<char, longest_path> path{};  ///< empty: no file
};

/// Places are never given back, as a signal may come at any time.
struct Places {
    std::array<Place, 16> places;  ///< enough for all but a folder of charts
    std::atomic<Places*> more = nullptr;
};

Places first_places;

/// Free, and taken now.
Place& take_place() {
    for (Places* some = &first_places;; some = some->more) {
        for (Place& place : some->places)
            if (!place.taken.exchange(true)) return place;
        if (some->more != nullptr) continue;
        auto further = std::make_unique<Places>();
        Places* none = nullptr;
        if (some->more.compare_exchange_strong(none, further.get()))
            static_cast<void>(further.release());  // linked for good
    }
}

template <class Use>
void for_each_place(Use use) {
    for (Places* some = &first_places; some != nullptr; some = some->more)
        for (Place& place : some->places) use(place);
}

/// Writes the path, its first character last, as it makes the path count.
void set_path(Place& place, const std::string& path) {
    std::copy(path.begin() + 1, path.end(), place.path.begin() + 1);
    place.path[path.size()] = '\0';
    std::atomic_signal_fence(std::memory_order_release);
    place.path[0] = path[0];
}

}  // namespace

File TemporaryFile::make(const std::string& path, unsigned permissions, Error& error) {
    error = ENAMETOOLONG;
    if (path.size() >= longest_path) return {};
    Place& place = take_place();
    set_path(place, path);
    path_ = place.path.data();
    File file = make_file(path_, permissions, error);
    if (error != 0) forget();
    return file;
}

void TemporaryFile::remove() {
    if (path_ == nullptr) return;
    remove_file(path_);
    forget();
}

void TemporaryFile::forget() {
    for_each_place([this](Place& place) {
        if (place.path.data() != path_) return;
        place.path[0] = '\0';
        place.taken = false;
    });
    path_ = nullptr;
}

void remove_temporary_files() noexcept {
    for_each_place([](const Place& place) {
        if (place.path[0] != '\0') remove_file(place.path.data());
    });
}

}  // namespace pairmodel::system
