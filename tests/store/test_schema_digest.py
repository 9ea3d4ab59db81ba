"""The shipped digest is that of the tables which the migrations make."""

from __future__ import annotations

from exchange_admin.store import migrations
from exchange_admin.store.opening import Format
from exchange_admin.store.schema import digest


def test_the_shipped_digest_is_that_of_the_tables_of_all_steps() -> None:
    made = digest(Format().schema())
    assert made == migrations.SCHEMA, f'after a new step: SCHEMA = "{made}" in store/migrations/__init__.py'
