/* Starts runtime\python of the folder that this program stands in, with its arguments as they came.

   Built twice: for the window (pythonw, nothing is waited for) and, with -DCONSOLE, for commands (python, its exit code is ours).
   Python stays a program of its own: the child that reads a workbook is that Python again and never this launcher. */
#include <windows.h>
#include <wchar.h>

#define ROOM 32768 /* of a path and of a command line, as Windows has it */

static const wchar_t *after_program(const wchar_t *line) {
  if (*line == L'"') {
    for (line++; *line && *line != L'"'; line++) {}
    if (*line) line++;
  } else {
    while (*line && *line != L' ' && *line != L'\t') line++;
  }
  while (*line == L' ' || *line == L'\t') line++;
  return line;
}

static int start(int waits) {
  static wchar_t here[ROOM], command[ROOM];
  DWORD length = GetModuleFileNameW(NULL, here, ROOM);
  wchar_t *name = wcsrchr(here, L'\\');
  if (!length || length >= ROOM || !name) return 2;
  *name = 0;
  const wchar_t *arguments = after_program(GetCommandLineW());
  const wchar_t *python = waits ? L"python" : L"pythonw";
  if (wcslen(here) + wcslen(arguments) + 100 > ROOM) return 2;
  _snwprintf(command, ROOM - 1, L"\"%ls\\runtime\\%ls.exe\" -X utf8 -m exchange_admin %ls", here, python, arguments);
  STARTUPINFOW how = {sizeof how};
  PROCESS_INFORMATION process;
  AllowSetForegroundWindow(ASFW_ANY); /* the window that already runs may come to the front */
  if (!CreateProcessW(NULL, command, NULL, NULL, TRUE, 0, NULL, NULL, &how, &process)) {
    if (!waits) MessageBoxW(NULL, command, L"Exchange Admin", MB_ICONERROR);
    return 2;
  }
  DWORD code = 0;
  if (waits) {
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
  }
  CloseHandle(process.hThread);
  CloseHandle(process.hProcess);
  return (int)code;
}

#ifdef CONSOLE
int wmain(void) { return start(1); }
#else
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, PWSTR c, int d) { return start(0); }
#endif
