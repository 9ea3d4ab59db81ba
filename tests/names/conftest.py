from pathlib import Path

import pytest

from exchange_admin.names import Names, NameTables


@pytest.fixture(scope="session")
def tables() -> NameTables:
    return NameTables.load(Path(__file__).parents[2] / "resources" / "names")


@pytest.fixture(scope="session")
def names(tables: NameTables) -> Names:
    return Names(tables)
