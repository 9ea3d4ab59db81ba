"""Reports: the register counted, summed and written to Excel."""

from exchange_admin.services.reports.report import (
    EXCHANGE_REGISTER,
    ReportInfo,
    Reports,
    WrittenReport,
    available,
)

__all__ = ["EXCHANGE_REGISTER", "ReportInfo", "Reports", "WrittenReport", "available"]
