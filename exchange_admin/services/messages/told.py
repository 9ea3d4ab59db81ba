"""The receipt of messages, in sentences."""

from __future__ import annotations

from exchange_admin.domain.wording import Wording
from exchange_admin.services.messages.messages import WrittenMessages


def told(written: WrittenMessages, words: Wording) -> list[str]:
    """The first sentence says what is there."""
    key = (
        "message.kept_copied" if not written.path else "message.in_table" if written.path.suffix else "message.written"
    )
    lines = [words.say(key, {"n": len(written.messages), "path": written.path})]
    if written.asked:
        lines.append(words.say("message.asked", {"n": written.asked}))
    if not written.has_sender:
        lines.append(words.say("message.draft_without_sender"))
    if written.left_out:
        lines.append(words.say("message.left_out", {"n": len(written.left_out)}))
        lines += [words.problem(one.problem) for one in written.left_out]
    remarks = [*(remark for one in written.messages for remark in one.remarks), *written.changes.problems]
    return [*lines, *(words.problem(one) for one in remarks)]
