"""Casework: which requirements a stay has, when each is due, and what proves it. No clock, no store, no floats."""

from exchange_admin.domain.rules.casework.explaining import explained
from exchange_admin.domain.rules.casework.stay_tasks import StayTask, stay_questions, stay_tasks

__all__ = ["StayTask", "explained", "stay_questions", "stay_tasks"]
