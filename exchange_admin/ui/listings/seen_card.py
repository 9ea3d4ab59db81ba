"""What partners will see of an offer or a need: the line as it is published, in each language."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.rules.listings import DRAFT
from exchange_admin.services.listings.printed import PrintedListing
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.presentation import CHOICE_TONES
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, Pill, Rule, row
from exchange_admin.ui.widgets.segments import LanguageSwitch


class SeenCard(Card):
    """Begins in the language of the other side."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk, look = desk, desk.look
        self._printed: PrintedListing | None = None
        self._values: Mapping[str, Value] = {}
        self.pill = Pill(look)
        self.line, self.whose, self.what = (
            Label(look, 13, SEMIBOLD, wraps=True),
            Label(look, 12, tone="ink2", wraps=True),
            Label(look, 12, tone="ink2", wraps=True),
        )
        self.summary = Label(look, 12, tone="ink3", wraps=True)
        self.left_out = Label(look, 12, tone="ink3", wraps=True)
        self.switch = LanguageSwitch(look, quiet=True)
        self.switch.set_current("zh" if desk.language == "ru" else "ru")
        self.switch.chosen.connect(self._show)
        px = look.px
        self.body.add(
            row(spacing=px(8)).add(self.pill, STRETCH),
            px(6),
            self.line,
            px(4),
            self.whose,
            self.what,
            px(4),
            self.summary,
        )
        self.body.add(px(8), Rule(), px(6), row().add(self.switch, STRETCH), px(4), self.left_out)

    def show_values(self, values: Mapping[str, Value]) -> None:
        """What stands in the form at this moment; the line itself comes with `show_printed`."""
        self._values = values
        self._show()

    def show_printed(self, printed: PrintedListing | None) -> None:
        self._printed = printed
        self._show()

    def _show(self, *_: object) -> None:
        words, values, language = self._desk.words, self._values, self.switch.current()
        told, printed = self._desk.wordings[language], self._printed
        side = str(values.get("side") or "")
        self.title.setText(words.say("listings.form.seen"))
        self.pill.say(told.choice("listing_side", side), Tone(CHOICE_TONES["listing_side"].get(side, "grey")))
        self.aside.setText(told.choice("listing_topic", values.get("topic")))
        self.line.say(printed.title.best(language) if printed else "")
        self.whose.say(printed.whose.best(language) if printed else "")
        self.what.say(printed.what.best(language) if printed else "")
        self.summary.say(in_language(values, "summary", language))
        draft = values.get("state") in {None, DRAFT}
        seen = f"listings.form.draft{'_at_partners' if self._desk.office.is_partner else ''}"
        self.left_out.setText(
            words.in_turn([words.say("listings.form.left_out"), *([words.say(seen)] if draft else [])])
        )
