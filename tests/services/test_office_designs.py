"""Designs of an office: copied, changed, put in use, retired; papers stay what they were."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from designing_office import FONTS, READY, DesigningOffice, retitled
from paper_office import RESOURCES, WHO, order, wordings
from PIL import Image

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.designs.paper_words import is_placeholder
from exchange_admin.documents.designs.plain import from_plain, to_plain
from exchange_admin.documents.letters.letter_design import LetterDesign
from exchange_admin.documents.letters.spec import letter_specs
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.certificates.design_catalogue import DesignCatalogue, DesignState


@pytest.fixture
def office(tmp_path: Path) -> Iterator[DesigningOffice]:
    made = DesigningOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def refused(verb: object, *args: object, **more: object) -> str:
    with pytest.raises(RuleBroken) as broken:
        verb(*args, **more)  # type: ignore[operator]
    return broken.value.problem.code


def test_papers_of_every_version_print_the_same_bytes_after_the_next_one(office: DesigningOffice) -> None:
    first = office.in_use()
    paper = office.issue()
    assert office.store.get("certificate", paper)["design"] == first
    before = office.register.pdf([paper])

    draft = office.designs.new_version(first, WHO).id
    office.designs.save(draft, retitled(office.catalogue.spec(draft), "荣誉证书"), WHO)
    second = office.designs.put_in_use(draft, WHO).id
    later = office.issue()
    office.reopened()

    assert office.store.get("certificate", later)["design"] == second != first
    assert office.register.pdf([paper]) == before != office.register.pdf([later])
    assert (office.state(first), office.state(second)) == (DesignState.RETIRED, DesignState.IN_USE)
    assert [office.catalogue.listed(id).version for id in (first, second)] == [1, 2]
    assert [office.catalogue.listed(id).papers for id in (first, second)] == [1, 1]


def test_undoing_and_deleting_leaves_papers_printable(office: DesigningOffice) -> None:
    id = office.in_use()
    paper = office.issue()
    before = office.register.pdf([paper])
    step = next(one.step for one in office.store.history.steps() if one.verb == "design.put_in_use")
    office.store.undo_step(step, WHO)
    office.reopened()
    assert office.register.pdf([paper]) == before
    assert refused(office.catalogue.for_kind, "participation", id) in {"design.unknown", "design.not_in_use"}


def test_a_version_with_papers_is_never_deleted_by_any_way(office: DesigningOffice) -> None:
    id = office.in_use()
    record = id.removeprefix("own/").partition("@")[0]
    office.designs.bring_back(id, WHO)
    paper = office.issue()
    assert refused(office.designs.remove, id, WHO) == "design.has_papers"
    assert refused(office.records.remove, "certificate_design", record, WHO) == "design.has_papers"
    assert refused(office.records.set, "certificate_design", record, {"spec": "{}"}, WHO) == "design.by_verb"
    office.register.take_back([paper], "typing error", WHO)
    assert refused(office.designs.remove, id, WHO) == "design.has_papers"


def test_a_version_without_papers_may_go(office: DesigningOffice) -> None:
    id = office.in_use()
    assert office.designs.remove(id, WHO)
    assert id not in {one.id for one in office.catalogue.designs()}


def test_a_version_whose_text_was_altered_outside_draws_nothing(office: DesigningOffice) -> None:
    id = office.in_use()
    paper = office.issue()
    office.store._db.execute("UPDATE certificate_design SET spec = replace(spec, '参与证书', '毕业证书')")
    office.reopened()
    assert refused(office.register.pdf, [paper]) == "design.altered"
    assert id not in {one.id for one in office.catalogue.designs()}


def test_a_copy_for_one_kind_has_the_words_of_the_program_written_out(office: DesigningOffice) -> None:
    spec = office.catalogue.spec(office.designs.copy("classic/1", WHO, kind="participation").id)
    said = {block.name: block.paragraphs[0].text for block in spec.blocks}
    assert said["title"] == Trilingual("参与证书", "Сертификат участника", "Certificate of Participation")
    assert "{programme}" in said["body"].zh
    assert spec.kinds == ("participation",)
    assert spec.names.zh == "经典样式（副本）"


def test_a_draft_is_kept_as_it_is_and_put_in_use_only_when_nothing_is_wrong(office: DesigningOffice) -> None:
    draft = office.designs.copy("plain/1", WHO).id
    spec = office.catalogue.spec(draft)
    assert not office.designs.save(draft, spec, WHO), "nothing changed, nothing written"
    broken = replace(spec, blocks=(), kinds=())
    assert office.designs.save(draft, broken, WHO)
    assert office.catalogue.spec(draft) == broken
    assert refused(office.designs.put_in_use, draft, WHO) == "design.no_kind"
    assert office.store.count(Query("certificate_design")) == 0
    office.store.undo(WHO)
    assert office.catalogue.spec(draft) == spec
    assert office.designs.discard(draft, WHO)


def test_only_designs_in_use_that_print_the_kind_are_issued_from(office: DesigningOffice) -> None:
    draft = office.designs.copy("classic/1", WHO).id
    assert refused(office.issue, replace(order(), design=draft)) == "design.unknown"
    assert refused(office.issue, replace(order(), design="none/1")) == "design.unknown"
    id = office.in_use()
    assert refused(office.issue, replace(order("language_course"), design=id)) == "certificate.unknown_kind"
    office.designs.retire(id, WHO)
    assert refused(office.issue, replace(order(), design=id)) == "design.not_in_use"
    assert office.store.get("certificate", office.issue())["design"] == "classic/1"
    plain = office.issue(replace(order(), design="plain/1"))
    assert office.store.get("certificate", plain)["design"] == "plain/1"
    office.designs.bring_back(id, WHO)
    assert office.store.get("certificate", office.issue())["design"] == id


def test_papers_tell_on_which_paper_they_are_printed(office: DesigningOffice) -> None:
    small, large = office.issue(), office.issue(replace(order(), design="classic-a3/1"))
    sizes = office.register.paper_sizes
    assert (sizes([small]), sizes([large]), sizes([small, large])) == (("A4",), ("A3",), ("A3", "A4"))


def test_ready_designs_are_copied_and_never_changed(office: DesigningOffice) -> None:
    assert refused(office.designs.new_version, "classic/1", WHO) == "design.not_own"
    assert refused(office.designs.save, "classic/1", READY[0].spec, WHO) == "design.not_own"
    assert refused(office.designs.copy, "participation/1", WHO) == "design.no_data"
    assert refused(office.designs.retire, "plain/1", WHO) == "design.not_own"
    first = office.in_use()
    once = office.designs.new_version(first, WHO).id
    assert office.designs.new_version(first, WHO).id == once, "one draft of the next version"


# pictures


def picture(path: Path, colour: tuple[int, ...] = (200, 30, 30)) -> Path:
    Image.new("RGB", (120, 80), colour).save(path)
    return path


def test_the_logo_of_the_office_is_frozen_with_each_paper(office: DesigningOffice, tmp_path: Path) -> None:
    id = office.in_use()
    without = office.issue()
    office.designs.set_logo(picture(tmp_path / "logo.png"), WHO)
    first = office.issue()
    before = [office.register.pdf([paper]) for paper in (without, first)]
    assert b"/Subtype /Image" not in before[0]
    assert b"/Subtype /Image" in before[1]

    office.designs.set_logo(picture(tmp_path / "new.png", (3, 90, 3)), WHO)
    second = office.issue()
    office.designs.set_logo(None, WHO)
    for attachment in office.store.where("attachment", "title", ["logo", "new"]):
        office.records.remove("attachment", attachment.id, WHO)
    office.reopened()
    assert [office.register.pdf([paper]) for paper in (without, first)] == before
    assert office.register.pdf([second]) != before[1]
    assert office.store.get("certificate", second)["design"] == id


def test_a_scanned_signature_stands_on_the_papers_of_its_signatory(office: DesigningOffice, tmp_path: Path) -> None:
    assert office.designs.set_signature(office.signatory, picture(tmp_path / "sign.png"), WHO)
    assert not office.designs.set_signature(office.signatory, picture(tmp_path / "same.png"), WHO)
    assert b"/Subtype /Image" in office.register.pdf([office.issue(replace(order(), design="classic/1"))])
    assert refused(office.designs.set_signature, office.own, tmp_path / "sign.png", WHO) == "record.missing"


def test_a_picture_is_kept_once_and_stays_while_a_design_shows_it(office: DesigningOffice, tmp_path: Path) -> None:
    path = picture(tmp_path / "background.png")
    changes, taken = office.designs.add_image(path, WHO)
    again, same = office.designs.add_image(path, WHO)
    assert changes
    assert not again
    assert same == taken
    id = office.in_use(background=taken.name)
    (attachment,) = office.store.where("attachment", "sha256", [taken.name])
    assert refused(office.records.remove, "attachment", attachment.id, WHO) == "design.picture_used"
    assert b"/Subtype /Image" in office.register.pdf([office.issue(replace(order(), design=id))])


def test_a_refused_picture_changes_nothing(office: DesigningOffice, tmp_path: Path) -> None:
    path = tmp_path / "no.png"
    path.write_bytes(b"nothing")
    steps = office.store.step_count()
    for verb in (office.designs.add_image, office.designs.set_logo):
        assert refused(verb, path, WHO) == "image.no_picture"
    assert office.store.step_count() == steps


# what it will look like


@pytest.mark.parametrize(("id", "kind"), [(one.id, kind) for one in READY for kind in one.spec.kinds[:2]])
def test_the_longest_names_of_the_office_fit_every_ready_design(office: DesigningOffice, id: str, kind: str) -> None:
    office.person(
        family_cyrillic="Константинопольский-Преображенский",
        given_cyrillic="Максимилиан",
        patronymic="Вячеславович",
        family_latin="KONSTANTINOPOLSKII-PREOBRAZHENSKII",
        given_latin="Maksimilian Viacheslavovich",
    )
    papers = office.samples.longest(kind, ("zh", "ru"))
    assert {paper.holder.cyrillic for paper in papers} == {
        "Константинопольский-Преображенский Максимилиан Вячеславович"
    }
    assert {paper.holder.native for paper in papers} == {"cyrillic", "latin", "han"}
    spec = office.catalogue.spec(id)
    assert office.designs.check(spec, papers) == ()
    assert office.designs.preview(spec, papers[0]).startswith(b"%PDF")


def test_the_check_names_the_part_that_lacks_room_or_a_translation(office: DesigningOffice) -> None:
    spec = office.catalogue.spec(office.designs.copy("classic/1", WHO, kind="participation").id)
    blocks = []
    for block in spec.blocks:
        if block.name == "holder":
            block = replace(block, box=replace(block.box, across=20.0))
        if block.name == "body":
            block = replace(block, paragraphs=(replace(block.paragraphs[0], text=Trilingual(zh="兹证明参加学习")),))
        blocks.append(block)
    found = office.designs.check(replace(spec, blocks=tuple(blocks)), office.samples.longest("participation", ("ru",)))
    assert {("certificate.too_long", "blocks.holder"), ("design.untranslated", "blocks.body")} <= {
        (one.code, one.field) for one in found
    }
    for problem in found:
        for words in wordings().values():
            assert "{" not in words.problem(problem)


def test_new_letters_are_drawn_by_data_and_old_ones_by_the_code_that_drew_them(office: DesigningOffice) -> None:
    letters = [LetterDesign(spec, FONTS, wordings()) for spec in letter_specs(RESOURCES / "designs")]
    catalogue = DesignCatalogue(office.parts, FONTS, READY, letters)
    for letter in letters:
        (kind,) = letter.kinds
        assert catalogue.for_kind(kind).id == "letter/1"
        assert catalogue.called(letter.id) is letter


def test_every_placeholder_of_the_list_is_known_and_has_a_sample(office: DesigningOffice) -> None:
    for kind in ("participation", "language_course", "invitation", "teacher_exchange", "academic"):
        for language in ("zh", "ru", "en"):
            listed = office.samples.placeholders(kind, language)
            assert all(is_placeholder(one.name) for one in listed)
            unsaid = {one.name for one in listed if not one.sample}
            assert unsaid <= {"level", "host", "home", "level_name"} or kind == "invitation"


# between offices


def test_a_design_goes_to_another_office_as_one_file(office: DesigningOffice, tmp_path: Path) -> None:
    _, taken = office.designs.add_image(picture(tmp_path / "background.png"), WHO)
    id = office.in_use(background=taken.name)
    path = tmp_path / "ours.exchdesign"
    office.designs.export(office.catalogue.find("经典样式（副本）"), path)
    other = DesigningOffice(tmp_path / "other.exchange")
    draft = other.designs.take_in(path, WHO)
    assert other.catalogue.spec(draft.id) == office.catalogue.spec(id)
    assert other.catalogue.image(taken.name) == taken.content
    paper = office.samples.sample("participation", ("zh", "ru"))
    assert other.designs.preview(other.catalogue.spec(draft.id), paper) == office.designs.preview(
        office.catalogue.spec(id), paper
    )
    assert other.store.undo(WHO)
    assert draft.id not in {one.id for one in other.catalogue.designs()}
    other.store.close()


WITH_PICTURE = {**to_plain(READY[0].spec), "background": "f" * 64}


def plain_file(**parts: object) -> str:
    return json.dumps({"exchange_admin_design": 1, "design": to_plain(READY[0].spec), "pictures": {}, **parts})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "design.file"),
        ("[" * 100_000, "design.file"),
        ("[]", "design.file"),
        ("{}", "design.file"),
        (plain_file(exchange_admin_design="1"), "design.file"),
        (plain_file(exchange_admin_design=2), "design.newer"),
        (plain_file(pictures=[]), "design.file"),
        (plain_file(pictures={str(n): "" for n in range(13)}), "design.file"),
        (plain_file(design={**to_plain(READY[0].spec), "surprise": 1}), "design.unreadable"),
        (plain_file(design={**to_plain(READY[0].spec), "names": {"en": "a\u202eb"}}), "value.bad_character"),
        (
            plain_file(design={**to_plain(READY[0].spec), "background": "f" * 64}, pictures={"f" * 64: "bm90"}),
            "image.no_picture",
        ),
        (
            plain_file(design={**to_plain(READY[0].spec), "background": "f" * 64}, pictures={"f" * 64: 7}),
            "image.no_picture",
        ),
        (
            plain_file(design={**to_plain(READY[0].spec), "background": "f" * 64}, pictures={"f" * 64: "*"}),
            "design.file",
        ),
    ],
)
def test_a_file_that_is_no_design_changes_nothing(
    office: DesigningOffice, tmp_path: Path, text: str, code: str
) -> None:
    path = tmp_path / "hostile.exchdesign"
    path.write_text(text, "utf-8")
    steps = office.store.step_count()
    assert refused(office.designs.take_in, path, WHO) == code
    assert office.store.step_count() == steps


@pytest.mark.parametrize(
    ("look", "code"),
    [
        ({"size": 999_999}, "design.out_of_range"),  # would be drawn for minutes
        ({"size": 1e-9}, "design.out_of_range"),
        ({"colour": "javascript"}, "design.colour"),
    ],
)
def test_a_design_that_cannot_be_drawn_is_not_taken_in_and_not_drawn(
    office: DesigningOffice, tmp_path: Path, look: dict[str, object], code: str
) -> None:
    design = to_plain(READY[0].spec)
    blocks = design["blocks"]
    assert isinstance(blocks, list)
    blocks[0]["look"] = {**blocks[0].get("look", {}), **look}
    path = tmp_path / "hostile.exchdesign"
    path.write_text(plain_file(design=design), "utf-8")
    assert refused(office.designs.take_in, path, WHO) == code
    spec, paper = from_plain(design), office.samples.sample("participation", ("zh", "ru"))
    assert refused(office.designs.preview, spec, paper) == code
    assert {one.code for one in office.designs.check(spec, [paper])} == {code}


def test_a_file_that_is_missing_or_huge_is_refused(office: DesigningOffice, tmp_path: Path) -> None:
    assert refused(office.designs.take_in, tmp_path / "nothing", WHO) == "image.unreadable"
    large = tmp_path / "large.exchdesign"
    with large.open("wb") as stream:
        stream.truncate(17 * 1024 * 1024)
    assert refused(office.designs.take_in, large, WHO) == "design.file"
