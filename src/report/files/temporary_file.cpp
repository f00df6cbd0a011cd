#include "report/files/temporary_file.hpp"

#include "pairmodel/report/output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>

namespace pairmodel {

namespace {

/// A place for a path, with no memory of its own: a signal handler reads it.
struct Place {
    std::atomic<bool> taken = false;
    std::array<char, PATH_MAX> path{};  ///< empty: no file
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

int TemporaryFile::make(const std::string& path) {
    if (path.size() >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return -1;
    }
    Place& place = take_place();
    set_path(place, path);
    path_ = place.path.data();
    const int file = ::mkostemp(path_, O_CLOEXEC);  // writes each name that it tries where the handler looks
    if (file < 0) forget();
    return file;
}

void TemporaryFile::remove() {
    if (path_ == nullptr) return;
    ::unlink(path_);
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

std::string folder_for_scratch() {
    std::error_code none;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(none);
    return folder.empty() ? "/tmp" : folder.string();
}

int make_nameless_file() {
    TemporaryFile named;  // only until it is open
    const int file = named.make(folder_for_scratch() + "/pairmodel.XXXXXX");
    const int error = errno;
    named.remove();
    errno = error;
    return file;
}

void remove_temporary_files() noexcept {
    for_each_place([](const Place& place) {
        if (place.path[0] != '\0') ::unlink(place.path.data());
    });
}

}  // namespace pairmodel
