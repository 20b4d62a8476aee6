; The set-up program. Compiled by build_scripts/windows/installer.py, which defines
;   VERSION, VERSION_NUMBERS (four numbers), PROGRAM_FILES and RECOGNISER_FILES (folders), OUT (file), ICON, SIDE_PICTURE,
;   LICENSE_TEXT, PROGRAM_KB, RECOGNISER_KB, RECOGNISER_MB, PUBLISHER, SLASH, REMOVE_LIST (a file with the commands that remove what this version installs).
; Per user, no administrator rights; the user's settings and documents are never touched unless asked.

Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include x64.nsh
!include WinVer.nsh

!define NAME "勾稽"
!define LONG_NAME "勾稽：政府信息公开年报审核"
!define MENU_NAME "勾稽 政府信息公开年报审核"
!define WINDOW_PROGRAM "gouji-gui.exe"
!define COMMAND_PROGRAM "gouji.exe"
!define UNINSTALLER "uninstall.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Gouji"
!define OWN_KEY "Software\Gouji"
!define DOCUMENT_CLASS "Gouji.Project"
!define SETTINGS_FOLDER "$LOCALAPPDATA\gouji"

Name "${NAME} ${VERSION}"
Caption "${LONG_NAME} ${VERSION} 安装"
UninstallCaption "卸载${LONG_NAME}"
BrandingText "${PUBLISHER} · 离线程序，不连接网络"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Gouji"
InstallDirRegKey HKCU "${OWN_KEY}" "Folder"
AllowSkipFiles off
ShowInstDetails hide
ShowUninstDetails hide

VIProductVersion "${VERSION_NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileDescription" "${LONG_NAME} 安装程序"
VIAddVersionKey /LANG=2052 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache License 2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "确定要退出安装吗？"
!define MUI_WELCOMEPAGE_TITLE "欢迎安装${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "勾稽审核《政府信息公开工作年度报告》：读出三张表，与原文并排显示，核对表样的每一个等式，并把正文里的数字与表格互相对照。$\r$\n$\r$\n程序只安装给当前用户，不需要管理员权限；从不连接网络，也不修改被审核的文件。$\r$\n$\r$\n已经装有旧版本时在原处升级，您的设置保留。"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_COMPONENTSPAGE_TEXT_TOP "请选择要安装的部分。"
!define MUI_FINISHPAGE_TITLE "${NAME}已经装好"
!define MUI_FINISHPAGE_TEXT "从开始菜单或桌面上的“${MENU_NAME}”打开。$\r$\n$\r$\n想先看看样子，可以在欢迎页打开附带的示例报告。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW_PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开勾稽"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENSE_TEXT}"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Var Upgrading

; A program that runs cannot be opened for writing. The user is asked to close it; silently that ends with status 3.
!macro RefuseWhileRunning PROGRAM
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${DoWhile} ${Errors}
      ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME}正在运行。请先保存并关闭它的窗口，再按“重试”。" /SD IDCANCEL IDCANCEL`
        SetErrorLevel 3
        Abort "${NAME}正在运行，没有改动任何文件。"
      ${EndIf}
      ClearErrors
      FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${Loop}
    FileClose $0
  ${EndIf}
!macroend

Section "-程序" SectionProgram
  SectionIn RO
  !insertmacro RefuseWhileRunning "${WINDOW_PROGRAM}"
  !insertmacro RefuseWhileRunning "${COMMAND_PROGRAM}"
  ; the earlier release's own uninstaller knows which files were its
  ${If} ${FileExists} "$INSTDIR\${UNINSTALLER}"
    ExecWait '"$INSTDIR\${UNINSTALLER}" /S /UPGRADE _?=$INSTDIR'
    Delete "$INSTDIR\${UNINSTALLER}"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM_FILES}${SLASH}*"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  CreateShortcut "$SMPROGRAMS\${MENU_NAME}.lnk" "$INSTDIR\${WINDOW_PROGRAM}" "" "$INSTDIR\${WINDOW_PROGRAM}" 0
  WriteRegStr HKCU "${OWN_KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${LONG_NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${WINDOW_PROGRAM},0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${PROGRAM_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

