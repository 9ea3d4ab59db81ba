; Setup of one user, for one user: no administrator, no network, nothing outside the user's own folders and keys.
; makensis -DTREE=… -DVERSION=… -DKILOBYTES=… -DMEGABYTES=… -DPICTURE=… -DTARGET=… setup.nsi
;
; Silent: setup.exe /S [/D=FOLDER], uninstall.exe /S. Exit codes: 0 done, 1 given up by somebody, 2 not done (the program runs,
; or its folder cannot be written); what was there before works on.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include "Win\COM.nsh"
!include "Win\Propkey.nsh"

!define NAME "Exchange Admin"
!define APP_ID "ExchangeAdmin.Window" ; as exchange_admin/app/running.py says it
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\ExchangeAdmin"
!define OWN "Software\ExchangeAdmin"

Name "${NAME} ${VERSION}"
OutFile "${TARGET}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OWN}" "Folder"
!ifdef SIGN ; the command of the publisher: what is left for uninstalling is signed like the rest
  !uninstfinalize '${SIGN} "%1"' = 0
!endif
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} setup"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT licence"

!define MUI_ICON "${TREE}\icons\program.ico"
!define MUI_UNICON "${TREE}\icons\program.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${OWN}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "SetupLanguage"
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_FINISHPAGE_RUN "$INSTDIR\Exchange Admin.exe"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!define MUI_PAGE_CUSTOMFUNCTION_PRE AskAboutNewer
!define MUI_WELCOMEPAGE_TEXT "$(Begins)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${TREE}\LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(WillStay)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_RESERVEFILE_LANGDLL

!macro Say NAME EN ZH RU
  LangString ${NAME} ${LANG_ENGLISH} "${EN}"
  LangString ${NAME} ${LANG_SIMPCHINESE} "${ZH}"
  LangString ${NAME} ${LANG_RUSSIAN} "${RU}"
!macroend
!insertmacro Say Runs \
  "${NAME} is running. Close its window and try again. What was entered is already saved in the office file." \
  "${NAME} 正在运行。请先关闭其窗口，然后重试。已录入的内容都已保存在办公数据文件中。" \
  "${NAME} запущена. Закройте её окно и повторите. Всё введённое уже сохранено в файле отдела."
!insertmacro Say Newer \
  "A newer version is installed: $R1. Install version ${VERSION} in its place all the same?" \
  "已安装更新的版本：$R1。仍要用 ${VERSION} 版替换它吗？" \
  "Установлена более новая версия: $R1. Всё равно заменить её версией ${VERSION}?"
!insertmacro Say Begins \
  "This installs ${NAME} ${VERSION} for you alone: no administrator and no internet are needed.$\r$\n$\r$\nIf ${NAME} is open, close its window first. What was entered is already saved in the office file, and an update leaves all data as they are. While it runs, both versions are on the disk: ${MEGABYTES} MB have to be free." \
  "将为您本人安装 ${NAME} ${VERSION}，不需要管理员权限，也不需要联网。$\r$\n$\r$\n如果 ${NAME} 正在运行，请先关闭其窗口。已录入的内容都已保存在办公数据文件中，更新不会改动任何数据。更新期间新旧两个版本同时占用磁盘，需要 ${MEGABYTES} MB 可用空间。" \
  "${NAME} ${VERSION} будет установлена только для вас: права администратора и интернет не нужны.$\r$\n$\r$\nЕсли ${NAME} открыта, сначала закройте её окно. Всё введённое уже сохранено в файле отдела, обновление данных не меняет. Пока оно идёт, на диске лежат обе версии: нужно ${MEGABYTES} МБ свободного места."
!insertmacro Say WillStay \
  "The program will be removed from this PC. Office files, backups and settings stay where they are." \
  "将从本机卸载该程序。办公数据文件、备份和设置均保留在原处。" \
  "Программа будет удалена с этого компьютера. Файлы отдела, резервные копии и настройки останутся на своих местах."
