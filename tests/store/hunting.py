"""How long a hunt for a history that notices a broken rule goes on.

Hypothesis mixes constants of all modules that are loaded into what it draws: the same seed plays other histories when
other tests ran before in the process. A break that one seed meets only after hundreds of histories is therefore hunted
with more than one.
"""

from __future__ import annotations

import pytest
from hypothesis import seed, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.store.binding import Error

OTHER_SEEDS = (11, 12, 13)


def assert_noticed(mutant: type[RuleBasedStateMachine], first_seed: int, how: settings) -> None:
    """Fails unless a history of `mutant` fails."""
    for number in (first_seed, *OTHER_SEEDS):
        try:
            run_state_machine_as_test(seed(number)(type(mutant.__name__, (mutant,), {})), settings=how)
        except (AssertionError, Error, RuleBroken):
            return
    pytest.fail(f"no history notices what is broken in {mutant.__name__}")
