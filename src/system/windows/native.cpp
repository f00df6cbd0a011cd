#include "system/windows/native.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace pairmodel::system {

namespace {

/// What Windows tells and no errno stands for.
enum OwnError : Error { bad_name = 10'000, device_name, write_protected, drive_not_ready };

struct Meaning {
    DWORD code;
    Error error;
};

constexpr std::array meanings{
    Meaning{ERROR_SUCCESS, 0},
    Meaning{ERROR_FILE_NOT_FOUND, ENOENT},
    Meaning{ERROR_PATH_NOT_FOUND, ENOENT},
    Meaning{ERROR_INVALID_DRIVE, ENOENT},
    Meaning{ERROR_BAD_NETPATH, ENOENT},
    Meaning{ERROR_BAD_NET_NAME, ENOENT},
    Meaning{ERROR_BAD_PATHNAME, ENOENT},
    Meaning{ERROR_INVALID_NAME, bad_name},
    Meaning{ERROR_DIRECTORY, ENOTDIR},
    Meaning{ERROR_ACCESS_DENIED, EACCES},
    Meaning{ERROR_PRIVILEGE_NOT_HELD, EACCES},
    Meaning{ERROR_WRITE_PROTECT, write_protected},
    Meaning{ERROR_NOT_READY, drive_not_ready},
    Meaning{ERROR_SHARING_VIOLATION, ETXTBSY},
    Meaning{ERROR_LOCK_VIOLATION, ETXTBSY},
    Meaning{ERROR_USER_MAPPED_FILE, ETXTBSY},
    Meaning{ERROR_ALREADY_EXISTS, EEXIST},
    Meaning{ERROR_FILE_EXISTS, EEXIST},
    Meaning{ERROR_DISK_FULL, ENOSPC},
    Meaning{ERROR_HANDLE_DISK_FULL, ENOSPC},
    Meaning{ERROR_FILE_TOO_LARGE, EFBIG},
    Meaning{ERROR_NOT_ENOUGH_MEMORY, ENOMEM},
    Meaning{ERROR_OUTOFMEMORY, ENOMEM},
    Meaning{ERROR_TOO_MANY_OPEN_FILES, EMFILE},
    Meaning{ERROR_BROKEN_PIPE, EPIPE},
    Meaning{ERROR_NO_DATA, EPIPE},
    Meaning{ERROR_PIPE_NOT_CONNECTED, EPIPE},
    Meaning{ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG},
    Meaning{ERROR_DIR_NOT_EMPTY, ENOTEMPTY},
    Meaning{ERROR_INVALID_HANDLE, EBADF},
};

std::wstring_view last_name(std::wstring_view path) {
    const std::size_t separator = path.find_last_of(L"/\\");
    return separator == std::wstring_view::npos ? path : path.substr(separator + 1);
}

/// "con" of "CON.csv" is a device, wherever the file is to be.
bool is_device_name(std::wstring_view path) {
    std::wstring name(last_name(path));
    name = name.substr(0, name.find_first_of(L". :"));
    for (wchar_t& c : name)
        if (c >= L'a' && c <= L'z') c = static_cast<wchar_t>(c - L'a' + L'A');
    for (const wchar_t* device : {L"CON", L"PRN", L"AUX", L"NUL", L"CONIN$", L"CONOUT$"})
        if (name == device) return true;
    return name.size() == 4 && (name.starts_with(L"COM") || name.starts_with(L"LPT")) && name[3] >= L'1' &&
           name[3] <= L'9';
}

bool has_bad_character(std::wstring_view path) {
    if (path.starts_with(L"\\\\?\\") || path.starts_with(L"\\\\.\\")) path.remove_prefix(4);
    if (path.size() > 1 && path[1] == L':') path.remove_prefix(2);
    return std::any_of(path.begin(), path.end(), [](wchar_t c) {
        return c < L' ' || std::wstring_view(L"<>:\"|?*").find(c) != std::wstring_view::npos;
    });
}

}  // namespace

std::wstring wide(std::string_view text) {
    std::wstring result(text.size(), L'\0');  // enough: no character has more units in UTF-16
    if (text.empty()) return result;
    const int size = ::MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()),
                                           result.data(), static_cast<int>(result.size()));
    result.resize(static_cast<std::size_t>(size));
    return result;
}

std::string narrow(std::wstring_view text) {
    std::string result(3 * text.size(), '\0');
    if (text.empty()) return result;
    const int size = ::WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()),
                                           result.data(), static_cast<int>(result.size()), nullptr, nullptr);
    result.resize(static_cast<std::size_t>(size));
    return result;
}

NativePath::NativePath(std::string_view path) noexcept {
    constexpr std::wstring_view mark = L"\\\\?\\";
    constexpr std::size_t short_enough = 240;  // of 260, with room for what Windows adds to a folder's
    std::array<wchar_t, room> given{};
    const int size = ::MultiByteToWideChar(CP_UTF8, 0, path.data(), static_cast<int>(path.size()),
                                           given.data(), static_cast<int>(room - 1));
    if (size <= 0) return;  // none, or too long: no file has an empty name
    wchar_t* const whole = path_.data() + mark.size();
    const DWORD length =
        ::GetFullPathNameW(given.data(), static_cast<DWORD>(room - mark.size()), whole, nullptr);
    const std::wstring_view full(whole, length < room - mark.size() ? length : 0);
    const bool has_drive = full.size() > 2 && full[1] == L':' && full[2] == L'\\';
    if (full.size() < short_enough ||
        !has_drive) {  // also of the network: those are long enough in new systems
        std::copy_n(full.begin(), full.size() + 1, path_.begin());
        return;
    }
    std::copy(mark.begin(), mark.end(), path_.begin());
    mark_ = mark.size();
}

Error error_of(DWORD code) {
    for (const Meaning& meaning : meanings)
        if (meaning.code == code) return meaning.error;
    return EIO;
}

Error last_error() {
    const DWORD code = ::GetLastError();
    return code == ERROR_SUCCESS ? EIO : error_of(code);
}

std::string reason(Error error) {
    switch (error) {
        case ETXTBSY:
            return "another program has it open, perhaps Excel: close it there first";
        case bad_name:
            return "a name cannot have any of < > : \" | ? *";
        case device_name:
            return "Windows keeps this name for a device";
        case write_protected:
            return "it is write-protected";
        case drive_not_ready:
            return "there is nothing in the drive";
        case ENAMETOOLONG:
            return "File name too long";
        default:
            return std::generic_category().message(error);
    }
}

Error refusal_of_name(const std::string& path) {
    const std::wstring given = wide(path);
    if (has_bad_character(given)) return bad_name;
    return is_device_name(given) && status_of(path).kind != Kind::other ? device_name : 0;
}

Error refusal_to_write(const std::string& path) {
    if (const Error error = refusal_of_name(path); error != 0) return error;
    const NativePath native(path);
    const DWORD attributes = ::GetFileAttributesW(native.c_str());
    if (attributes == INVALID_FILE_ATTRIBUTES || (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0) return 0;
    if ((attributes & FILE_ATTRIBUTE_READONLY) != 0) return write_protected;
    constexpr DWORD all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    const HANDLE file = ::CreateFileW(native.c_str(), DELETE, all, nullptr, OPEN_EXISTING, 0, nullptr);
    if (file == INVALID_HANDLE_VALUE) return last_error();
    ::CloseHandle(file);
    return 0;
}

}  // namespace pairmodel::system
