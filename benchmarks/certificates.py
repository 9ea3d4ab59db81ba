"""1,000 certificates in three scripts with signed codes as one PDF, against bare reportlab drawing the same marks.

The bare drawing is told every place and every module beforehand: it sets no paragraph, kerns nothing, checks no
character and signs nothing. The peer is LibreOffice, where it is installed with its bridge to Python (`mail_merge.py`).
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from measuring import ROOT, Line, arguments, in_child, peak_megabytes, seconds, tell

from exchange_admin.documents.certificates.facts import HolderName, ParticipationFacts, Trilingual
from exchange_admin.documents.certificates.wording import Sentences
from exchange_admin.documents.designs.page_design import PageDesign
from exchange_admin.documents.designs.ready import ready_designs
from exchange_admin.documents.drawing import A4_LANDSCAPE, CodeMark, FrameMark, Mark, RingMark, RuleMark, TextMark
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.packages.keys import make_keys
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services.certificates.codes import with_codes
from exchange_admin.services.sample.person_names import PersonNames
from exchange_admin.services.sample.tables import SampleTables

COUNT = 1_000
AUTHOR = "s8bpe5gd.1"
FEW, MANY = 500, 4_500  # for the growth of memory
BRIDGED = ("python3", "/usr/bin/python3")  # where the bridge of LibreOffice may live


def papers(count: int = COUNT) -> list[ParticipationFacts]:
    """Different people, one programme, one day."""
    tables = SampleTables.load(ROOT / "resources" / "sample")
    names = PersonNames(tables, Names(NameTables.load(ROOT / "resources" / "names")), random.Random(11))
    common = ParticipationFacts(
        number="",
        holder=HolderName(latin="-"),
        programme=Trilingual(
            "2026年秋季来华交换生项目",
            "Семестр обмена в Сунхуа, осень 2026",
            "Semester exchange at Songhua, Autumn 2026",
        ),
        host=Trilingual(
            "松花工程职业学院",
            "Сунхуаский инженерно-технический профессиональный колледж",
            "Songhua Engineering Vocational College",
        ),
        home=Trilingual("滨海交通物流学院", "Приморский колледж транспорта и логистики", "Primorye College"),
        starts=dt.date(2026, 9, 1),
        ends=dt.date(2027, 1, 17),
        issued=dt.date(2027, 1, 17),
        minutes=16_200,
        signatory=Trilingual("诸葛文远", "Чжугэ Вэньюань", "Zhuge Wenyuan"),
        position=Trilingual("校长", "Директор колледжа", "President"),
        issuer=Trilingual(
            "松花工程职业学院", "Сунхуаский инженерно-технический профессиональный колледж", "Songhua College"
        ),
        result=Trilingual("B1 · 86", "B1 · 86", "B1 · 86"),
        place=Trilingual("哈尔滨", "Харбин", "Harbin"),
        languages=("zh", "ru", "en"),
        author=AUTHOR,
    )
    made = []
    for n in range(count):
        name = names.chinese(n % 4 > 1) if n % 2 else names.foreign("RU", n % 4 > 1)
        holder = HolderName(
            han=f"{name.get('family_han', '')}{'' if n % 2 else '·'}{name.get('given_han', '')}".strip("·"),
            cyrillic=f"{name.get('family_cyrillic', '')} {name.get('given_cyrillic', '')}".strip(),
            latin=f"{name['family_latin'].upper()} {name['given_latin']}",
            native="han" if n % 2 else "cyrillic",
        )
        made.append(dataclasses.replace(common, number=f"SHGC-2027-A{n:04d}-X", holder=holder))
    return made


def signed(facts: list[ParticipationFacts], drawing: PageDesign) -> list[ParticipationFacts]:
    return with_codes(facts, make_keys(random.Random(1).randbytes), drawing)


def wordings() -> dict[str, Wording]:
    return {language: Wording.load(ROOT / "resources" / "wording", language) for language in LANGUAGES}


def design() -> PageDesign:
    """What new certificates are drawn by."""
    (classic,) = (one for one in ready_designs(ROOT / "resources" / "designs" / "pages") if one.id == "classic/1")
    return PageDesign(classic.spec, lambda name: None, Fonts(ROOT / "resources" / "fonts"), wordings(), id=classic.id)


def bare(pages: Sequence[Sequence[Mark]], size: tuple[float, float] = A4_LANDSCAPE) -> bytes:
    """reportlab alone, with the fonts it can read, in the order of the marks."""
    from PIL import Image
    from reportlab.lib.colors import HexColor
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    fonts = Fonts(ROOT / "resources" / "fonts")
    faces = {run.face for page in pages for mark in page if isinstance(mark, TextMark) for run in mark.line.runs}
    for face in sorted(faces):
        pdfmetrics.registerFont(TTFont(f"bare-{face}", str(fonts.face(face).path)))
    stream = BytesIO()
    canvas = Canvas(stream, size, invariant=1, pageCompression=1)
    for page in pages:
        for mark in page:
            match mark:
                case TextMark(x, y, line):
                    canvas.setFillColor(HexColor(f"#{line.style.colour}"))
                    for run in line.runs:
                        canvas.setFont(f"bare-{run.face}", line.style.size)
                        canvas.drawString(x, y, run.text, charSpace=line.style.tracking)
                        x += run.width * line.style.size / 1000 + line.style.tracking * len(run.text)
                case RuleMark(x1, y1, x2, y2, width, colour):
                    canvas.setStrokeColor(HexColor(f"#{colour}"))
                    canvas.setLineWidth(width)
                    canvas.line(x1, y1, x2, y2)
                case FrameMark(x, y, across, high, width, colour):
                    canvas.setStrokeColor(HexColor(f"#{colour}"))
                    canvas.setLineWidth(width)
                    canvas.rect(x, y, across, high)
                case RingMark(x, y, radius, width, colour):
                    canvas.setStrokeColor(HexColor(f"#{colour}"))
                    canvas.setLineWidth(width)
                    canvas.circle(x, y, radius)
                case CodeMark(x, y, side, modules, rows):
                    dark = Image.frombytes("1", (modules, modules), b"".join(rows), "raw", "1;I")
                    canvas.drawImage(ImageReader(dark), x, y, side, side)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def merged(folder: Path) -> dict[str, float] | None:
    """Seconds and bytes of the mail merge of the same texts, without frame and code; None without LibreOffice."""
    rows = folder / "rows.csv"
    said = wordings()
    with rows.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(("issuer", "title", "name", "other_names", "zh", "ru", "en", "foot"))
        for facts in papers():
            zh, ru, en = (Sentences(facts, said[language]) for language in facts.languages)
            (_, name), *others = facts.holder.in_order()
            beside = " · ".join(text for _, text in others)
            foot = f"{facts.number} · {zh.issued()}"
            out.writerow((facts.issuer.zh, zh.title(), name, beside, zh.body(), ru.body(), en.body(), foot))
    script = Path(__file__).with_name("mail_merge.py")
    for python in filter(shutil.which, BRIDGED):
        done = subprocess.run([python, str(script), str(rows), str(folder)], capture_output=True, text=True)
        if not done.returncode and done.stdout:
            told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
            return told
    return None


def peak_of(count: int) -> float:
    """Most memory, in MB, while `count` papers go into a file, each thought of when its page is due."""

    def each() -> Iterator[ParticipationFacts]:
        for n in range(count):
            facts = dataclasses.replace(people[n % len(people)], number=f"SHGC-2027-A{n:04d}-X")
            yield with_codes([facts], keys, drawing)[0]

    people, keys, drawing = papers(FEW), make_keys(random.Random(1).randbytes), design()
    with TemporaryDirectory() as folder, (Path(folder) / "many.pdf").open("wb") as stream:
        drawing.draw(each(), stream)
    return peak_megabytes()


def measured(what: str) -> dict[str, float]:
    if what in ("few", "many"):
        return {"megabytes": peak_of(FEW if what == "few" else MANY)}
    facts = papers()
    made: list[bytes] = []
    if what == "ours":
        drawing = design()
        spent = seconds(lambda: made.append(drawing.pdf(signed(facts, drawing))))
        peak = peak_megabytes()
        size = len(made[0])
        alone = len(drawing.pdf(signed(facts[:1], drawing)))
    else:
        drawing = design()
        pages = [drawing.page(one) for one in signed(facts, drawing)]
        spent = seconds(lambda: made.append(bare(pages)))
        peak = peak_megabytes()
        size, alone = len(made[0]), len(bare(pages[:1]))
    return {"seconds": spent, "bytes": size, "alone": alone, "megabytes": peak}


def main() -> None:
    given = arguments(__doc__)
    if given.only:
        print(json.dumps(measured(given.only[0])))
        return
    ours = min((in_child("certificates.py", "ours") for _ in range(2)), key=lambda told: told["seconds"])
    plain = min((in_child("certificates.py", "bare") for _ in range(2)), key=lambda told: told["seconds"])
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # LibreOffice goes on writing its profile
        peer = merged(Path(folder))
    few, many = (in_child("certificates.py", what)["megabytes"] for what in ("few", "many"))
    each, of_bare = ((told["bytes"] - told["alone"]) / (COUNT - 1) / 1024 for told in (ours, plain))
    about = f"in the bare PDF {of_bare:.1f} KB"
    office = f"LibreOffice mail merge {peer['seconds']:.1f} s, {peer['bytes'] / 2**20:.1f} MB" if peer else ""
    lines = [
        Line("1,000 certificates", ours["seconds"], "s", plain["seconds"], "bare reportlab", None, 2, office),
        Line("one certificate with code", ours["alone"] / 1024, "KB", limit=70),
        Line("each further page, new glyphs among it", each, "KB", limit=3, peers=about),
        Line("its memory", ours["megabytes"], "MB", plain["megabytes"], "bare reportlab"),
        Line("memory of each further 1,000 certificates", (many - few) * COUNT / (MANY - FEW), "MB", limit=2),
    ]
    tell(lines, as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
