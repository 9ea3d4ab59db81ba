"""What became of a code, in the words of a language: for the window and the command line."""

from __future__ import annotations

from datetime import date

from exchange_admin.documents.verification.verdict import Judged, Verdict
from exchange_admin.domain.wording import Wording, written_day

_FACTS = ("number", "native", "latin", "kind", "programme", "starts", "ends", "issued", "issuer")


def verdict_word(judged: Judged, words: Wording) -> str:
    """Genuine, revoked, unknown issuer, altered."""
    return words.say(f"verify.{judged.verdict.value}")


def meaning(judged: Judged, words: Wording) -> str:
    """What the verdict means for whoever holds the paper, and what to do now."""
    facts = {
        "issuer": judged.issuer.name if judged.issuer else "",
        "revoked_on": _day(judged.revoked_on, words),
        "made": _day(judged.list_made, words),
    }
    said = [words.say(f"verify.{judged.verdict.value}_about", facts)]
    if judged.verdict is Verdict.GENUINE:
        said.append(words.say(f"verify.{_list_asked(judged)}", facts))
    return ("" if words.language == "zh" else " ").join(said)


def _list_asked(judged: Judged) -> str:
    if judged.list_made is None:
        return "no_list"
    return "old_list" if judged.is_list_too_old else "asked_list"


def told(judged: Judged, words: Wording) -> str:
    """Both in one line."""
    stop = "。" if words.language == "zh" else ". "
    return f"{verdict_word(judged, words)}{stop}{meaning(judged, words)}"


def stated(judged: Judged, words: Wording) -> list[tuple[str, str]]:
    """Label and value of every fact that the code states; none of an altered one."""
    if judged.verdict is Verdict.ALTERED:
        return []
    facts = judged.facts
    days = {name: _day(getattr(facts, name), words) for name in ("starts", "ends", "issued")}
    values = {
        **{name: getattr(facts, name) for name in _FACTS if name not in days},
        **days,
        "kind": words.choice("certificate_kind", facts.kind),
    }
    return [(words.say(f"verify.field.{name}"), values[name]) for name in _FACTS if values[name]]


def _day(day: date | None, words: Wording) -> str:
    return written_day(words.language, day.isoformat()) if day else ""
