"""Fixtures for every floor. Warnings logged by our own code fail a test, as Qt's do; nobody waits for the disk."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from crash_traces import keep_traces, tell_traces
from golden_pages import RENEW, GoldenPages
from hypothesis import HealthCheck, settings
from unsynced import leave_syncs_out, sync_again

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Where a change is judged (`.ci/run` sets CI) every run tries the same examples: red then tells of the change and not
# of luck, and what was green stays so. At a desk each run tries others: whoever meets a failure there can look at it.
settings.register_profile(
    "house",
    derandomize="CI" in os.environ,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("house")

ROOT = Path(__file__).parents[1]
FEW_CASES = "--few-cases"

FAST = ("architecture", "domain", "merge", "names", "store")
"""Folders of the quick floors, for `-m fast`; less than 40 seconds on two idle cores (28 to 32 on 2026-11-29)."""
SLOW_AMONG_THEM = frozenset(
    {
        "test_cancellation.py",
        "test_casework_scope.py",
        "test_comparing.py",
        "test_convergence.py",
        "test_erasing_everywhere.py",
        "test_giving_steps_up.py",
        "test_hidden_entries.py",
        "test_judging_again.py",
        "test_kill.py",
        "test_light_start.py",
        "test_listing_stories.py",
        "test_lives_over.py",
        "test_market.py",
        "test_merging.py",
        "test_money_merging.py",
        "test_mutate.py",
        "test_named_ids.py",
        "test_odd_ids.py",
        "test_own_word.py",
        "test_partial_chains.py",
        "test_partner_machine.py",
        "test_receiving.py",
        "test_recovering.py",
        "test_retired_incarnations.py",
        "test_rogue.py",
        "test_rogue_machine.py",
        "test_same_people.py",
        "test_sentence_search.py",
        "test_sharing_stories.py",
        "test_signed_steps.py",
        "test_taught_sums.py",
        "test_undo.py",
        "test_unseen_ids.py",
        "test_withheld_entries.py",
    }
)
"""Long histories by chance, packages between several files, processes that are started or killed, and the tools that
break every module or read every sentence."""


_FEWER_EXAMPLES = 25
"""That `-m fast` and `--few-cases` try of each rule; the whole suite tries a hundred."""
_FEW = 4
"""Cases of one test that `--few-cases` tries: the first, the last and what lies evenly between."""


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    keep_traces(config)
    if config.option.markexpr == "fast" or config.getoption(FEW_CASES):
        settings.register_profile("fast", settings.get_profile("house"), max_examples=_FEWER_EXAMPLES)
        settings.load_profile("fast")


def pytest_collection_finish(session: pytest.Session) -> None:
    """The search for garbage passes over what was collected and lives to the end: a fifth of the time of `-m fast`, a
    tenth of that of other floors."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Where a change is judged, what fails is said at once: a run that is stopped would say nothing of it."""
    if report.failed and "CI" in os.environ and "PYTEST_XDIST_WORKER" not in os.environ:
        sys.stdout.write(f"\nfailed: {report.nodeid} ({report.when}, {report.duration:.0f} s)\n")


_WINDOW_TESTS_BETWEEN = 40
"""After so many tests of windows everything is searched, and not only what is new."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Python's search for unreachable objects waits for the end of a test that has windows. It would begin in whichever
    thread makes the next object, and Qt's objects may be freed in the GUI thread only: freed by a job, they end the
    process. `app/gc_pauses.py` sees to that in the program; what is found here is found by the same thread.
    """
    if not _has_windows(item):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        item.config.stash[_WINDOW_TESTS] = passed = item.config.stash.get(_WINDOW_TESTS, 0) + 1
        if passed % _WINDOW_TESTS_BETWEEN == 0:
            gc.unfreeze()
        gc.collect()
        gc.freeze()  # what other tests' threads look through holds nothing of Qt's
        gc.enable()


_WINDOW_TESTS = pytest.StashKey[int]()


def _has_windows(item: pytest.Item) -> bool:
    return "qapp" in getattr(item, "fixturenames", ()) or item.path.parent.name == "journeys"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    tell_traces(terminalreporter)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(RENEW, action="store_true", help="store the pages of papers as they are now; look at them")
    parser.addoption(FEW_CASES, action="store_true", help=f"try every test, at most {_FEW} of its cases")


def _is_fast(path: Path) -> bool:
    """Whether a test file, or a folder, belongs to the quick floors."""
    folder, *within = path.relative_to(ROOT / "tests").parts or ("",)
    return folder in FAST and not SLOW_AMONG_THEM.intersection(within)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """`-m fast` does not read the other tests either, and so not the window."""
    within_tests = (ROOT / "tests") in collection_path.parents
    return True if config.option.markexpr == "fast" and within_tests and not _is_fast(collection_path) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if _is_fast(item.path):
            item.add_marker("fast")
    if config.getoption(FEW_CASES):
        kept = set(_few_cases(items))
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = [item for item in items if item in kept]


def _few_cases(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Every test with some of its cases: for a second Python, which runs the same code with the same tables."""
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for of_one in cases.values():
        last = len(of_one) - 1
        yield from of_one if last < _FEW else (of_one[last * n // (_FEW - 1)] for n in range(_FEW))


@pytest.fixture(scope="session", autouse=True)
def _nobody_waits_for_the_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        leave_syncs_out(patch)
        yield


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what is on the disk when: the program as it is."""
    sync_again(monkeypatch)


@pytest.fixture
def golden(tmp_path: Path, request: pytest.FixtureRequest) -> GoldenPages:
    return GoldenPages(tmp_path, renew=bool(request.config.getoption(RENEW)))


@pytest.fixture
def resources() -> Path:
    return ROOT / "resources"


@pytest.fixture
def samples() -> Path:
    return ROOT / "tests" / "samples"


@pytest.fixture(autouse=True)
def _no_warning_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, [record.getMessage() for record in loud]