!insertmacro Say NotWritten \
  "The program was not installed: not all files could be written. Is the disk full? A version that was there before is still there." \
  "程序未安装：部分文件无法写入。磁盘是否已满？原有版本仍然保留。" \
  "Программа не установлена: не все файлы удалось записать. Возможно, диск переполнен. Прежняя версия осталась на месте."
!insertmacro Say OtherThings \
  "The folder $INSTDIR holds something else. Choose an empty folder." \
  "文件夹 $INSTDIR 中有其他内容。请选择一个空文件夹。" \
  "В папке $INSTDIR есть другие файлы. Выберите пустую папку."
!insertmacro Say OfficeFile "Office file of ${NAME}" "${NAME} 办公数据文件" "Файл отдела ${NAME}"
!insertmacro Say Package "Exchange package of ${NAME}" "${NAME} 数据包" "Пакет обмена ${NAME}"
!insertmacro Say DataStays \
  "The program was removed. Office files, backups and settings stay where they are." \
  "程序已卸载。办公数据文件、备份和设置均保留在原处。" \
  "Программа удалена. Файлы отдела, резервные копии и настройки остались на своих местах."

; A program that runs cannot be opened for writing.
!macro AskWhileRunning UN
Function ${UN}AskWhileRunning
  again:
  StrCpy $R0 ""
  ${If} ${FileExists} "$INSTDIR\runtime\pythonw.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\runtime\pythonw.exe" a
    ${If} ${Errors}
      StrCpy $R0 "runs"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\runtime\python.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\runtime\python.exe" a
    ${If} ${Errors}
      StrCpy $R0 "runs"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
  ${If} $R0 == "runs"
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Runs)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro AskWhileRunning ""
!insertmacro AskWhileRunning "un."

; $R2 is 1 where the version that is there is newer.
Function LookForNewer
  StrCpy $R2 0
  ReadRegStr $R1 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $R1 != ""
    ${VersionCompare} "$R1" "${VERSION}" $R2
  ${EndIf}
FunctionEnd

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
  ${If} ${Silent}
    Call LookForNewer
    ${If} $R2 == 1
      SetErrorLevel 1
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

