"""What Today says in a file where nobody was entered yet: what to do first."""

from __future__ import annotations

from exchange_admin.services.office import Office
from exchange_admin.ui.today.block_shown import BlockShown
from exchange_admin.ui.today.row_shown import Icon, RowShown
from exchange_admin.ui.today.targets import ToCommand, ToList, ToPage
from exchange_admin.ui.today.titles import title_of
from exchange_admin.ui.words import say


def first_steps(office: Office) -> BlockShown:
    """In the order in which they help; in the file of a partner, what a college does there, and of a secretariat what
    one does."""
    title = title_of("first")
    if office.is_partner:
        words = say("Today", "Nobody is in this file yet. What your people still need, and by when, will stand here.")
        return BlockShown(title, _of_a_partner(), sentence=words)
    if office.brings_together:
        words = say("Today", "Nothing is in this office yet. Sessions, decisions and matches will stand here.")
        return BlockShown(title, _of_a_secretariat(), sentence=words)
    words = say("Today", "Nobody is in this office yet. What is due, who arrives and what waits will stand here.")
    return BlockShown(title, _of_an_office(), sentence=words)


def _of_a_secretariat() -> list[RowShown]:
    return [
        RowShown(
            say("Today", "Describe your institution"),
            ToCommand("tools.settings"),
            say("Today", "Names of your institution in three languages, and who signs"),
            lead=Icon("settings"),
        ),
        RowShown(
            say("Today", "Enter your members"),
            ToList("institution"),
            say("Today", "Colleges, enterprises, authorities and research organisations you bring together"),
            lead=Icon("building-2"),
        ),
        RowShown(
            say("Today", "Begin the committee"),
            ToCommand("view.committee"),
            say("Today", "Who belongs to it, when it meets, what it decides and who carries that out"),
            lead=Icon("gavel"),
        ),
        RowShown(
            say("Today", "Collect what members offer and need"),
            ToPage("listing", "all"),
            say("Today", "By hand, or by a form that they fill in; what matches among members is told here"),
            lead=Icon("tag"),
        ),
        RowShown(
            say("Today", "Make a file for each member"),
            ToPage("exchange"),
            say("Today", "With it a college enters its own on its own computer and sends you packages"),
            lead=Icon("package-open"),
        ),
        _full(),
    ]


def _of_an_office() -> list[RowShown]:
    return [
        RowShown(
            say("Today", "Say who you are"),
            ToCommand("tools.settings"),
            say("Today", "Names of the college in three languages, who signs, academic years and terms"),
            lead=Icon("settings"),
        ),
        RowShown(
            say("Today", "Enter your partners"),
            ToList("institution"),
            say("Today", "The colleges you send people to and host people from"),
            lead=Icon("building-2"),
        ),
        _import_a_list(),
        RowShown(
            say("Today", "Or enter the first person by hand"),
            ToList("person"),
            say("Today", "Ctrl+N there begins a new person; their stay brings deadlines to this page"),
            lead=Icon("users"),
        ),
        RowShown(
            say("Today", "Look through the rules of both countries"),
            ToList("requirement"),
            say("Today", "Who needs which paper by when; switch off what your college does otherwise"),
            lead=Icon("list-checks"),
        ),
        _full(),
    ]


def _full() -> RowShown:
    return RowShown(
        say("Today", "See how it looks when it is full"),
        ToCommand("file.sample"),
        say("Today", "The sample office opens in place of this one; everybody in it is invented"),
        lead=Icon("sparkles"),
    )


def _import_a_list() -> RowShown:
    return RowShown(
        say("Today", "Import the list you have"),
        ToCommand("file.import"),
        say("Today", "Any Excel list of students in Chinese, Russian or English; nothing is kept before you agree"),
        lead=Icon("download"),
    )


def _of_a_partner() -> list[RowShown]:
    return [
        RowShown(
            say("Today", "Enter the people you send"),
            ToList("person"),
            say("Today", "Ctrl+N there begins a new person; their stay brings deadlines to this page"),
            lead=Icon("users"),
        ),
        _import_a_list(),
        RowShown(
            say("Today", "Send it to the office"),
            ToCommand("file.send"),
            say("Today", "A package with what you entered; the first one also brings the keys of this file"),
            lead=Icon("send"),
        ),
        RowShown(
            say("Today", "Take in what the office sends"),
            ToCommand("file.receive"),
            say("Today", "Its answer brings questions, decisions and news about your people"),
            lead=Icon("package-open"),
        ),
    ]
