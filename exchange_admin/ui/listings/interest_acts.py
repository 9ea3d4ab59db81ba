"""What is said about an offer or need of another institution, and the answers, asked in short dialogs where words
belong to them. Each is one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.agreement_drafts import AgreementDraft
from exchange_admin.domain.steps import Record
from exchange_admin.services.listings.matches import ShownMatch
from exchange_admin.ui.acts import Acts
from exchange_admin.ui.ask import Question
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog, ask_fields
from exchange_admin.ui.listings.pair_tools import own_tools, pair_tools

_KIND = "interest"


class InterestActs(Acts):
    agreement_made = Signal(str)
    answered = Signal(str)  # an interest, which may fit no filter any more and has a next step
    project_made = Signal(str)

    def send(self, listing: str, own: str = "", words: str = "") -> None:
        """Asks for the message, which may begin with `words`."""
        interests, record = self._desk.office.interests, self._desk.records.get("listing", listing)
        before = interests.of(listing)
        begun = words or (before.text("message") if before is not None else "")
        whose = self._desk.label("institution", record.text("institution_id"))
        about = f"{self._desk.label('listing', listing)} · {whose}"
        self._ask_words(
            ("send_title", "do_send"),
            *("message", begun, about),
            lambda said: interests.send(listing, said, self._who(), own=own),
        )

    def note(self, listing: str) -> None:
        """The interest of an institution without the program, which wrote or called: asks whose it is and its words."""
        desk, kind = self._desk, self._desk.registry[_KIND]
        asked = {"asking_institution_id": "note_who", "own_listing_id": "note_theirs", "message": "note_words"}
        fields = [(kind[name], self._said(key)) for name, key in asked.items()]
        title, verb, about = (self._said(key) for key in ("note_title", "do_note", "note_about"))
        dialog = FieldsDialog(
            *(desk, title, verb, fields, {}),
            self._parent,
            about,
            tools=own_tools(desk, lambda: dialog.editors["asking_institution_id"].typed()),
        )
        dialog.carry_out = partial(self._note, listing)
        desk.ask.show(dialog)

    def shortlist(self, listing: str, own: str = "") -> None:
        self._do(lambda: self._desk.office.interests.shortlist(listing, self._who(), own=own))

    def dismiss(self, listing: str, own: str = "") -> None:
        """Says what was put aside, and how it comes back."""
        called = self._desk.label("listing", listing)
        self._do(lambda: self._desk.office.interests.dismiss(listing, self._who(), own=own), listing=called)

    def withdraw(self, interest: Record) -> None:
        """Asks first: the other side hears of it, and buttons are clicked twice in haste."""
        desk, about = self._desk, {"listing": self._desk.label(_KIND, interest.id)}
        is_reached = desk.office.interests.is_reached(interest.text("answering_institution_id"))
        asked = desk.words.say(f"listings.window.withdraw_{'asked' if is_reached else 'unheard'}", about)
        title, verb = self._said("withdraw_title"), self._said("withdraw")
        if desk.ask.confirm(Question(title, asked, verb, grave=True)):
            self._withdraw(interest.id)

    def _withdraw(self, interest: str) -> None:
        self._do(lambda: self._desk.office.interests.withdraw(interest, self._who()))

    def answer(self, interest: Record, reply: str) -> None:
        """Asks for the words that go with it: one's own, or what the other side said whom the own one asked."""
        is_heard = interest["asking_institution_id"] == self._desk.limits.own
        side = "answering" if is_heard else "asking"
        other = self._desk.label("institution", interest.text(f"{side}_institution_id"))
        about = f"{self._desk.label(_KIND, interest.id)} · {other}"
        answer = self._desk.office.interests.answer
        title, verb = ("heard_title", f"heard_{reply}") if is_heard else (f"{reply}_title", f"do_{reply}")
        is_said = self._ask_words(
            (title, verb),
            *("answer", interest.text("answer"), about),
            lambda said: answer(interest.id, reply, said, self._who()),
        )
        if is_said:
            self.answered.emit(interest.id)

    def begin_agreement(self, interest: Record) -> None:
        """Asks for number and days of the draft; they begin with what the two sides said."""
        desk, kind = self._desk, self._desk.registry["agreement"]
        try:
            draft = desk.office.interests.agreement_draft(interest.id)
        except RuleBroken as broken:
            desk.say_reason(broken)
            return
        fields = [
            (kind[name], desk.words.field(kind.name, name)) for name in ("number", "kind", "valid_from", "valid_until")
        ]
        ask_fields(
            desk,
            self._said("agreement_title"),
            self._said("do_agreement"),
            fields,
            {name: draft.values.get(name) for name in ("number", "kind", "valid_from", "valid_until")},
            self._parent,
            partial(self._begin, interest.id),
            self._carried(draft),
        )

    def _carried(self, draft: AgreementDraft) -> str:
        """What of the two sides the agreement would say."""
        values = draft.values
        is_said = {
            "institutions" if draft.parties else "institution": True,
            "titles": any(values.get(f"title_{one}") for one in ("zh", "ru", "en")),
            "field": values.get("isced_f"),
            "dates": values.get("valid_from") or values.get("valid_until"),
            "places": draft.condition.get("places_per_year"),
            "level": draft.condition.get("level"),
            "language": draft.condition.get("language"),
        }
        words = self._desk.words
        what = words.listed(words.say(f"listings.carried.{one}") for one, said in is_said.items() if said)
        return words.say("listings.window.agreement_about", {"what": what})

    def begin_project(self, interest: Record) -> None:
        """Asks for its kind; everything else is what the two sides said, and is shown to be gone on with."""
        desk, kind = self._desk, self._desk.registry["project"]
        title = self._said("do_project")
        fields = [(kind["kind"], desk.words.field(kind.name, "kind"))]
        about = desk.label("listing", interest.text("listing_id"))
        begun = {"kind": kind["kind"].begins}
        ask_fields(desk, title, title, fields, begun, self._parent, partial(self._begin_project, interest.id), about)

    def _begin_project(self, interest: str, dialog: FieldsDialog) -> bool:
        given = {"kind": dialog.values["kind"]}
        if not self._in(dialog, lambda _: self._desk.office.projects.begin(interest, self._who(), given)):
            return False
        self.project_made.emit(self._desk.records.get(_KIND, interest).text("led_to_project_id"))
        return True

    def why_not(self, own: str = "") -> None:
        """Of any two of two institutions: how they fit, or the first reason why they do not."""
        desk, kind = self._desk, self._desk.registry[_KIND]
        fields = [(kind["own_listing_id"], self._said("one")), (kind["listing_id"], self._said("other"))]
        dialog = FieldsDialog(
            *(desk, self._said("why_title"), self._said("do_why"), fields, {"own_listing_id": own or None}),
            self._parent,
            tools=pair_tools(desk, lambda: dialog.editors["own_listing_id"].typed()),
        )
        dialog.carry_out = self._explain
        if own:  # what is left to be chosen
            dialog.editors["listing_id"].widget.setFocus()
        desk.ask.show(dialog)

    def _explain(self, dialog: FieldsDialog) -> bool:
        one, other = (str(dialog.values[name] or "") for name in ("own_listing_id", "listing_id"))
        try:
            found = self._desk.office.matches.of_two(one, other, self._desk.language)
        except RuleBroken as broken:
            dialog.refuse(self._desk.sentence(broken.problems))
            return False
        if not isinstance(found, ShownMatch):
            dialog.tell(found.sentence)
            return False
        facts = {"score": found.match.score, "possible": found.match.possible, "limit": 50}
        lines = [self._desk.words.say("listings.window.they_meet", facts), *found.sentences]
        dialog.tell("\n".join(lines))
        return False

    def _note(self, listing: str, dialog: FieldsDialog) -> bool:
        names = ("message", "own_listing_id", "asking_institution_id")
        message, own, asking = (str(dialog.values[name] or "") for name in names)
        send = self._desk.office.interests.send
        return self._in(dialog, lambda _: send(listing, message or None, self._who(), own=own, asking=asking))

    def _begin(self, interest: str, dialog: FieldsDialog) -> bool:
        typed = dialog.values
        days = (day_in(typed, "valid_from"), day_in(typed, "valid_until"))
        words = (str(typed["number"] or ""), str(typed["kind"] or ""))
        begin = partial(self._desk.office.interests.begin_agreement, interest, self._who())
        if not self._in(dialog, lambda _: begin(number=words[0], kind=words[1], days=days)):
            return False
        record = self._desk.records.get(_KIND, interest)
        self.agreement_made.emit(record.text("led_to_agreement_id"))
        return True

    def _ask_words(
        self, keys: tuple[str, str], field: str, begun: str, about: str, do: Callable[[str], Changes]
    ) -> bool:
        """`keys` are of the title and of the button. Whether it was done."""
        desk, kind, tried = self._desk, self._desk.registry[_KIND], list[bool]()

        def carry_out(dialog: FieldsDialog) -> bool:
            tried.append(self._in(dialog, lambda _: do(str(dialog.values[field] or ""))))
            return tried[-1]

        fields = [(kind[field], desk.words.field(_KIND, field))]
        title, verb = map(self._said, keys)
        ask_fields(desk, title, verb, fields, {field: begun}, self._parent, carry_out, about)
        return any(tried)

    def _said(self, key: str) -> str:
        return self._desk.words.say(f"listings.window.{key}")

    def _who(self) -> str:
        return self._desk.who()
