"""Where somebody goes who is away for a project, as far as its members leave no choice."""

from __future__ import annotations

from exchange_admin.domain.steps import Record, live
from exchange_admin.services.shown_areas import TEACHING
from exchange_admin.store import Store


def host_of(store: Store, project: Record) -> str:
    """In a college's file, which sends: whoever leads, else the only other member that teaches. In that of an office
    that teaches and leads the project, itself; else the only other one. Empty where several could be meant."""
    own, lead = store.institution, project.text("lead_institution_id")
    if lead == own and not store.is_partner and _teaches(store, own):
        return own
    seats = live(store.where("membership", "project_id", [project.id]))
    named = dict.fromkeys((lead, *(one.text("institution_id") for one in seats)))
    hosts = [one for one in named if one and one != own and _teaches(store, one)]
    if store.is_partner and lead in hosts:
        return lead
    return hosts[0] if len(hosts) == 1 else ""


def _teaches(store: Store, institution: str) -> bool:
    found = store.get("institution", institution)
    return found is not None and found["kind"] in TEACHING
