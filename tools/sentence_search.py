"""Where a sentence stands that somebody has seen: wording, window texts, and the other resources that hold words."""

from __future__ import annotations

import ast
import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from exchange_admin.domain.wording import entries_of, of_kinds

PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")
MOST_FOUND = 20
_FACT = None
_LEAST_LITERAL = 0.3  # of what was seen: a sentence that is hardly more than placeholders fits everything


class Sentence(NamedTuple):
    """`file` is relative to the checkout; `key` names the place in it: a key, a context and source, or a line."""

    file: str
    key: str
    text: str


def where(root: Path, seen: str) -> list[Sentence]:
    """The sentences of which `seen` is the whole or a part, with any facts in place of placeholders; the likeliest
    first."""
    wanted = _plain(seen)
    words = _words(wanted)
    found = []
    for sentence in sentences(root):
        text = _plain(sentence.text)
        if not any(word in text for word in words):
            continue
        literal = _literally(_tokens(text), wanted)
        if literal >= max(1, _LEAST_LITERAL * len(wanted)):
            found.append((literal, abs(len(text) - len(wanted)), sentence))
    best = max((literal for literal, _, _ in found), default=0)
    likely = [(-literal, spare, sentence) for literal, spare, sentence in found if 2 * literal > best]
    return [sentence for _, _, sentence in sorted(likely)][:MOST_FOUND]


def sentences(root: Path) -> Iterator[Sentence]:
    """Everything that stands on a screen or on paper, in all languages."""
    for path in sorted((root / "resources").rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".toml":
            yield from (Sentence(name, key, text) for key, text in _flat(tomllib.loads(path.read_text("utf-8"))))
        elif path.suffix in (".tsv", ".html"):
            lines = enumerate(path.read_text("utf-8").split("\n"), 1)
            yield from (Sentence(f"{name}:{line}", "", text.strip()) for line, text in lines)
    for folder in sorted((root / "resources" / "wording").iterdir()):
        yield from _of_kinds(folder, folder.relative_to(root).as_posix())
    for path in sorted((root / "translations").glob("*.ts")):
        yield from _of_window(path.relative_to(root).as_posix(), ET.parse(path).getroot())
    for floor in ("ui", "app"):
        for path in sorted((root / "exchange_admin" / floor).rglob("*.py")):
            yield from _of_source(path.relative_to(root).as_posix(), path.read_text("utf-8"))


def _of_kinds(folder: Path, name: str) -> Iterator[Sentence]:
    """What verbs do with each kind: made from its name and the sentence of the verb, which are both told."""
    texts = [path.read_text("utf-8") for path in folder.rglob("*.toml")]
    written = {key: words for text in texts for key, words in entries_of(text).items()}
    for key, text in of_kinds(folder.name, written).items():
        head, kind, *verb = key.split(".")
        if head == "verb" and key not in written:
            yield Sentence(f"{name}/kinds/{kind}.toml", f"kind.{kind} in verb.record.{'.'.join(verb)}", str(text))


def _flat(table: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a TOML file with its key."""
    if isinstance(table, Mapping):
        for name, value in table.items():
            yield from _flat(value, f"{key}.{name}" if key else name)
    elif isinstance(table, list):
        for number, value in enumerate(table):
            yield from _flat(value, f"{key}[{number}]")
    elif isinstance(table, str):
        yield key, table


def _of_window(file: str, translations: ET.Element) -> Iterator[Sentence]:
    for context in translations.iter("context"):
        for message in context.iter("message"):
            key = f"{context.findtext('name')}: {message.findtext('source')}"
            forms = [form.text or "" for form in message.iter("numerusform")] or [message.findtext("translation") or ""]
            yield from (Sentence(file, key, form) for form in forms)


def _of_source(file: str, source: str) -> Iterator[Sentence]:
    """Window texts in English stand in the code; names of things inside it have no space and no capital."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="tr" | "translate") | ast.Name(id="say" | "count" | "QT_TRANSLATE_NOOP")
            ):
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield Sentence(f"{file}:{argument.lineno}", "", argument.value)


def _plain(text: str) -> str:
    """Without case, line breaks and the marks of shortcuts."""
    return " ".join(re.sub(r"&(?=\w)", "", text).casefold().split())


def _words(seen: str) -> list[str]:
    """One of these at least stands in a sentence that fits; Han has no spaces, there each character counts."""
    words = re.findall(r"[一-鿿]|[^\W\d_]+", seen)
    return [word for word in words if len(word) > 1 or len(words) == 1 or word >= "一"]


def _tokens(text: str) -> list[str | None]:
    """The characters of a sentence, and `_FACT` for each placeholder."""
    tokens: list[str | None] = []
    at = 0
    for placeholder in PLACEHOLDER.finditer(text):
        tokens += [*text[at : placeholder.start()], _FACT]
        at = placeholder.end()
    return [*tokens, *text[at:]]


def _literally(tokens: list[str | None], seen: str) -> int:
    """How many characters of `seen` stand in the sentence as they are, the rest of it being facts; -1 where it is no
    part of the sentence."""
    best: dict[int, int] = dict.fromkeys(range(len(tokens)), 0)  # by the token that comes next
    for sign in seen:
        further: dict[int, int] = {}
        for at, literal in best.items():
            token = tokens[at] if at < len(tokens) else ""
            if token is _FACT:  # goes on, or ends here
                for next in (at, at + 1):
                    further[next] = max(further.get(next, -1), literal)
            elif token == sign:
                further[at + 1] = max(further.get(at + 1, -1), literal + 1)
        best = further
    return max(best.values(), default=-1)