; The files of an earlier release are gone by now, the component's among them.
Section "扫描件文字识别（约 ${RECOGNISER_MB} MB）" SectionRecogniser
  SetOutPath "$INSTDIR"
  File /r "${RECOGNISER_FILES}${SLASH}*"
  IntOp $0 ${PROGRAM_KB} + ${RECOGNISER_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

Section "桌面快捷方式" SectionDesktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW_PROGRAM}" "" "$INSTDIR\${WINDOW_PROGRAM}" 0
SectionEnd

Section /o "双击 .gouji 文件时用勾稽打开" SectionDocuments
  WriteRegStr HKCU "Software\Classes\.gouji" "" "${DOCUMENT_CLASS}"
  WriteRegStr HKCU "Software\Classes\${DOCUMENT_CLASS}" "" "勾稽审核文件"
  WriteRegStr HKCU "Software\Classes\${DOCUMENT_CLASS}\DefaultIcon" "" "$INSTDIR\${WINDOW_PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\${DOCUMENT_CLASS}\shell\open\command" "" '"$INSTDIR\${WINDOW_PROGRAM}" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; An upgrade keeps the choice; an installation that broke off has made none.
Function .onInstSuccess
  ${If} ${SectionIsSelected} ${SectionRecogniser}
    WriteRegDWORD HKCU "${OWN_KEY}" "Recogniser" 1
  ${Else}
    WriteRegDWORD HKCU "${OWN_KEY}" "Recogniser" 0
  ${EndIf}
FunctionEnd

; Silent installation: /NODESKTOP leaves the desktop alone, /DOCUMENTS registers .gouji files, /NORECOGNISER leaves the
; component for scans out and /RECOGNISER takes it up again. Without either an earlier choice holds.
Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "${NAME}需要 64 位的 Windows 10 或更高版本。" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  SetShellVarContext current
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/NODESKTOP" $1
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${SectionDesktop}
  ${EndIf}
  ClearErrors
  ReadRegDWORD $1 HKCU "${OWN_KEY}" "Recogniser"
  ${IfNot} ${Errors}
  ${AndIf} $1 == 0
    !insertmacro UnselectSection ${SectionRecogniser}
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/NORECOGNISER" $1
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${SectionRecogniser}
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/RECOGNISER" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SectionRecogniser}
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/DOCUMENTS" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SectionDocuments}
  ${EndIf}
  ClearErrors
FunctionEnd

Section "un.程序" UninstallProgram
  SectionIn RO
  !insertmacro RefuseWhileRunning "${WINDOW_PROGRAM}"
  !insertmacro RefuseWhileRunning "${COMMAND_PROGRAM}"
  !include "${REMOVE_LIST}"
  ${If} $Upgrading == 1
    Return
  ${EndIf}
  Delete "$INSTDIR\${UNINSTALLER}"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${MENU_NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.gouji" ""
  ${If} $0 == "${DOCUMENT_CLASS}"
    DeleteRegKey HKCU "Software\Classes\.gouji"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${DOCUMENT_CLASS}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
SectionEnd

Section /o "un.同时删除我的设置（最近打开的文件、窗口位置）" UninstallSettings
  RMDir /r "${SETTINGS_FOLDER}"
SectionEnd

; Silent removal: /SETTINGS deletes the settings too. A newer set-up calls with /UPGRADE: files go, everything else stays.
Function un.onInit
  SetShellVarContext current
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/SETTINGS" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${UninstallSettings}
  ${EndIf}
  StrCpy $Upgrading 0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE" $1
  ${IfNot} ${Errors}
    StrCpy $Upgrading 1
  ${EndIf}
  ClearErrors
FunctionEnd
