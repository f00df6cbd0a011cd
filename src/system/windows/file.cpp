#include "system/file.hpp"

#include "system/path.hpp"
#include "system/temporary_file.hpp"
#include "system/windows/native.hpp"

#include <algorithm>
#include <cerrno>

namespace pairmodel::system {

namespace {

constexpr DWORD share_all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
/// At most so much in one call, which counts in 32 bits.
constexpr std::size_t most_at_once = 1UL << 30;

std::uint64_t number_of(DWORD high, DWORD low) {
    return static_cast<std::uint64_t>(high) << 32 | low;
}

OVERLAPPED place_of(std::uint64_t at) {
    OVERLAPPED place{};
    place.Offset = static_cast<DWORD>(at);
    place.OffsetHigh = static_cast<DWORD>(at >> 32);
    return place;
}

/// NUL and the console; with a file's ending they are refused when written.
bool is_device(const std::string& path) {
    std::string name = path;
    for (char& c : name)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return name == "NUL" || name == "CON" || name == "CONOUT$" || name.starts_with("\\\\.\\");
}

HANDLE opened(const std::string& path, DWORD access, DWORD flags) {
    if (is_device(path))
        return ::CreateFileW(wide(path).c_str(), access, share_all, nullptr, OPEN_EXISTING, 0, nullptr);
    return ::CreateFileW(NativePath(path).c_str(), access, share_all, nullptr, OPEN_EXISTING, flags, nullptr);
}

File open(const std::string& path, DWORD access, Error& error) {
    File file = as_file(opened(path, access, FILE_ATTRIBUTE_NORMAL));
    error = file.is_open() ? 0 : last_error();
    return file;
}

/// A file or folder for what is to be known of it alone.
File looked_at(const std::string& path) {
    return as_file(opened(path, 0, FILE_FLAG_BACKUP_SEMANTICS));
}

/// Where an existing file or folder is, through links; empty where that is not told.
std::string final_path(const std::string& path) {
    const File file = looked_at(path);
    if (!file.is_open()) return "";
    std::wstring name(32'768, L'\0');
    const DWORD size = ::GetFinalPathNameByHandleW(handle_of(file), name.data(),
                                                   static_cast<DWORD>(name.size()), FILE_NAME_NORMALIZED);
    if (size == 0 || size >= name.size()) return "";
    name.resize(size);
    if (name.starts_with(L"\\\\?\\UNC\\")) return "\\\\" + narrow(name.substr(8));
    return narrow(name.starts_with(L"\\\\?\\") ? name.substr(4) : name);
}

/// What looks at new files, for viruses or for words, has them open for moments: it is waited for.
Error move(const char* from, const std::string& to, DWORD how) {
    constexpr DWORD moment = 100;  // ms
    Error error = EACCES;
    for (int tries = 0; tries < 10 && (error == EACCES || error == ETXTBSY); ++tries) {
        if (tries > 0) ::Sleep(moment);
        if (::MoveFileExW(NativePath(from).c_str(), NativePath(to).c_str(), how) != 0) return 0;
        error = last_error();
    }
    return error;
}

/// Characters for a name that nobody else has.
class NameMaker {
public:
    NameMaker() {
        LARGE_INTEGER ticks{};
        ::QueryPerformanceCounter(&ticks);
        state_ = static_cast<std::uint64_t>(ticks.QuadPart) ^
                 static_cast<std::uint64_t>(::GetCurrentProcessId()) << 32;
    }
    char next() {
        constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        state_ = state_ * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
        return letters[(state_ >> 33) % letters.size()];
    }

private:
    std::uint64_t state_;
};

}  // namespace

Error write_all(HANDLE file, std::string_view text) {
    while (!text.empty()) {
        DWORD written = 0;
        const auto size = static_cast<DWORD>(std::min(text.size(), most_at_once));
        if (::WriteFile(file, text.data(), size, &written, nullptr) == 0) return last_error();
        if (written == 0) return ENOSPC;
        text.remove_prefix(written);
    }
    return 0;
}

Error read_some(HANDLE file, std::span<char> to, std::size_t& got) {
    DWORD count = 0;
    const auto size = static_cast<DWORD>(std::min(to.size(), most_at_once));
    const bool read = ::ReadFile(file, to.data(), size, &count, nullptr) != 0;
    got = count;
    if (read) return 0;
    const Error error = last_error();
    return error == EPIPE ? 0 : error;  // who wrote has ended
}

Error File::write(std::string_view text) const {
    return write_all(handle_of(*this), text);
}

Error File::write_at(std::uint64_t at, std::string_view text) const {
    OVERLAPPED place = place_of(at);
    DWORD written = 0;
    if (::WriteFile(handle_of(*this), text.data(), static_cast<DWORD>(text.size()), &written, &place) == 0)
        return last_error();
    return written == text.size() ? 0 : ENOSPC;
}

Error File::read(std::span<char> to, std::size_t& got) const {
    return read_some(handle_of(*this), to, got);
}

Error File::read_at(std::uint64_t at, std::span<char> to, std::size_t& got) const {
    OVERLAPPED place = place_of(at);
    DWORD count = 0;
    const auto size = static_cast<DWORD>(std::min(to.size(), most_at_once));
    const bool read = ::ReadFile(handle_of(*this), to.data(), size, &count, &place) != 0;
    got = count;
    return read || ::GetLastError() == ERROR_HANDLE_EOF ? 0 : last_error();
}

std::int64_t File::size() const {
    LARGE_INTEGER size{};
    return ::GetFileSizeEx(handle_of(*this), &size) == 0 ? -1 : size.QuadPart;
}

void File::start_writeback() const {}

Error File::sync() const {
    return ::FlushFileBuffers(handle_of(*this)) == 0 ? last_error() : 0;
}

Error File::close() {
    if (!is_open()) return 0;
    const HANDLE handle = handle_of(*this);
    handle_ = none;
    return ::CloseHandle(handle) == 0 ? last_error() : 0;
}

Status status_of(const std::string& path) {
    if (is_device(path)) return {Kind::other};
    WIN32_FILE_ATTRIBUTE_DATA data{};
    if (::GetFileAttributesExW(NativePath(path).c_str(), GetFileExInfoStandard, &data) == 0) {
        const DWORD code = ::GetLastError();
        // A colon stands before the name of a table as well: there is no such file.
        return {Kind::none, code == ERROR_INVALID_NAME || error_of(code) == ENOENT ? 0 : error_of(code)};
    }
    // A part of a file, which a colon names, is no file here.
    if (path.find(':', drive_length(path)) != std::string::npos && !path.starts_with("\\\\?\\")) return {};
    const bool folder = (data.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    return {folder ? Kind::folder : Kind::file, 0, number_of(data.nFileSizeHigh, data.nFileSizeLow)};
}

unsigned usual_permissions() {
    return 0;  // those of the folder
}

File open_to_read(const std::string& path, Error& error) {
    return open(path, GENERIC_READ, error);
}

File open_to_write(const std::string& path, Error& error) {
    return open(path, GENERIC_WRITE, error);
}

std::string real_path(const std::string& path) {
    if (is_device(path)) return path;
    if (refusal_of_name(path) != 0) return "";
    if (std::string there = final_path(path); !there.empty()) return there;
    const std::string whole = narrow(NativePath(path).plain());
    if (whole.empty()) return "";
    const std::string folder = final_path(folder_of(whole));
    return folder.empty() ? whole : in_folder(folder, name_of(whole));
}

bool same_path(const std::string& a, const std::string& b) {
    return ::CompareStringOrdinal(NativePath(a).c_str(), -1, NativePath(b).c_str(), -1, TRUE) == CSTR_EQUAL;
}

bool same_file(const std::string& a, const std::string& b) {
    const File first = looked_at(a);
    const File second = looked_at(b);
    BY_HANDLE_FILE_INFORMATION one{};
    BY_HANDLE_FILE_INFORMATION other{};
    return first.is_open() && second.is_open() && ::GetFileInformationByHandle(handle_of(first), &one) != 0 &&
           ::GetFileInformationByHandle(handle_of(second), &other) != 0 &&
           one.dwVolumeSerialNumber == other.dwVolumeSerialNumber &&
           number_of(one.nFileIndexHigh, one.nFileIndexLow) ==
               number_of(other.nFileIndexHigh, other.nFileIndexLow);
}

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    WIN32_FIND_DATAW found{};
    const HANDLE search = ::FindFirstFileW(NativePath(in_folder(folder, "*")).c_str(), &found);
    if (search == INVALID_HANDLE_VALUE) return names;
    do
        if (const std::string name = narrow(found.cFileName); name != "." && name != "..")
            names.push_back(name);
    while (::FindNextFileW(search, &found) != 0);
    ::FindClose(search);
    return names;
}

Error make_folder(const std::string& path) {
    if (const Error error = refusal_to_write(path); error != 0) return error;
    return ::CreateDirectoryW(NativePath(path).c_str(), nullptr) == 0 ? last_error() : 0;
}

void remove_folder(const std::string& path) {
    ::RemoveDirectoryW(NativePath(path).c_str());
}

void remove_file(const char* path) noexcept {
    ::DeleteFileW(NativePath(path).c_str());
}

Error add_name(const char* from, const std::string& to, bool& again) {
    again = false;
    return move(from, to, MOVEFILE_WRITE_THROUGH);
}

Error move_over(const char* from, const std::string& to) {
    const Error error = move(from, to, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
    if (error == 0) return 0;
    // Windows says only that access is denied where another program has the file open.
    const File alone =
        as_file(::CreateFileW(NativePath(to).c_str(), GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr));
    return alone.is_open() || last_error() != ETXTBSY ? error : ETXTBSY;
}

bool exchange(const char* a, const std::string& b) {
    // At each moment `b` is one of the two. Not where files cannot have two names, as on many sticks.
    const std::string kept = std::string(a) + "~";
    if (::CreateHardLinkW(NativePath(kept).c_str(), NativePath(b).c_str(), nullptr) == 0) return false;
    if (move_over(a, b) != 0) {
        remove_file(kept.c_str());
        return false;
    }
    if (move_over(kept.c_str(), a) != 0) remove_file(kept.c_str());
    return true;
}

File make_file(char* name, unsigned /*permissions*/, Error& error) {
    static NameMaker maker;
    char* const changing = name + std::string_view(name).size() - 6;
    for (int tries = 0; tries < 100; ++tries) {
        std::generate_n(changing, 6, [] { return maker.next(); });
        File file = as_file(::CreateFileW(NativePath(name).c_str(), GENERIC_READ | GENERIC_WRITE, share_all,
                                          nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr));
        error = file.is_open() ? 0 : last_error();
        if (is_ending() && file.is_open()) {
            remove_file(name);
            error = EINTR;
        }
        if (error != EEXIST) return file;
    }
    return {};
}

std::string folder_for_scratch() {
    std::wstring folder(MAX_PATH + 2, L'\0');
    folder.resize(::GetTempPathW(static_cast<DWORD>(folder.size()), folder.data()));
    while (folder.size() > 3 && folder.back() == L'\\') folder.pop_back();
    return narrow(folder);
}

ScratchFile::ScratchFile(Error& error) {
    file_ = named_.make(in_folder(folder_for_scratch(), "pairmodel.XXXXXX"), usual_permissions(), error);
}

std::string ScratchFile::path() const {
    return named_.path() == nullptr ? "" : named_.path();
}

}  // namespace pairmodel::system
