#include "system/tool.hpp"

#include "system/path.hpp"
#include "system/process.hpp"
#include "system/temporary_file.hpp"
#include "system/windows/native.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <memory>

namespace pairmodel::system {

namespace {

std::atomic<HANDLE> running = nullptr;

/// Looked up in the folders of PATH alone, not in the current one; empty where there is none.
std::string program_of(std::string_view name) {
    const std::string path = variable("PATH").value_or("");
    std::string_view rest = path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view folder = rest.substr(0, end);
        if (drive_length(folder) > 0 || folder.starts_with("\\\\")) {
            std::string file = in_folder(folder, std::string(name) + ".exe");
            if (status_of(file).kind == Kind::file) return file;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return "";
}

/// As CommandLineToArgvW() reads it.
std::wstring quoted(const std::string& word) {
    std::wstring result = L"\"";
    std::size_t slashes = 0;
    for (const wchar_t c : wide(word)) {
        if (c == L'"') result.append(slashes + 1, L'\\');
        slashes = c == L'\\' ? slashes + 1 : 0;
        result += c;
    }
    return result.append(slashes, L'\\') + L'"';
}

std::wstring command_line(const std::vector<std::string>& words) {
    std::wstring line;
    for (const std::string& word : words) line += (line.empty() ? L"" : L" ") + quoted(word);
    return line;
}

/// Names and values, each with a NUL behind it, and one more.
std::wstring environment_with(const std::vector<std::string>& more) {
    std::wstring block;
    for (const std::string& each : more) block += wide(each) + L'\0';
    wchar_t* const all = ::GetEnvironmentStringsW();
    for (const wchar_t* each = all; *each != L'\0'; each += std::wstring_view(each).size() + 1)
        block += std::wstring(each) + L'\0';
    ::FreeEnvironmentStringsW(all);
    return block + L'\0';
}

/// The handles that the new program has of ours: these and no others.
class Handed {
public:
    explicit Handed(const ToolRun& run)
        : handles_{handle_of(*run.input), handle_of(*run.output), handle_of(*run.complaints)} {
        SIZE_T size = 0;
        ::InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
        memory_ = std::make_unique<char[]>(size);
        start.lpAttributeList = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory_.get());
        ready = ::InitializeProcThreadAttributeList(start.lpAttributeList, 1, 0, &size) != 0 &&
                ::UpdateProcThreadAttribute(start.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST,
                                            handles_.data(), sizeof handles_, nullptr, nullptr) != 0;
        for (const HANDLE handle : handles_) {
            ::SetFilePointerEx(handle, {}, nullptr, FILE_BEGIN);
            ::SetHandleInformation(handle, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
        }
        start.StartupInfo.cb = sizeof start;
        start.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
        start.StartupInfo.hStdInput = handles_[0];
        start.StartupInfo.hStdOutput = handles_[1];
        start.StartupInfo.hStdError = handles_[2];
    }
    ~Handed() { ::DeleteProcThreadAttributeList(start.lpAttributeList); }
    Handed(const Handed&) = delete;
    Handed& operator=(const Handed&) = delete;

    STARTUPINFOEXW start{};
    bool ready = false;

private:
    std::array<HANDLE, 3> handles_;
    std::unique_ptr<char[]> memory_;
};

}  // namespace

bool has_tool(std::string_view name) {
    return !program_of(name).empty();
}

std::string path_for_tool(ScratchFile& scratch, std::size_t /*index*/) {
    scratch.close();  // who opens it may want it alone
    return scratch.path();
}

Error run_tool(const ToolRun& run, bool& ended_well) {
    const std::string program = program_of(run.command.front());
    if (program.empty()) return ENOENT;
    std::wstring line = command_line(run.command);
    std::wstring environment = environment_with(run.environment);
    Handed handed(run);
    PROCESS_INFORMATION process{};
    constexpr DWORD how = CREATE_UNICODE_ENVIRONMENT | CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT;
    if (!handed.ready ||
        ::CreateProcessW(wide(program).c_str(), line.data(), nullptr, nullptr, TRUE, how, environment.data(),
                         nullptr, &handed.start.StartupInfo, &process) == 0)
        return last_error();
    running = process.hProcess;
    ::WaitForSingleObject(process.hProcess, INFINITE);
    running = nullptr;
    DWORD code = 1;
    ::GetExitCodeProcess(process.hProcess, &code);
    ::CloseHandle(process.hThread);
    ::CloseHandle(process.hProcess);
    ended_well = code == 0;
    return 0;
}

void end_running_tool() noexcept {
    if (const HANDLE process = running; process != nullptr) ::TerminateProcess(process, 1);
}

}  // namespace pairmodel::system
