"""What Today says in a file where nobody was entered yet: what to do first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from exchange_admin.services.office import Office
from exchange_admin.ui.today.block_shown import BlockShown
from exchange_admin.ui.today.row_shown import Icon, RowShown
from exchange_admin.ui.today.targets import Target, ToCommand, ToList, ToPage
from exchange_admin.ui.today.titles import title_of
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, say


class _Step(NamedTuple):
    icon: str
    title: str
    target: Target
    below: str


_IMPORT = _Step(
    "download",
    QT_TRANSLATE_NOOP("Today", "Import the list you have"),
    ToCommand("file.import"),
    QT_TRANSLATE_NOOP(
        "Today", "Any Excel list of students in Chinese, Russian or English; nothing is kept before you agree"
    ),
)
_SEE_THE_SAMPLE = _Step(
    "sparkles",
    QT_TRANSLATE_NOOP("Today", "See how it looks when it is full"),
    ToCommand("file.sample"),
    QT_TRANSLATE_NOOP("Today", "The sample office opens in place of this one; everybody in it is invented"),
)
_BY_HAND = QT_TRANSLATE_NOOP("Today", "Ctrl+N there begins a new person; their stay brings deadlines to this page")
_OF_AN_OFFICE = (
    _Step(
        "settings",
        QT_TRANSLATE_NOOP("Today", "Say who you are"),
        ToCommand("tools.settings"),
        QT_TRANSLATE_NOOP("Today", "Names of the college in three languages, who signs, academic years and terms"),
    ),
    _Step(
        "building-2",
        QT_TRANSLATE_NOOP("Today", "Enter your partners"),
        ToList("institution"),
        QT_TRANSLATE_NOOP("Today", "The colleges you send people to and host people from"),
    ),
    _IMPORT,
    _Step("users", QT_TRANSLATE_NOOP("Today", "Or enter the first person by hand"), ToList("person"), _BY_HAND),
    _Step(
        "list-checks",
        QT_TRANSLATE_NOOP("Today", "Look through the rules of both countries"),
        ToList("requirement"),
        QT_TRANSLATE_NOOP("Today", "Who needs which paper by when; switch off what your college does otherwise"),
    ),
    _SEE_THE_SAMPLE,
)
_OF_A_SECRETARIAT = (
    _Step(
        "settings",
        QT_TRANSLATE_NOOP("Today", "Describe your institution"),
        ToCommand("tools.settings"),
        QT_TRANSLATE_NOOP("Today", "Names of your institution in three languages, and who signs"),
    ),
    _Step(
        "building-2",
        QT_TRANSLATE_NOOP("Today", "Enter your members"),
        ToList("institution"),
        QT_TRANSLATE_NOOP("Today", "Colleges, enterprises, authorities and research organisations you bring together"),
    ),
    _Step(
        "gavel",
        QT_TRANSLATE_NOOP("Today", "Begin the committee"),
        ToCommand("view.committee"),
        QT_TRANSLATE_NOOP("Today", "Who belongs to it, when it meets, what it decides and who carries that out"),
    ),
    _Step(
        "tag",
        QT_TRANSLATE_NOOP("Today", "Collect what members offer and need"),
        ToPage("listing", "all"),
        QT_TRANSLATE_NOOP("Today", "By hand, or by a form that they fill in; what matches among members is told here"),
    ),
    _Step(
        "package-open",
        QT_TRANSLATE_NOOP("Today", "Make a file for each member"),
        ToPage("exchange"),
        QT_TRANSLATE_NOOP("Today", "With it a college enters its data on its own computer and sends you packages"),
    ),
    _SEE_THE_SAMPLE,
)
_OF_A_PARTNER = (
    _Step("users", QT_TRANSLATE_NOOP("Today", "Enter the people you send"), ToList("person"), _BY_HAND),
    _IMPORT,
    _Step(
        "send",
        QT_TRANSLATE_NOOP("Today", "Send it to the office"),
        ToCommand("file.send"),
        QT_TRANSLATE_NOOP("Today", "A package with what you entered; the first one also brings the keys of this file"),
    ),
    _Step(
        "package-open",
        QT_TRANSLATE_NOOP("Today", "Take in what the office sends"),
        ToCommand("file.receive"),
        QT_TRANSLATE_NOOP("Today", "Its answer brings questions, decisions and news about your people"),
    ),
)


def first_steps(office: Office) -> BlockShown:
    """In the order in which they help; in the file of a partner, what a college does there, and of a secretariat what
    one does."""
    if office.is_partner:
        words = say("Today", "Nobody is in this file yet. What your people still need, and by when, will stand here.")
        steps: Sequence[_Step] = _OF_A_PARTNER
    elif office.brings_together:
        words = say("Today", "Nothing is in this office yet. Sessions, decisions and matches will stand here.")
        steps = _OF_A_SECRETARIAT
    else:
        words = say("Today", "Nobody is in this office yet. What is due, who arrives and what waits will stand here.")
        steps = _OF_AN_OFFICE
    rows = [
        RowShown(say("Today", one.title), one.target, say("Today", one.below), lead=Icon(one.icon)) for one in steps
    ]
    return BlockShown(title_of("first"), rows, sentence=words)
