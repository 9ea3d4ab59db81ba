"""Messages on paper: each in the language of its recipient, below the letterhead of the office in that language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from exchange_admin.documents.certificates.wording import said_day
from exchange_admin.documents.fonts import Fonts, named
from exchange_admin.documents.message_letters import MessageLetter, undrawable, write_letters
from exchange_admin.documents.paper_files import Progress
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.messages.order import NotWritten, PreparedMessage
from exchange_admin.services.stored import got
from exchange_admin.store import Store


class Letters:
    """Of one plan: what stands in the letterhead is read once for each language."""

    def __init__(self, store: Store, fonts: Fonts, wordings: Mapping[str, Wording], today: date) -> None:
        self._fonts, self._wordings, self._today = fonts, wordings, today
        offices = store.records(Query("office"))
        self._office = offices[0] if offices else Record("office", "", {})
        self._own = got(store, "institution", self._office.text("institution_id"))

    def drawable(self, messages: Sequence[PreparedMessage]) -> tuple[list[PreparedMessage], list[NotWritten]]:
        """Those that can be printed, and those with characters that no font has."""
        ready, others = [], []
        for one in messages:
            if missing := undrawable(self.letter(one), self._fonts):
                facts = {"name": one.name, "characters": named(missing)}
                others.append(NotWritten(one.key, one.name, Problem("message.missing_glyph", facts=facts)))
            else:
                ready.append(one)
        return ready, others

    def write(self, messages: Sequence[PreparedMessage], path: Path, language: str, progress: Progress) -> None:
        """Into a file that is there; its title is in `language`."""
        title = self._wordings[language].kind("message", 2)
        with path.open("wb") as stream:
            write_letters([self.letter(one) for one in messages], stream, self._fonts, title, progress)

    def letter(self, message: PreparedMessage) -> MessageLetter:
        words = self._wordings[message.language]
        return MessageLetter(
            message.language,
            self._head(words),
            said_day(words, self._today),
            message.post or (message.name,),
            message.subject_text,
            message.text,
            words.say("message.page"),
        )

    def _head(self, words: Wording) -> tuple[str, ...]:
        """The institution, its department, and where both are reached."""
        name = in_language(self._own.values, "name", words.language) if self._own.id else ""
        department = in_language(self._office.values, "department", words.language)
        address = self._own.text("address").replace("\n", ", ")
        phone = self._office.text("phone") or self._own.text("phone")
        reached = (address, phone, self._office.text("email") or self._own.text("email"))
        return tuple(filter(None, (name, department, " · ".join(filter(None, reached)))))
