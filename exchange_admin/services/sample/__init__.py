"""An invented office of any size, the same for the same seed."""

from exchange_admin.services.sample.office import SampleOffice
from exchange_admin.services.sample.tables import SampleTables

__all__ = ["SampleOffice", "SampleTables"]
