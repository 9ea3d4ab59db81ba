"""Every command of the command line, with arguments that make it do its work in a folder of `make_verb_offices`."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from mail_servers import SENDER
from week_offices import make_offices
from works import COLLEGE, OFFICE, OTHER, PACKAGE, SAMPLES, open_office

from exchange_admin.app.cli.commands import COMMANDS
from exchange_admin.app.main import main
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.messages.mail_servers import PLAIN
from exchange_admin.domain.steps import Step, removal

READING = {
    *("info", "check", "find", "name", "certificate list", "certificate verify", "exam list"),
    *("readiness list", "transcript list", "transcript show", "recognition list", "learning-agreement list"),
    *("partner list", "package inspect", "conflicts list"),
    *("today", "task list", "checklist", "deadline explain", "agreement balance", "agreement parties"),
    *("message templates", "message preview", "glossary", "interest list", "pair list"),
    *("minutes show", "forum show", "decisions control", "update", "project show", "project silent", "output show"),
}
"""Commands that write nothing, whatever they are told."""
ELSEWHERE = {"package returned", "package waiting"}
"""Commands that need a file which lost steps, where it is one transaction as that of `package import`."""
MAILING = {"message send", "message resend"}
"""Commands of which something can be done though the file is as it was."""
TOO_LONG = {"demo", "snapshot", "sample"}
"""Commands that do what others do, many times over; tried in the long run only."""

CATALOGUE = "offers.exchcat"
NEW, SMALL, SMALL_KEPT, MAIL = "fresh.exchange", "small.exchange", "small_kept.exchange", "mail"
HUB = "believing.exchange"
F, S = f"@{OFFICE}", f"@{SMALL}"
"""The second has few records, for what copies or reads through the whole file: each page is a write."""
ANYWAY = ("--basis", "contract")
WRITING: Mapping[str, tuple[str, ...]] = {
    "new": ("new", "@new.exchange", "--name", "松花学院", "--country", "CN"),
    "sample": ("sample", "@sample.exchange", "--people", "20"),
    "backup": ("backup", S),
    "backup in a folder": ("backup", S, "@safe"),
    "backup purge": ("backup", S, "--purge", "--erased"),
    "backup keep": ("backup", S, "--keep", "40"),
    "restore": ("restore", f"@{SMALL_KEPT}", S),
    "list": ("list", F, "person", "--out", "@people.xlsx"),
    "list as text": ("list", F, "person", "--out", "@people.csv"),
    "show": ("show", F, "attachment", "{attachment}", "--content", "@scan.png"),
    "add": ("add", F, "person", "role=student", "family_latin=Li", "given_latin=Min"),
    "add a file": ("add", F, "attachment", "person_id={person}", "--content", "@papers.png"),
    "set": ("set", F, "person", "{person}", "phone=+8613800000000"),
    "journal": ("journal", F, "--rebuild", "--mend"),
    "import": (
        "import", F, str(SAMPLES / "partner_cn_autumn_2026.xlsx"), "--problems", "@problems.xlsx",
    ),
    "report": ("report", F, "exchange-register", "--out", "@report.xlsx"),
    "certificate issue": (
        "certificate", "issue", F, "--for", "{person}", "--for", "{person2}", "--anyway", "x", "--out", "@one.pdf",
    ),
    "certificate issue each": (
        "certificate", "issue", F, "--for", "{person}", "--for", "{person2}", "--anyway", "x", "--out", "@papers",
    ),
    "certificate print": ("certificate", "print", F, "{certificate}", "{certificate2}", "--out", "@again"),
    "certificate sign": ("certificate", "sign", F, "{issued}"),
    "certificate handover": ("certificate", "handover", F, "{signed}"),
    "certificate revoke": ("certificate", "revoke", F, "{certificate}", "--reason", "x"),
    "certificate key": (
        "certificate", "key", F, "--out", "@o.pub", "--page", "@verify.html", "--key-sheet", "@key.pdf",
    ),
    "certificate revocations": ("certificate", "revocations", F, "--out", "@revoked.txt"),
    "certificate designs": ("certificate", "designs", F, "--copy", "{design}"),
    "certificate designs out": ("certificate", "designs", F, "--export", "{design}", "--out", "@d.exchdesign"),
    "labels": ("labels", F, "--for", "{person}", "--out", "@labels.pdf"),
    "matrix": ("matrix", F, "{programme}", "--pdf", "@matrix.pdf"),
    "matrix as a workbook": ("matrix", F, "{programme}", "--xlsx", "@matrix.xlsx"),
    "match letter": ("match", F, "--listing", "{needed}", "--all", "--out", "@letter.pdf"),
    "match list": ("match", F, "--all", "--out", "@matches.xlsx"),
    "catalogue paper": ("catalogue", "paper", F, "--out", "@catalogue.pdf"),
    "catalogue paper as a workbook": ("catalogue", "paper", F, "--out", "@catalogue.xlsx"),
    "form task": ("form", F, "task", "--institution", "{partner}", "--out", "@form.xlsx"),
    "form listing": ("form", F, "listing", "--institution", "{partner}", "--out", "@blank.xlsx"),
    "form person": ("form", F, "person", "--institution", "{partner}", "--out", "@people_form.xlsx", "--blank"),
    "form arrivals": ("form", F, "arrivals", "--institution", "{host}", *ANYWAY, "--out", "@arrivals.xlsx"),
    "form marks": ("form", F, "marks", "--institution", "{host}", *ANYWAY, "--out", "@marks.xlsx"),
    "form attendance": (
        *("form", F, "attendance", "--institution", "{college}", "--group", "{their_group}"),
        *(*ANYWAY, "--out", "@lessons.xlsx"),
    ),
    "attendance": ("attendance", F, "{group}", "--pdf", "@sheet.pdf"),
    "exam retake": ("exam", "retake", F, "{result}", "date=2026-11-20"),
    "readiness waive": ("readiness", "waive", F, "{stay}", "--reason", "x"),
    "grade examples": ("grade", "examples", f"@{NEW}"),
    "term examples": ("term", "examples", f"@{NEW}"),
    "grade convert": (
        *("grade", "convert", "--method", "bavarian", "--best", "100", "--lowest-pass", "60", "--grade", "73"),
        *("--rounding", "half-up", "--pdf", "@why.pdf"),
    ),
    "transcript import": ("transcript", "import", f"@{NEW}", "@transcript.xml", "--person", "new", "--issuer", "new"),
    "transcript export": ("transcript", "export", F, "{transcript}", "--out", "@t.xml", "--elmo", "--pdf"),
    "recognition show": ("recognition", "show", F, "{decided}", "--out", "@case.pdf"),
    "recognition propose": ("recognition", "propose", F, "{draft}"),
    "recognition decide": ("recognition", "decide", F, "{proposed}", "--by", "x", "--minutes", "7"),
    "learning-agreement show": ("learning-agreement", "show", F, "{agreement}", "--out", "@la.pdf"),
    "learning-agreement approve": (
        *("learning-agreement", "approve", F, "{awaiting}", "--side", "{side}", "--hash", "{hash}", "--by", "x"),
        *("--scan", "@papers.png"),
    ),
    "task add": ("task", "add", F, "Call", "due=2026-12-01"),
    "task ask": ("task", "ask", F, "{task}", "{task2}"),
    "task receive": ("task", "receive", F, "{task}"),
    "task submit": ("task", "submit", F, "{task}"),
    "task done": ("task", "done", F, "{task}", "--date", "2026-11-20"),
    "task waive": ("task", "waive", F, "{task}", "--reason", "x"),
    "task reject": ("task", "reject", F, "{received}", "--reason", "x"),
    "task reopen": ("task", "reopen", F, "{waived}"),
    "task move": ("task", "move", F, "{task}", "--to", "2026-12-24"),
    "task assign": ("task", "assign", F, "{task}", "--to", "{staff}"),
    "event add": ("event", "add", F, "{stay}", "--kind", "move", "--date", "2026-11-01"),
    "event accept": ("event", "accept", F, "{guest}"),
    "event same": ("event", "same", F, "{event}", "{other_event}"),
    "event arrived": ("event", "arrived", F, "{stay}", "--date", "2026-11-01"),
    "agreement renew": ("agreement", "renew", F, "{contract}"),
    "agreement end": ("agreement", "end", F, "{contract}"),
    "agreement prolong": ("agreement", "prolong", F, "{renewing}", "--until", "2033-01-01"),
    "calendar": ("calendar", F, "--out", "@dates.ics"),
    "contacts": ("contacts", F, "--out", "@partners.vcf"),
    "message write": (
        *("message", "write", F, "agreement_ends", "--agreement", "{contract}", "--out", "@drafts"),
        *("--fill", "date=2030-01-01", "--fill", "notice=2030-01-01"),
    ),
    "message write as a table": (
        *("message", "write", F, "agreement_ends", "--agreement", "{contract}", "--out", "@letters.xlsx"),
        *("--fill", "date=2030-01-01", "--fill", "notice=2030-01-01"),
    ),
    "message write as letters": (
        *("message", "write", F, "agreement_ends", "--agreement", "{contract}", "--out", "@letters.pdf"),
        *("--fill", "date=2030-01-01", "--fill", "notice=2030-01-01"),
    ),
    "message send": (
        *("message", "send", F, "agreement_ends", "--agreement", "{contract}"),
        *("--fill", "date=2030-01-01", "--fill", "notice=2030-01-01"),
    ),
    "message resend": ("message", "resend", F, "{message}"),
    "message again": ("message", "again", F, "{message}", "--out", "@once_more"),
    "message server": ("message", "server", F, "--smtp", "x.cn", "--security", "tls", "--port", "465"),
    "interest send": ("interest", "send", F, "{offered}", "--message", "x"),
    "interest shortlist": ("interest", "shortlist", F, "{offered}"),
    "interest dismiss": ("interest", "dismiss", F, "{offered}"),
    "interest withdraw": ("interest", "withdraw", F, "{asked}"),
    "interest agree": ("interest", "agree", F, "{agreeing}"),
    "pair agree": ("pair", "agree", F, "{pair}"),
    "pair end": ("pair", "end", F, "{pair}"),
    "project begin": ("project", "begin", F, "{agreeing}", "--kind", "laboratory"),
    "project move": ("project", "move", F, "{project}", "agreed"),
    "project confirm": ("project", "confirm", F, "{project}"),
    "output move": ("output", "move", F, "{output}", "drafting"),
    "output approve": ("output", "approve", F, "{output}", "--signer", "x"),
    "interest answer": ("interest", "answer", F, "{to_answer}", "--reply", "accepted"),
    "project card": ("project", "card", F, "{project}", "--out", "@card.pdf"),
    "minutes approve": ("minutes", "approve", F, "{session}", "--signer", "x"),
    "minutes paper": ("minutes", "paper", F, "{session}", "--out", "@minutes.pdf"),
    "minutes pack": ("minutes", "pack", F, "{session}", "--out", "@session.pdf"),
    "minutes agree": ("minutes", "agree", F, "{approved}"),
    "minutes convene": ("minutes", "convene", F, "{body}", "--date", "2027-10-20"),
    "forum list": ("forum", "list", F, "{session}"),
    "minutes agenda": ("minutes", "agenda", F, "{session}"),
    "decisions add": ("decisions", "add", F, "{session}", "--zh", "办", "--ru", "Сделать"),
    "decisions settle": ("decisions", "settle", F, "{decision}", "lapsed", "--result", "x"),
    "partner office": ("partner", "office", F, "{other}", "--out", "@new_college.exchange", "--basis", "contract"),
    "partner add": ("partner", "add", F, "{third}", "--site", "abcdefgh", "--sign-key", "{sign}", "--age-key", "{age}"),
    "partner key": ("partner", "key", F, "{partner}", "--revoke"),
    "catalogue export": ("catalogue", "export", F, "--out", "@all.exchcat"),
    "catalogue import": ("catalogue", "import", f"@{NEW}", f"@{CATALOGUE}", "--say", "{key}={digits}"),
    "catalogue key": ("catalogue", "key", f"@{HUB}", "{digits}", "--revoke"),
    "package make": ("package", "make", F, "--to", "{partner}", "--out", "@out", "--basis", "contract"),
    "package import": ("package", "import", F, f"@{PACKAGE}"),
    "mailbox": ("mailbox", F, f"@{MAIL}", "--once"),
    "erase": ("erase", S, "{holder}", "--papers", "erase"),
    "erase and keep papers": ("erase", S, "{holder}", "--keep-until", "2050-01-01"),
    "conflicts resolve": ("conflicts", "resolve", F, "{card}", "--take", "{answer}"),
    "demo": ("demo", "@demo"),
    "snapshot": ("snapshot", F, "@pictures"),
}  # fmt: skip


def commands() -> Iterator[str]:
    """Every command by its words."""

    def below(command: click.Command, words: str) -> Iterator[str]:
        if isinstance(command, click.Group):
            for name, one in command.commands.items():
                yield from below(one, f"{words} {name}")
        else:
            yield words.strip()

    return below(COMMANDS, "")


def tried() -> set[str]:
    """The commands of `WRITING`."""
    return {next(name for name in commands() if " ".join(words).startswith(name)) for words in WRITING.values()}


def make_verb_offices(folder: Path, mail_port: int) -> dict[str, str]:
    """Fills the folder, and answers with what stands in braces. `mail_port` is of a server on this computer."""
    make_offices(folder)
    office = folder / OFFICE
    facts: dict[str, str] = {}
    shutil.copy(SAMPLES.parents[1] / "resources" / "sample" / "exam_certificate.png", folder / "papers.png")
    people = _plain("list", office, "person")["rows"]
    abroad = [one["person_id"] for one in _plain("readiness", "list", office)["stays"]]
    facts["stay"] = next(
        one["id"] for one in _plain("readiness", "list", office)["stays"] if one["standing"] == "not_ready"
    )
    asked_for = ("--filter", "direction=incoming", "--filter", "receiving_status=pending")
    facts["guest"] = _plain("list", office, "mobility", *asked_for, "--filter", "sending_status=nominated")["rows"][0][
        "id"
    ]
    facts["person"], facts["person2"] = list(dict.fromkeys(abroad))[:2]
    facts["attachment"] = _plain("list", office, "attachment")["rows"][0]["id"]
    papers = _plain("certificate", "list", office)["certificates"]
    facts["certificate"], facts["certificate2"] = papers[0]["id"], papers[1]["id"]
    made = _plain(
        "certificate", "issue", office, "--for", people[0]["id"], "--for", people[1]["id"], "--kind", "arrival",
        *("--anyway", "x", "--out", folder / "first.pdf"),
    )  # fmt: skip
    facts["issued"], facts["signed"] = [one["id"] for one in made["issued"]][:2]
    _plain("certificate", "sign", office, facts["signed"])
    facts["design"] = _plain("certificate", "designs", office)["designs"][0]["id"]
    facts["group"] = next(one["id"] for one in _plain("list", office, "language_group")["rows"])
    facts |= _asked(office)
    facts["programme"] = next(one["id"] for one in _plain("list", office, "programme")["rows"])
    facts["result"] = _plain("exam", "list", office)["results"][0]["id"]
    transcripts = _plain("transcript", "list", office)["transcripts"]
    facts["transcript"] = transcripts[0]["id"]
    _plain("transcript", "export", office, facts["transcript"], "--out", folder / "transcript.xml", "--elmo")
    cases = {one["state"]: one["id"] for one in reversed(_plain("recognition", "list", office)["recognitions"])}
    facts |= {state: cases[state] for state in ("draft", "proposed", "decided")}
    for row in _plain("list", office, "recognition_mapping", "--filter", f"recognition_id={facts['draft']}")["rows"]:
        _plain("set", office, "recognition_mapping", row["id"], "decision=not_recognised", "reason=x")
    agreements = _plain("learning-agreement", "list", office)["learning_agreements"]
    facts["agreement"] = agreements[0]["id"]
    awaiting = next(one for one in agreements if one["waiting"])
    facts |= {"awaiting": awaiting["id"], "side": awaiting["waiting"][0]}
    facts["hash"] = _plain("learning-agreement", "show", office, awaiting["id"])["hash"]
    open_ones = [one["id"] for one in _plain("task", "list", office)["tasks"] if one["state"] == "open"]
    facts["task"], facts["task2"], facts["received"], facts["waived"] = open_ones[:4]
    _plain("task", "receive", office, facts["received"])
    _plain("task", "waive", office, facts["waived"], "--reason", "x")
    for name, day in (("event", "2026-11-02"), ("other_event", "2026-11-03")):
        kind = ("--kind", "completion_order", "--date", day)
        facts[name] = _plain("event", "add", office, facts["stay"], *kind)["id"]
    facts["staff"] = _plain("list", office, "staff")["rows"][0]["id"]
    facts["contract"], facts["renewing"] = [one["id"] for one in _plain("list", office, "agreement")["rows"]][:2]
    _plain("set", office, "agreement", facts["renewing"], "renewal=automatic")
    told = ("person_id=" + people[0]["id"], "subject=x", "text=x", "address=a@x.cn", "channel=email", "state=prepared")
    facts["message"] = _plain("add", office, "message", *told)["id"]
    reached = ("--smtp", "127.0.0.1", "--port", mail_port, "--security", PLAIN, "--sender", SENDER)
    _plain("message", "server", office, *reached)
    facts["partner"] = _plain("partner", "list", office)["partners"][0]["institution_id"]
    _plain("task", "add", office, "Send the list", f"institution_id={facts['partner']}", "share=shared")
    others = _plain("list", office, "institution", "--filter", "is_partner=1")["rows"]
    facts["other"], facts["third"] = [one["id"] for one in others if one["id"] != facts["partner"]][:2]
    _make_interests(office, facts)
    _make_committee(office, facts)
    _make_project(office, facts)
    keys = _plain("partner", "key", folder / COLLEGE)
    facts |= {"sign": keys["sign_key"], "age": keys["age_key"]}
    _plain("set", folder / COLLEGE, "institution", facts["partner"], "website=https://one.example")
    _plain("set", office, "institution", facts["partner"], "website=https://two.example")
    _plain("package", "make", folder / COLLEGE, "--out", folder / "in")
    (package,) = (folder / "in").iterdir()
    _plain("package", "import", office, package)
    package.unlink()
    package.parent.rmdir()
    card = _plain("conflicts", "list", office)["cards"][0]
    facts |= {"card": card["key"], "answer": card["answers"][0]["key"]}
    _make_new_office(folder / NEW)
    facts |= _make_catalogue(office, folder)
    facts["holder"] = _make_small_office(folder / SMALL)
    shutil.copy(folder / SMALL, folder / SMALL_KEPT)
    (folder / MAIL).mkdir()
    _plain("mailbox", folder / OTHER, folder / MAIL, "--once")
    for left in folder.glob("*.pdf"):
        left.unlink()
    return facts


def _asked(office: Path) -> dict[str, str]:
    """A host of somebody who is abroad now, and a language group with lessons and a college whose people are in it."""
    now = ("--filter", "direction=outgoing", "--filter", "sending_status=live")
    hosts = [one["receiving_institution_id"] for one in _plain("list", office, "mobility", *now)["rows"]]
    guests = _plain("list", office, "mobility", "--filter", "direction=incoming")["rows"]
    colleges = {one["person_id"]: one["sending_institution_id"] for one in guests}
    lessons = {one["language_group_id"] for one in _plain("list", office, "language_lesson")["rows"]}
    taught = _plain("list", office, "language_enrolment")["rows"]
    one = next(one for one in taught if one["person_id"] in colleges and one["language_group_id"] in lessons)
    return {"host": hosts[0], "college": colleges[one["person_id"]], "their_group": one["language_group_id"]}


def _make_interests(office: Path, facts: dict[str, str]) -> None:
    """Offers of two institutions and a need; one sent interest in each, and one offer that nobody has asked for."""

    def offer(institution: str, side: str = "offer") -> str:
        told = (f"institution_id={institution}", f"side={side}", "topic=course", "isced_f=0714", "state=published")
        days = "valid_until=2027-06-30"
        return _plain("add", office, "listing", *told, days, "name_zh=课", "name_ru=Курс", "name_en=Course")["id"]

    with open_office(office) as store:
        own = store.institution
    facts["offered"] = offer(facts["partner"])
    facts["needed"] = offer(own, "need")
    facts["asked"] = _plain("interest", "send", office, offer(facts["partner"]))["id"]
    facts["agreeing"] = _plain("interest", "send", office, offer(facts["partner"]))["id"]
    _plain("interest", "answer", office, facts["agreeing"], "--reply", "accepted")
    pair = [
        _plain("add", office, "speciality", f"code={code}", f"country={of}")["id"]
        for code, of in (("1", "CN"), ("2", "RU"))
    ]
    sides = (
        f"institution_id={own}",
        f"other_institution_id={facts['partner']}",
        "state=proposed",
        "institution_word=ended",
    )
    both = (f"speciality_id={pair[0]}", f"other_speciality_id={pair[1]}")
    facts["pair"] = _plain("add", office, "speciality_link", *sides, *both, "--sure")["id"]
    facts["to_answer"] = _plain("interest", "send", office, offer(own), "--asking", facts["partner"])["id"]


def _make_committee(office: Path, facts: dict[str, str]) -> None:
    """A committee of two chairs with a session, and another session of which both have approved the minutes."""
    with open_office(office) as store:
        own = store.institution
    told = ("name_en=Committee", "kind=committee", f"lead_institution_id={own}", "code=C")
    facts["body"] = body = _plain("add", office, "body", *told)["id"]
    for institution, role in ((own, "chair"), (facts["partner"], "co_chair")):
        _plain("add", office, "membership", f"body_id={body}", f"institution_id={institution}", f"role={role}")
    for number, name in ((1, "session"), (2, "approved")):
        said = (f"body_id={body}", f"number={number}", "kind=session", "state=held", "starts=2026-01-15")
        facts[name] = _plain("add", office, "meeting", *said)["id"]
        who = ("--responsible", own, "--due", "2026-12-01")
        added = _plain("decisions", "add", office, facts[name], "--zh", "办", "--ru", "Сделать", *who)
        facts["decision"] = facts.get("decision") or added["id"]
    for institution in (own, facts["partner"]):
        _plain("minutes", "approve", office, facts["approved"], "--signer", "x", "--institution", institution)


def _make_project(office: Path, facts: dict[str, str]) -> None:
    """An idea that came of an agreement, and something it makes that is under review."""
    with open_office(office) as store:
        own = store.institution
    told = (
        "name_en=Laboratory",
        "kind=laboratory",
        "state=idea",
        f"lead_institution_id={own}",
        f"agreement_id={facts['contract']}",
    )
    facts["project"] = _plain("add", office, "project", *told)["id"]
    made = (f"project_id={facts['project']}", "name_en=Textbook", "kind=textbook", "state=reviewing")
    facts["output"] = _plain("add", office, "output", *made)["id"]


def _make_catalogue(office: Path, folder: Path) -> dict[str, str]:
    """What the office published, the question about its key that another one asks, and one that knows the key."""
    digits = _plain("catalogue", "export", office, "--out", folder / CATALOGUE)["digits"]
    asked = _plain("catalogue", "import", folder / NEW, folder / CATALOGUE, "--dry-run")["questions"]
    facts = {"digits": digits, "key": next(one["key"] for one in asked if one["code"] == "key")}
    shutil.copy(folder / NEW, folder / HUB)
    _plain("catalogue", "import", folder / HUB, folder / CATALOGUE, "--say", f"{facts['key']}={digits}")
    return facts


def _make_new_office(path: Path) -> None:
    """Without one of the examples of scales."""
    _plain("new", path, "--name", "松花学院", "--country", "CN")
    with open_office(path) as store:
        (scale, *_) = store.ids(Query("grading_scale"))
        store.record(
            Step("x", "grading_scale.remove", (removal("grading_scale", store.id_of("grading_scale", scale)),))
        )


def _make_small_office(path: Path) -> str:
    """With a person who holds a paper, whose id is the answer."""

    def add(kind: str, *values: str) -> str:
        return _plain("add", path, kind, *values, "--sure")["id"]

    _plain("new", path, "--name", "松花学院", "--country", "CN")
    (own,) = [one["id"] for one in _plain("list", path, "institution")["rows"]]
    _plain("set", path, "institution", own, "name_zh=松花学院", "name_ru=Колледж Сунхуа", "name_en=Songhua")
    other = add("institution", "name_ru=Колледж", "country=RU", "kind=college")
    programme = add("programme", "name_zh=课", "name_ru=Курс", "name_en=Course", "code=P", "kind=semester")
    signatory = add("signatory", "name_zh=王敏", "name_ru=Ван Минь", "position_zh=主任", "position_ru=директор")
    person = add("person", "role=student", "family_latin=Li", "given_latin=Min")
    add(
        *("mobility", f"person_id={person}", "direction=outgoing", "activity=student_studies"),
        *(f"sending_institution_id={own}", f"receiving_institution_id={other}", f"programme_id={programme}"),
        *("sending_status=live", "receiving_status=in_residence", "planned_start=2026-09-01", "planned_end=2027-01-15"),
    )
    issue = ("certificate", "issue", path, "--for", person, "--kind", "participation", "--anyway", "x")
    _plain(*issue, "--signatory", signatory, "--out", path.with_suffix(".pdf"))
    assert _plain("certificate", "list", path)["certificates"]
    return person


def _plain(*words: object) -> dict:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        main([*map(str, words), "--json", "--as", "x"])
    return json.loads(said.getvalue() or "{}")
