"""The receipts of messages, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.documents.mail_files import MailFile
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.wording import Wording
from exchange_admin.services.messages.messages import WrittenMessages
from exchange_admin.services.messages.sending import SentMessages


def told(written: WrittenMessages, words: Wording) -> list[str]:
    """The first sentence says what is there."""
    lines = [words.say(_key_of(written), {"n": len(written.messages), "path": written.path})]
    lines += _attached(written.files, words)
    if written.again:
        lines.append(words.say("message.again"))
    if written.asked:
        lines.append(words.say("message.asked", {"n": written.asked}))
    if not written.has_sender:
        lines.append(words.say("message.draft_without_sender"))
    if written.left_out:
        lines.append(words.say("message.left_out", {"n": len(written.left_out)}))
        lines += [words.problem(one.problem) for one in written.left_out]
    remarks = [*(remark for one in written.messages for remark in one.remarks), *written.changes.problems]
    return [*lines, *(words.problem(one) for one in remarks)]


def told_of_sending(sent: SentMessages, words: Wording) -> list[str]:
    """The first sentence says how many the server took over; everybody else is named with the reason."""
    lines = [words.say("message.sent", {"n": len(sent.sent)}), *(_attached(sent.files, words) if sent.sent else ())]
    if sent.asked:
        lines.append(words.say("message.asked", {"n": sent.asked}))
    if sent.stopped is not None:
        lines.append(words.problem(sent.stopped))
    lines += [words.problem(Problem("mail.in_doubt", facts={"name": one.name})) for one in sent.doubt]
    if sent.waiting:
        lines.append(words.say("message.waiting", {"n": len(sent.waiting)}))
        lines += [f"{one.name} <{one.address}>" for one in sent.waiting]
    lines += [words.problem(one.problem) for one in sent.refused]
    lines += [words.problem(Problem("mail.not_noted", facts={"name": one.name})) for one in sent.not_noted]
    if sent.left_out:
        lines.append(words.say("message.left_out", {"n": len(sent.left_out)}))
        lines += [words.problem(one.problem) for one in sent.left_out]
    remarks = [*(remark for one in sent.sent for remark in one.remarks), *sent.changes.problems]
    return [*lines, *(words.problem(one) for one in remarks)]


def _attached(files: Sequence[MailFile], words: Wording) -> list[str]:
    named = words.listed(one.name for one in files)
    return [words.say("message.attached", {"n": len(files), "files": named})] if files else []


def _key_of(written: WrittenMessages) -> str:
    if written.path is None:
        return "message.kept_opened" if written.opened else "message.kept_copied"
    return _KEYS.get(written.path.suffix.lower(), "message.written")


_KEYS = {".xlsx": "message.in_table", ".pdf": "message.in_letters"}
