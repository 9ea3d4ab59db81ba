"""In which language the partner is written to whose list is imported."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.domain.rules.messages.languages import language_of
from exchange_admin.names.scripts import language_of as script_language
from exchange_admin.services.importing.draft import ImportOptions, StagedSheet
from exchange_admin.services.importing.people import usual_home
from exchange_admin.store import Store


def partner_language(store: Store, options: ImportOptions, sheets: Sequence[StagedSheet]) -> tuple[str, bool]:
    """That of the institution whose list it is, else the one that its headings are in; and whether it is a guess."""
    homes = {usual_home(options, sheet) for sheet in sheets}
    home = homes.pop() if len(homes) == 1 else ""
    record = store.many("institution", [home]).get(home) if home else None
    if record is not None and record.live:
        language, is_guess = language_of(record.text("country"))
        if not is_guess:
            return language, False
    written = " ".join(text for sheet in sheets for text in (*sheet.titles, *sheet.headings()))
    return script_language(written), True
