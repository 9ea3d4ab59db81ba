"""Days off and worked weekend days of China and Russia, copied by hand from the announcements: a second source beside
the library `holidays`.

China 2026: 国务院办公厅关于2026年部分节假日安排的通知, 4 November 2025, as printed by gmw.cn. For 2027 there is none.
Russia 2026 and 2027: Labour Code article 112 with the moves of days off by the Government, consultant.ru, documents
LAW_515170 and LAW_544706.
"""

from __future__ import annotations

from datetime import date

CHINA_OFF = """
2026-01-01 2026-01-02 2026-01-03
2026-02-15 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21 2026-02-22 2026-02-23
2026-04-04 2026-04-05 2026-04-06
2026-05-01 2026-05-02 2026-05-03 2026-05-04 2026-05-05
2026-06-19 2026-06-20 2026-06-21
2026-09-25 2026-09-26 2026-09-27
2026-10-01 2026-10-02 2026-10-03 2026-10-04 2026-10-05 2026-10-06 2026-10-07
"""
CHINA_WORKED = "2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10"

RUSSIA_OFF = """
2026-01-01 2026-01-02 2026-01-03 2026-01-04 2026-01-05 2026-01-06 2026-01-07 2026-01-08 2026-01-09
2026-02-23 2026-03-08 2026-03-09 2026-05-01 2026-05-09 2026-05-11 2026-06-12 2026-11-04 2026-12-31
2027-01-01 2027-01-02 2027-01-03 2027-01-04 2027-01-05 2027-01-06 2027-01-07 2027-01-08
2027-02-22 2027-02-23 2027-03-08 2027-05-01 2027-05-03 2027-05-09 2027-05-10 2027-06-12 2027-06-14
2027-11-04 2027-11-05 2027-12-31
"""
RUSSIA_WORKED = "2027-02-20"

ANNOUNCED = {"CN": range(2026, 2027), "RU": range(2026, 2028)}


def written(days: str) -> list[date]:
    return [date.fromisoformat(day) for day in days.split()]


OFF = {"CN": written(CHINA_OFF), "RU": written(RUSSIA_OFF)}
WORKED = {"CN": written(CHINA_WORKED), "RU": written(RUSSIA_WORKED)}
