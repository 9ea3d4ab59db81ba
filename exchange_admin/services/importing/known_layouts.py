"""What somebody said of the columns of a partner's list, for the next list of that partner with the same headings. It
is known in this office file only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.importing.columns_by_hand import headings_in_file, is_by_hand
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions, StagedRow, StagedSheet
from exchange_admin.services.importing.headings import plain_heading
from exchange_admin.services.importing.list_shapes import KINDS
from exchange_admin.services.importing.people import usual_home
from exchange_admin.services.importing.sources import Sources
from exchange_admin.store import Store

_REMEMBERED = "import.columns"
_BY_HAND = "import.columns_by_hand"
"""What was split and put together, as `_REMEMBERED`: by partner, by mark."""
Told = Mapping[str, str]
"""Keys of columns by their heading."""


def note_headings(draft: ImportDraft, options: ImportOptions) -> None:
    """Notes the layout of each sheet, and what was said of its columns with the file."""
    for sheet in draft.sheets:
        headings = {plain_heading(one): one for one in sheet.headings()}
        told = {plain_heading(heading): key for heading, key in options.columns}
        sheet.told |= {headings[one]: key for one, key in told.items() if one in headings}
        sheet.mark = _mark(sheet, options)


def known_columns(draft: ImportDraft, options: ImportOptions, sources: Sources) -> tuple[ImportOptions, list[Problem]]:
    """The options with what is remembered of the columns, and what is told of that. Where nobody said whose the file is
    it counts only if it is the same for all partners with such lists; what was said now counts first."""
    options = _with_known_parts(draft, options, sources.store)
    kept, found, told = _kept(sources.store), dict[str, str](), list[Problem]()
    given = {plain_heading(heading) for heading, _ in options.columns}
    for sheet in draft.sheets:
        of = [options.kind] if options.kind else KINDS
        partner = usual_home(options, sheet)
        partners = {id: of_one[sheet.mark] for id, of_one in kept.items() if sheet.mark in of_one}
        known = partners.get(partner) if partner else next(iter(partners.values()), None)
        if not sheet.mark or sheet.kind not in of or not known or any(one != known for one in partners.values()):
            continue
        keys = sources.tables.all_headings.keys[sheet.kind]
        headings = {plain_heading(one): one for one in sheet.headings()}
        headings |= {plain_heading(one): one for one in known if is_by_hand(one, options)}
        new = {
            headings[one]: key
            for heading, key in known.items()
            if (one := plain_heading(heading)) in headings and one not in given and key in keys
        }
        found |= new
        if new:
            whose = partner or next(iter(partners))
            facts = {"n": len(new), "partner": sources.places.label(whose)}
            told.append(Problem("import.columns_remembered", facts=facts, level=Level.INFORMS))
    return (replace(options, columns=(*options.columns, *found.items())) if found else options), told


def _with_known_parts(draft: ImportDraft, options: ImportOptions, store: Store) -> ImportOptions:
    """The options with what the partner's lists of this layout had split and put together, unless something is now."""
    kept: dict[str, dict[str, dict[str, list[list[str]]]]] = store.settings.like(_BY_HAND, {})
    if options.split or options.joined or not kept:
        return options
    for sheet in draft.sheets:
        partner = usual_home(options, sheet)
        known = [of_one[sheet.mark] for id, of_one in kept.items() if sheet.mark in of_one and partner in ("", id)]
        if sheet.mark and known and all(one == known[0] for one in known):
            split, joined = (tuple((first, second) for first, second in known[0][one]) for one in ("split", "joined"))
            return replace(options, split=split, joined=joined)
    return options


def are_parts_as_known(draft: ImportDraft, store: Store) -> bool:
    """Whether the columns of the draft parted into as many as those of the list of which that is remembered."""
    kept: dict[str, dict[str, dict[str, list[list[str]]]]] = store.settings.like(_BY_HAND, {})
    marks = {sheet.mark for sheet in draft.sheets}
    known = [one.get("parts", []) for of_one in kept.values() for mark, one in of_one.items() if mark in marks]
    return [[one] for one in _parts_of(draft)] in known


def _parts_of(draft: ImportDraft) -> list[str]:
    headings = (one for sheet in draft.sheets for one in sheet.headings())
    return sorted({one for one in headings if is_by_hand(one, draft.options)})


def remember(draft: ImportDraft, done: Iterable[StagedRow], store: Store) -> None:
    """Keeps what was said of the columns of lists that went in, for the partner whose they are."""
    rows, kept = list(done), _kept(store)
    by_hand: dict[str, dict[str, object]] = store.settings.like(_BY_HAND, {})
    is_changed = False
    for at, sheet in enumerate(draft.sheets):
        homes = {str(row.values.get("home_institution_id") or "") for row in rows if row.sheet == at}
        partner = usual_home(draft.options, sheet) or (homes.pop() if len(homes) == 1 else "")
        if sheet.told and sheet.mark and partner and any(row.sheet == at for row in rows):
            kept.setdefault(partner, {})[sheet.mark] = dict(sheet.told)
            by_hand.setdefault(partner, {})[sheet.mark] = {
                "split": list(map(list, draft.options.split)),
                "joined": list(map(list, draft.options.joined)),
                "parts": [[one] for one in _parts_of(draft)],
            }
            is_changed = True
    if is_changed:
        store.settings.set(_REMEMBERED, kept)
        store.settings.set(_BY_HAND, by_hand)


def _mark(sheet: StagedSheet, options: ImportOptions) -> str:
    """Alike for lists with the same headings in any order; empty for a list that has none, or one twice."""
    headings = sorted(map(plain_heading, headings_in_file(filter(None, sheet.headings()), options)))
    if not sheet.header_row or len(set(headings)) < len(headings) or not headings:
        return ""
    return hashlib.sha256("\n".join(headings).encode("utf-8", "replace")).hexdigest()[:32]


def _kept(store: Store) -> dict[str, dict[str, Told]]:
    kept: dict[str, object] = store.settings.like(_REMEMBERED, {})
    return {partner: layouts for partner, layouts in kept.items() if isinstance(layouts, dict)}
