"""The program without its syncs, which take milliseconds each: what lives as long as a test survives no power cut."""

from __future__ import annotations

import os

import pytest

from exchange_admin.store import binding

_SYNCED = binding._WRITER, os.fsync
_UNSYNCED = tuple(pragma.replace("synchronous = FULL", "synchronous = OFF") for pragma in binding._WRITER)
assert binding._WRITER != _UNSYNCED


def leave_syncs_out(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(binding, "_WRITER", _UNSYNCED)
    patch.setattr(os, "fsync", lambda handle: None)


def sync_again(patch: pytest.MonkeyPatch) -> None:
    pragmas, sync = _SYNCED
    patch.setattr(binding, "_WRITER", pragmas)
    patch.setattr(os, "fsync", sync)
