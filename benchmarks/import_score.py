"""Lists of colleges with answers, imported each into a new office: how many people are ready and right, asked about,
named as not read, and (what must not be) ready with a wrong or lost field or missing without a word.

    python benchmarks/import_score.py [FOLDER] [--details]

`FOLDER/files` are the lists, `FOLDER/answers/<file>.json` says who stands in each and where, as somebody wrote who had
not seen this program; without it those of `tests/samples/lists`. The office knows the colleges that the answers name.
Ends with 1 where something is wrong in silence.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from measuring import ROOT

sys.path.insert(0, str(ROOT / "tests" / "services"))

from list_score import SILENT, Program, Score, judged


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "tests" / "samples" / "lists")
    parser.add_argument("--details", action="store_true")
    given = parser.parse_args()
    program, total = Program.load(), Score()
    for answers in sorted((given.folder / "answers").glob("*.json")):
        answer = json.loads(answers.read_text("utf-8"))
        score = judged(program, given.folder / "files" / answer["file"], answer)
        print(f"{answer['file']}: {', '.join(f'{n} {what}' for what, n in score.counts.items())}")
        if given.details:
            print(*(f"    {line}" for line in score.told), sep="\n" if score.told else "")
        total.counts += score.counts
    people = sum(total.counts.values())
    print(f"\n{people} people: {', '.join(f'{n} {what} ({n / people:.0%})' for what, n in total.counts.most_common())}")
    sys.exit(1 if any(total.counts[what] for what in SILENT) else 0)


if __name__ == "__main__":
    main()
