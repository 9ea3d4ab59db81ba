"""Which folders are no place for a live office file, as Windows, Linux and sync programs tell it."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from exchange_admin.store.places import Surroundings

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:44 / /mnt/share rw,relatime shared:9 - cifs //srv/office rw,vers=3.1.1
31 22 0:45 / /mnt/nfs rw - nfs4 srv:/home rw
32 22 0:46 / /home/li/remote rw - fuse.sshfs li@srv: rw
33 22 0:47 / /media/stick rw - fuseblk /dev/sdb1 rw
34 22 0:48 / /mnt/with\040space rw - nfs srv:/x rw
35 30 8:2 / /mnt/share/local rw - ext4 /dev/sdc rw
36 22 0:50 / /mnt/shared2 rw - xfs /dev/sdd rw
37 22 0:51 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
"""


def linux(**more) -> Surroundings:
    return Surroundings(**{"variables": {}, "mounts": lambda: MOUNTS, "windows": False, **more})


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/li/a.exchange", False),
        ("/mnt/share/a.exchange", True),
        ("/mnt/share/local/a.exchange", False),
        ("/mnt/shared2/a.exchange", False),
        ("/mnt/share2/a.exchange", False),
        ("/mnt/nfs/x/a.exchange", True),
        ("/home/li/remote/a.exchange", True),
        ("/media/stick/a.exchange", False),
        ("/mnt/with space/a.exchange", True),
        ("/run/user/1000/gvfs/smb-share:server=s/a.exchange", True),
    ],
)
def test_linux_mounts(path: str, network: bool) -> None:
    assert linux().is_network(Path(path)) is network


def test_a_system_that_tells_nothing_is_trusted() -> None:
    assert not linux(mounts=lambda: "").is_network(Path("/mnt/share/a.exchange"))


@pytest.mark.parametrize(
    ("path", "network"),
    [
        (r"\\srv\office\a.exchange", True),
        (r"Z:\a.exchange", True),
        (r"C:\Users\Li\a.exchange", False),
    ],
)
def test_windows_drives(path: str, network: bool) -> None:
    windows = Surroundings(variables={}, drive_type=lambda root: 4 if root == "Z:\\" else 3, windows=True)
    assert windows.is_network(PureWindowsPath(path)) is network


@pytest.mark.parametrize(
    ("folder", "product"),
    [
        ("Documents", ""),
        ("Dropbox/office", "Dropbox"),
        ("OneDrive/Documents", "OneDrive"),
        ("OneDrive - Harbin College/x", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("YandexDisk", "Yandex.Disk"),
        ("Яндекс.Диск/отдел", "Yandex.Disk"),
        ("我的坚果云/办公", "Nutstore"),
        ("坚果云", "Nutstore"),
        ("BaiduSyncdisk", "Baidu Netdisk"),
        ("Nextcloud/x/y", "Nextcloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("mega-project", ""),
        ("Onedrivers", ""),
    ],
)
def test_folders_of_sync_programs_by_name(tmp_path: Path, folder: str, product: str) -> None:
    assert linux().sync_program(tmp_path / folder / "a.exchange") == product


@pytest.mark.parametrize(
    ("marker", "product"), [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".sync_journal.db", "Nextcloud")]
)
def test_folders_of_sync_programs_by_what_lies_in_them(tmp_path: Path, marker: str, product: str) -> None:
    (tmp_path / marker).mkdir()
    assert linux().sync_program(tmp_path / "deep" / "er" / "a.exchange") == product


def test_folders_of_sync_programs_by_the_environment(tmp_path: Path) -> None:
    surroundings = linux(variables={"OneDriveCommercial": str(tmp_path / "cloud"), "OneDrive": ""})
    assert surroundings.sync_program(tmp_path / "cloud" / "a.exchange") == "OneDrive"
    assert surroundings.sync_program(tmp_path / "cloud2" / "a.exchange") == ""
