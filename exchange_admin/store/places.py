"""Whether a folder is a good home for a live office file: not a network share, not one that a sync program carries.

WAL needs all processes on one host, and programs that copy a file while it is written damage it (`sync.md` 8.7).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "9p", "davfs", "sshfs", "lustre"}
)
_LOCAL_FUSE = frozenset({"fuseblk", "fuse.ntfs-3g", "fuse.ntfs", "fuse.exfat", "fuse.lxcfs", "fuse.overlayfs"})
_DRIVE_REMOTE = 4

_BY_VARIABLE = (
    ("OneDrive", "OneDrive"),
    ("OneDriveConsumer", "OneDrive"),
    ("OneDriveCommercial", "OneDrive"),
    ("DROPBOX_PATH", "Dropbox"),
)
_FOLDERS = {
    "Dropbox": ("dropbox",),
    "Google Drive": ("google drive", "googledrive", "my drive", "мой диск"),
    "Nextcloud": ("nextcloud",),
    "ownCloud": ("owncloud",),
    "iCloud": ("icloud drive", "iclouddrive", "com~apple~clouddocs"),
    "Yandex.Disk": ("yandexdisk", "yandex.disk", "яндекс.диск", "yandex disk"),
    "Nutstore": ("nutstore", "nutstore files", "我的坚果云", "坚果云"),
    "Baidu Netdisk": ("baidunetdisk", "baidusyncdisk", "baidu netdisk", "百度网盘同步空间", "百度网盘"),
    "MEGA": ("mega",),
    "Box": ("box sync",),
}
"""How each program calls its folder, in small letters."""
_MARKERS = {
    "Syncthing": (".stfolder",),
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Nextcloud": (".sync_journal.db", ".owncloudsync.log", ".nextcloudsync.log"),
    "Google Drive": (".tmp.drivedownload", ".tmp.driveupload"),
    "Nutstore": (".nutstore",),
}
"""What each leaves in it."""
_BY_NAME = {name: product for product, names in _FOLDERS.items() for name in names}
_BY_MARKER = {name: product for product, names in _MARKERS.items() for name in names}


def _mounts() -> str:
    try:
        return _MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return ""


def _drive_type(root: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))


@dataclass(frozen=True)
class Surroundings:
    """What the system tells about folders; each part can be exchanged, to try what another machine would say."""

    variables: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    mounts: Callable[[], str] = _mounts
    drive_type: Callable[[str], int] = _drive_type
    windows: bool = sys.platform == "win32"

    def is_network(self, path: Path) -> bool:
        """Whether `path` lies on another machine or on a file system that a program imitates."""
        if self.windows:
            drive = PureWindowsPath(path).drive
            return drive.startswith("\\\\") or self.drive_type(f"{drive}\\") == _DRIVE_REMOTE
        kind = _file_system(str(path), self.mounts())
        return kind in _NETWORK_TYPES or (kind.startswith("fuse") and kind not in _LOCAL_FUSE)

    def sync_program(self, path: Path) -> str:
        """The name of the program that carries the folder of `path` elsewhere; empty when there is none."""
        for variable, product in _BY_VARIABLE:
            home = self.variables.get(variable, "")
            if home and _is_within(path, Path(home)):
                return product
        for folder in path.parents:
            name = folder.name.casefold()
            if name in _BY_NAME:
                return _BY_NAME[name]
            if name == "onedrive" or name.startswith("onedrive - "):
                return "OneDrive"
            for marker, product in _BY_MARKER.items():
                if (folder / marker).exists():
                    return product
        return ""


def _file_system(path: str, mounts: str) -> str:
    """The type of the file system that holds `path`, from the text of `mountinfo` (proc(5)); empty when unknown."""
    best, kind = "", ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        parts, tail = left.split(" "), right.split(" ")
        if len(parts) < 5 or not tail[0]:
            continue
        point = _unescaped(parts[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, tail[0]
    return kind


def _unescaped(text: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, character)
    return text


def _is_within(path: Path, home: Path) -> bool:
    try:
        return path.is_relative_to(home.resolve())
    except OSError:
        return False
