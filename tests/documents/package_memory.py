"""Makes or opens a package of new people in one step and tells what memory that took; run as a child process.

    python package_memory.py make|open PEOPLE FOLDER

Prints seconds, the peak of Python's own memory (tracemalloc) and of the whole process (ru_maxrss), in megabytes. People
have eleven fields. The transaction itself is made before the measure begins when a package is made.
"""

from __future__ import annotations

import random
import resource
import sys
import time
import tracemalloc
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from package_sample import OFFICE, PARTNER, Chain, Said, manifest, opened  # noqa: E402

from exchange_admin.documents.packages.writing import write_packages  # noqa: E402

HAN = "张王李赵陈杨吴刘黄周徐孙马朱胡林郭何高罗伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超𠮷"
CYRILLIC = "Ивановпетрсидмалкующюяхц"


def people(count: int) -> list[Said]:
    chance = random.Random(count)
    return [
        (
            "person",
            f"019f34f9-9641-7042-{chance.getrandbits(16):04x}-{chance.getrandbits(48):012x}",
            {
                "family_han": chance.choice(HAN),
                "given_han": "".join(chance.choices(HAN, k=2)),
                "family_cyr": "".join(chance.choices(CYRILLIC, k=8)),
                "given_cyr": "".join(chance.choices(CYRILLIC, k=7)),
                "birth_date": f"20{chance.randrange(10):02}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
                "sex": chance.choice("mf"),
                "citizenship": "CN",
                "email": f"p{chance.randrange(10**9)}@college.example",
                "phone": f"+86 {chance.randrange(10**11)}",
                "messenger": f"wx{chance.randrange(10**9)}",
                "note": "",
            },
        )
        for _ in range(count)
    ]


def main() -> None:
    what, count, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    chain = Chain()
    if what == "make":
        chain.add(*people(count), institution="")
    traced = "--rss" not in sys.argv
    if traced:
        tracemalloc.start()
    begun = time.perf_counter()
    if what == "make":
        sizes = [
            one.size
            for one in write_packages(folder, manifest(), chain.lines, keys=PARTNER, recipients=[OFFICE.age_public])
        ]
    else:
        sizes = [len(line.values) for path in folder.glob("*.exchpack") for line in opened(path).lines()]
    seconds = time.perf_counter() - begun
    peak = tracemalloc.get_traced_memory()[1] / 1e6 if traced else 0
    sys.stdout.write(
        f"{what} {sizes} {seconds:.2f} {peak:.1f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f}\n"
    )


if __name__ == "__main__":
    main()
