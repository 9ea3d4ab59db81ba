"""A machine without network drives and sync programs, whatever the one that runs the tests has."""

from __future__ import annotations

from exchange_admin.store.places import Surroundings

QUIET = Surroundings(variables={}, mounts=lambda: "", windows=False)
