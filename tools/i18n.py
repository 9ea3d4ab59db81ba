"""Words of the window: `update` reads them out of the sources, `build` compiles them, `check` refuses gaps. `where`
tells of any sentence seen on screen or on paper, or of a part of it, in which file and under which key it stands.

python tools/i18n.py update|build|check [FOLDER]
python tools/i18n.py where "3 rows"
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
from sentence_search import where

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (ROOT / "exchange_admin" / "ui", ROOT / "exchange_admin" / "app")
TRANSLATIONS = ROOT / "translations"
FILES = {"zh_CN": "exchange_admin_zh_CN.ts", "ru": "exchange_admin_ru.ts", "en": "exchange_admin_en.ts"}
PLACEHOLDER = re.compile(r"\{\w+\}|%n")
TOOLS = Path(PySide6.__file__).parent


def run(tool: str, *arguments: str | Path) -> None:
    suffix = ".exe" if sys.platform == "win32" else ""
    subprocess.run([TOOLS / f"{tool}{suffix}", *arguments], check=True, capture_output=True, text=True)


def sources() -> list[Path]:
    return sorted(path for folder in SOURCES for path in folder.rglob("*.py"))


def shadowed(path: Path) -> list[str]:
    """Calls of our own `count()` and `say()` with literals, as lines that lupdate understands."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1):
            continue
        context, text = node.args[:2]
        literal = isinstance(context, ast.Constant) and isinstance(text, ast.Constant)
        if node.func.id == "count":
            if not literal:
                raise SystemExit(f"{path}:{node.lineno}: count() needs literal context and text")
            found.append(f"QCoreApplication.translate({context.value!r}, {text.value!r}, '', 1)")
        elif node.func.id == "say" and literal:
            found.append(f"QCoreApplication.translate({context.value!r}, {text.value!r})")
    return found


def update(target: Path = TRANSLATIONS) -> int:
    """Adds what is new to every `.ts` in `target`; run twice it changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        shadow = Path(folder) / "shadow.py"
        lines = sorted({line for path in sources() for line in shadowed(path)})
        shadow.write_text("\n".join(lines), "utf-8")
        for language, name in FILES.items():
            only = ["-pluralonly"] if language == "en" else []
            run(
                "lupdate", "-silent", "-locations", "none", "-no-obsolete", *only, *sources(), shadow,
                "-source-language", "en_GB", "-target-language", language, "-ts", target / name,
            )  # fmt: skip
    return 0


def build(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES.values():
        run("lrelease", "-silent", TRANSLATIONS / name, "-qm", folder / Path(name).with_suffix(".qm").name)
    return 0


def faults(name: str) -> list[str]:
    """What is unfinished in one file, or says other placeholders than its source."""
    found = []
    for context in ET.parse(TRANSLATIONS / name).getroot().iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            translation = message.find("translation")
            where = f"{name}: {context.findtext('name')}: {source!r}"
            if translation is None or translation.get("type") == "unfinished":
                found.append(f"{where} is not translated")
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            wanted = set(PLACEHOLDER.findall(source))
            for form in forms:
                if not form.strip():
                    found.append(f"{where} has an empty form")
                elif set(PLACEHOLDER.findall(form)) - {"%n"} != wanted - {"%n"}:
                    found.append(f"{where} has other placeholders: {form!r}")
    return found


def check() -> int:
    """Fails when a source text is missing from a file, unfinished, or has other placeholders. Changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        for name in FILES.values():
            shutil.copy(TRANSLATIONS / name, folder)
        update(Path(folder))
        stale = [n for n in FILES.values() if (Path(folder) / n).read_bytes() != (TRANSLATIONS / n).read_bytes()]
    found = [f"{name} is not up to date: run tools/i18n.py update" for name in stale]
    found += [fault for name in FILES.values() for fault in faults(name)]
    print("\n".join(found) or "All words are there in three languages.")
    return 1 if found else 0


def tell_where(seen: str) -> int:
    found = where(ROOT, seen)
    for sentence in found:
        print("  ".join(part for part in (sentence.file, sentence.key) if part))
        print(f"    {sentence.text}")
    if not found:
        print(f"No sentence fits “{seen}”.")
    return 0 if found else 1


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            return update()
        case ["build", *folder]:
            return build(Path(folder[0]) if folder else TRANSLATIONS)
        case ["check"]:
            return check()
        case ["where", seen]:
            return tell_where(seen)
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
