"""From one open office to what its pages work with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from exchange_admin.app.partner_mode import PartnerLimits
from exchange_admin.app.program import login_name
from exchange_admin.services.office import Office
from exchange_admin.ui.actions import Actions
from exchange_admin.ui.ask import Ask
from exchange_admin.ui.desk import Desk, Notices
from exchange_admin.ui.feed import ChangeFeed
from exchange_admin.ui.jobs import JobRunner
from exchange_admin.ui.kept_files import OpenedCopies
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.limits import Limits
from exchange_admin.ui.look import Look
from exchange_admin.ui.preferences import Preferences


@dataclass(frozen=True)
class WindowParts:
    """What the window of every office has in common."""

    look: Look
    languages: Languages
    preferences: Preferences
    ask: Ask
    cache: Path


def make_desk(office: Office, parts: WindowParts, jobs: JobRunner, actions: Actions) -> Desk:
    """The desk of one office."""
    return Desk(
        office=office,
        look=parts.look,
        feed=ChangeFeed(),
        jobs=jobs,
        actions=actions,
        ask=parts.ask,
        notices=Notices(),
        preferences=parts.preferences,
        who=lambda: parts.preferences.person or login_name(),
        copies=OpenedCopies(parts.cache / "opened"),
        limits=PartnerLimits(office.store, office.program.registry) if office.is_partner else Limits(),
    )