; Before the first page: what is said in .onInit is in the language of Windows and not in the one that was chosen.
Function AskAboutNewer
  Call LookForNewer
  ${If} $R2 == 1
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(Newer)" IDYES onward
    SetErrorLevel 1
    Quit
  ${EndIf}
  onward:
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; A shortcut with the id that the window has: the window pinned to the task bar is then this shortcut.
!macro NameShortcut PATH
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${PATH}", ${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'Oleaut32::SysAllocString(w "${APP_ID}")p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},,p r3)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)'
        System::Call 'Oleaut32::SysFreeString(p r3)'
        System::Free $4
        System::Free $5
        ${IPropertyStore::Commit} $2 ""
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("${PATH}",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

!macro Associate SUFFIX ID WORDS ICON
  WriteRegStr HKCU "Software\Classes\${SUFFIX}" "" "${ID}"
  WriteRegStr HKCU "Software\Classes\${SUFFIX}\OpenWithProgids" "${ID}" ""
  WriteRegStr HKCU "Software\Classes\${ID}" "" "${WORDS}"
  WriteRegStr HKCU "Software\Classes\${ID}\DefaultIcon" "" "$INSTDIR\icons\${ICON}.ico"
  WriteRegStr HKCU "Software\Classes\${ID}\shell\open\command" "" '"$INSTDIR\Exchange Admin.exe" "%1"'
!macroend

!macro Dissociate SUFFIX ID
  ReadRegStr $0 HKCU "Software\Classes\${SUFFIX}" ""
  ${If} $0 == "${ID}"
    DeleteRegValue HKCU "Software\Classes\${SUFFIX}" ""
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\${SUFFIX}\OpenWithProgids" "${ID}"
  DeleteRegKey /ifempty HKCU "Software\Classes\${SUFFIX}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\${SUFFIX}"
  DeleteRegKey HKCU "Software\Classes\${ID}"
!macroend

; Only what the setup itself has put there is ever taken away, whatever somebody else keeps in that folder.
!macro RemoveProgram
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\icons"
  Delete "$INSTDIR\Exchange Admin.exe"
  Delete "$INSTDIR\exchange-admin.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\THIRD-PARTY-NOTICES.txt"
!macroend

; The program begins in the language that somebody chose here, unless it has settings already (`ui/preferences.py`).
Function ProposeLanguage
  ${If} ${Silent}
  ${OrIf} ${FileExists} "$LOCALAPPDATA\${NAME}\preferences.json"
    Return
  ${EndIf}
  StrCpy $R3 "en"
  ${If} $LANGUAGE == ${LANG_SIMPCHINESE}
    StrCpy $R3 "zh"
  ${ElseIf} $LANGUAGE == ${LANG_RUSSIAN}
    StrCpy $R3 "ru"
  ${EndIf}
  CreateDirectory "$LOCALAPPDATA\${NAME}"
  ClearErrors
  FileOpen $0 "$LOCALAPPDATA\${NAME}\preferences.json" w
  ${IfNot} ${Errors}
    FileWrite $0 '{"language": "$R3"}'
    FileClose $0
  ${EndIf}
FunctionEnd

Section
  SetShellVarContext current
  Call AskWhileRunning
  ; a folder with a Python of somebody else in it is none of ours
  ${If} ${FileExists} "$INSTDIR\runtime\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\uninstall.exe"
    MessageBox MB_OK|MB_ICONSTOP "$(OtherThings)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ; the new one is whole on the disk before the old one goes
  RMDir /r "$INSTDIR\coming"
  SetOutPath "$INSTDIR\coming"
  ClearErrors
  SetOverwrite try
  File /r "${TREE}\*"
  ${If} ${Errors}
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\coming"
    RMDir "$INSTDIR"
    MessageBox MB_OK|MB_ICONSTOP "$(NotWritten)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  SetOutPath "$INSTDIR"
  Call AskWhileRunning
  !insertmacro RemoveProgram
  ClearErrors
  Rename "$INSTDIR\coming\runtime" "$INSTDIR\runtime"
  Rename "$INSTDIR\coming\icons" "$INSTDIR\icons"
  Rename "$INSTDIR\coming\Exchange Admin.exe" "$INSTDIR\Exchange Admin.exe"
  Rename "$INSTDIR\coming\exchange-admin.exe" "$INSTDIR\exchange-admin.exe"
  Rename "$INSTDIR\coming\LICENSE.txt" "$INSTDIR\LICENSE.txt"
  Rename "$INSTDIR\coming\THIRD-PARTY-NOTICES.txt" "$INSTDIR\THIRD-PARTY-NOTICES.txt"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(NotWritten)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\coming"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\Exchange Admin.exe" "" "$INSTDIR\icons\program.ico"
  !insertmacro NameShortcut "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro Associate ".exchange" "ExchangeAdmin.Office" "$(OfficeFile)" "office_file"
  !insertmacro Associate ".exchpack" "ExchangeAdmin.Package" "$(Package)" "package"
  WriteRegStr HKCU "${OWN}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\icons\program.ico"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${RefreshShellIcons}
  Call ProposeLanguage
SectionEnd

Section Uninstall
  SetShellVarContext current
  Call un.AskWhileRunning
  SetOutPath "$TEMP"
  !insertmacro RemoveProgram
  RMDir /r "$INSTDIR\coming"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro Dissociate ".exchange" "ExchangeAdmin.Office"
  !insertmacro Dissociate ".exchpack" "ExchangeAdmin.Package"
  DeleteRegKey HKCU "${OWN}"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${un.RefreshShellIcons}
  MessageBox MB_OK|MB_ICONINFORMATION "$(DataStays)" /SD IDOK
SectionEnd
