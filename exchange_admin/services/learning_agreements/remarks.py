"""What stands beside a course of a learning agreement: what changed and why, and the conditions of its recognition."""

from __future__ import annotations

from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording


def remark(component: Record, words: Wording) -> str:
    """The reason in somebody's own words where there are some, else that of its code; empty where nothing is to say."""
    conditions = component.text("recognition_conditions")
    if not component["change"]:
        return conditions
    change = words.choice("component_change", component.text("change"))
    code = component.text("reason_code")
    reason = component.text("reason_text") or (words.choice("component_reason", code) if code else "")
    said = words.say("agreement.window.change", {"change": change, "reason": reason}) if reason else change
    return f"{said} · {conditions}" if conditions else said
