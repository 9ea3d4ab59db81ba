"""How long a hunt for a history that notices a broken rule goes on.

A history that was met once is kept (`noticed_histories.json`) and played first: what it notices in a second takes a
hunt minutes. Where it notices nothing more, because the machine that plays it has changed, the hunt begins again;
the variable `EXCHANGE_ADMIN_RENEW_HISTORIES` keeps what is met then.

Hypothesis mixes constants of all modules that are loaded into what it draws: the same seed plays other histories when
other tests ran before in the process. A break that one seed meets only after hundreds of histories is therefore hunted
with more than one.
"""

from __future__ import annotations

import json
import os
import re
import warnings
from pathlib import Path

import pytest
from hypothesis import __version__, reproduce_failure, seed, settings
from hypothesis.errors import HypothesisException, HypothesisWarning
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.store.binding import Error

OTHER_SEEDS = (11, 12, 13)
NOTICED = (AssertionError, Error, RuleBroken)
KEPT = Path(__file__).parent / "noticed_histories.json"
RENEW = "EXCHANGE_ADMIN_RENEW_HISTORIES"
"""Variable of the environment: what hunts meet is kept."""
_BLOB = re.compile(r"@reproduce_failure\('[^']+', b'([^']+)'\)")


_SHARE_OF_FEW, _FEWEST = 4, 4
"""One history in so many is played with `--few-cases`, where a second Python runs the same code: what differs between
Pythons is met in each of them."""


def play(machine: type[RuleBasedStateMachine], first_seed: int, how: settings) -> None:
    """Fails where a history of the machine does."""
    if settings.get_current_profile_name() == "fast":
        how = settings(how, max_examples=max(how.max_examples // _SHARE_OF_FEW, _FEWEST))
    run_state_machine_as_test(seed(first_seed)(type("Same", (machine,), {})), settings=how)


def assert_noticed(mutant: type[RuleBasedStateMachine], first_seed: int, how: settings) -> None:
    """Fails unless a history of `mutant` fails."""
    test = os.environ["PYTEST_CURRENT_TEST"].rpartition("/")[2].partition(" (")[0]
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    if test in kept and _is_noticed_by(kept[test], mutant, how):
        return
    for number in (first_seed, *OTHER_SEEDS):
        try:
            _hunt(seed(number)(type(mutant.__name__, (mutant,), {})), how)
        except NOTICED as noticed:
            if RENEW in os.environ:
                _keep(test, noticed)
            return
    pytest.fail(f"no history notices what is broken in {mutant.__name__}")


def _hunt(machine: type[RuleBasedStateMachine], how: settings) -> None:
    how = settings(how, print_blob=True) if RENEW in os.environ else how
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)  # long histories are long to print
        run_state_machine_as_test(machine, settings=how)


def _is_noticed_by(history: str, mutant: type[RuleBasedStateMachine], how: settings) -> bool:
    """Whether the history can still be played, and fails. What it draws is the same under every Python and seed."""
    played = reproduce_failure(__version__, history.encode("ascii"))(type(mutant.__name__, (mutant,), {}))
    try:
        _hunt(played, how)
    except NOTICED:
        return True
    except HypothesisException:
        return False
    return False


def _keep(test: str, noticed: BaseException) -> None:
    told = _BLOB.search("\n".join(getattr(noticed, "__notes__", ())))
    if told:
        kept = {**json.loads(KEPT.read_text(encoding="utf-8")), test: told[1]}
        KEPT.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
