"""Whatever is done with designs, in whatever order: a paper never changes, and one version of a design is in use."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from designing_office import DesigningOffice, retitled
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from paper_office import WHO, order

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.certificates.design_catalogue import DesignState, ListedDesign

ANY = st.integers(0, 99)


class Versions(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.office = DesigningOffice(Path(self.folder.name) / "office.exchange")
        self.printed: dict[str, bytes] = {}
        self.titles = 0

    def listed(self, *states: DesignState) -> list[ListedDesign]:
        return [one for one in self.office.catalogue.designs("participation") if one.state in states]

    @rule(base=st.sampled_from(["classic/1", "plain-a3/1"]))
    def copy(self, base: str) -> None:
        self.office.designs.copy(base, WHO, kind="participation")

    @precondition(lambda self: self.listed(DesignState.DRAFT))
    @rule(n=ANY)
    def save(self, n: int) -> None:
        drafts = self.listed(DesignState.DRAFT)
        draft = drafts[n % len(drafts)].id
        self.titles += 1
        self.office.designs.save(draft, retitled(self.office.catalogue.spec(draft), f"证书{self.titles}"), WHO)

    @precondition(lambda self: self.listed(DesignState.DRAFT))
    @rule(n=ANY)
    def put_in_use(self, n: int) -> None:
        drafts = self.listed(DesignState.DRAFT)
        self.office.designs.put_in_use(drafts[n % len(drafts)].id, WHO)

    @precondition(lambda self: self.listed(DesignState.IN_USE))
    @rule(n=ANY)
    def begin_the_next_version(self, n: int) -> None:
        used = self.listed(DesignState.IN_USE)
        self.office.designs.new_version(used[n % len(used)].id, WHO)

    @precondition(lambda self: self.listed(DesignState.IN_USE, DesignState.RETIRED))
    @rule(n=ANY, retire=st.booleans())
    def retire_or_bring_back(self, n: int, retire: bool) -> None:
        own = self.listed(DesignState.IN_USE, DesignState.RETIRED)
        id = own[n % len(own)].id
        self.office.designs.retire(id, WHO) if retire else self.office.designs.bring_back(id, WHO)

    @precondition(lambda self: self.listed(DesignState.IN_USE, DesignState.RETIRED))
    @rule(n=ANY)
    def remove(self, n: int) -> None:
        own = self.listed(DesignState.IN_USE, DesignState.RETIRED)
        one = own[n % len(own)]
        try:
            self.office.designs.remove(one.id, WHO)
        except RuleBroken as refused:
            assert refused.problem.code == "design.has_papers"
        else:
            assert one.papers == 0

    @rule(n=ANY)
    def issue(self, n: int) -> None:
        usable = ["", *(one.id for one in self.listed(DesignState.IN_USE))]
        paper = self.office.issue(replace(order(), design=usable[n % len(usable)]))
        self.printed[paper] = self.office.register.pdf([paper])

    @precondition(lambda self: (self.office.store.undoable() or ("", ""))[1].startswith("design."))
    @rule()
    def undo(self) -> None:
        self.office.store.undo(WHO)

    @rule()
    def open_again(self) -> None:
        self.office.reopened()

    @invariant()
    def every_paper_prints_as_it_did(self) -> None:
        for paper, before in self.printed.items():
            assert self.office.register.pdf([paper]) == before

    @invariant()
    def one_version_of_a_design_is_in_use_and_numbers_are_given_once(self) -> None:
        own = self.listed(DesignState.IN_USE, DesignState.RETIRED)
        used = Counter(one.family for one in own if one.state is DesignState.IN_USE)
        assert all(times == 1 for times in used.values())
        assert len({(one.family, one.version) for one in own}) == len(own)

    def teardown(self) -> None:
        self.office.store.close()
        self.folder.cleanup()


TestVersions = Versions.TestCase
TestVersions.settings = settings(
    max_examples=5, stateful_step_count=12, deadline=None, derandomize=True, phases=[Phase.generate]
)
"""The same in each run, shrunk by nobody: a history takes seconds."""
