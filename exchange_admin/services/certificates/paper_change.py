"""A design on the other size of paper: everything on it grows or shrinks along, seals and codes keep their size."""

from __future__ import annotations

from dataclasses import replace

from exchange_admin.documents.designs.spec import Bar, Block, Box, DesignSpec, Look, Paper, Picture, Signatory

_PLACES = 2  # of millimetres and points


def on_paper(spec: DesignSpec, paper: Paper) -> DesignSpec:
    """The design as it was, on `paper`. What printers leave blank stays; an office's seal is as large as it is."""
    wanted = replace(spec, paper=paper)
    if wanted.size == spec.size:
        return wanted
    grown = _Grown(min(after / before for before, after in zip(spec.size, wanted.size, strict=True)))
    stamp, code = spec.stamp, spec.code
    return replace(
        wanted,
        frame=replace(spec.frame, inset=grown(spec.frame.inset), weight=grown(spec.frame.weight)),
        pictures=tuple(map(grown.picture, spec.pictures)),
        bars=tuple(map(grown.bar, spec.bars)),
        blocks=tuple(map(grown.block, spec.blocks)),
        signatories=tuple(map(grown.signatory, spec.signatories)),
        stamp=stamp and replace(stamp, x=grown(stamp.x), y=grown(stamp.y)),
        code=code and replace(code, x=grown(code.x), y=grown(code.y)),
    )


class _Grown:
    """Parts `by` times as large and as far from the corner."""

    def __init__(self, by: float) -> None:
        self._by = by

    def __call__(self, measure: float) -> float:
        return round(measure * self._by, _PLACES)

    def box(self, box: Box) -> Box:
        return Box(self(box.x), self(box.y), self(box.across), self(box.high))

    def picture(self, picture: Picture) -> Picture:
        return replace(picture, box=self.box(picture.box))

    def bar(self, bar: Bar) -> Bar:
        return replace(bar, box=self.box(bar.box))

    def block(self, block: Block) -> Block:
        return replace(
            block,
            box=self.box(block.box),
            look=self.look(block.look),
            later=block.later and self.look(block.later),
            alone=self(block.alone),
            gap=self(block.gap),
        )

    def signatory(self, one: Signatory) -> Signatory:
        return replace(
            one,
            x=self(one.x),
            y=self(one.y),
            across=self(one.across),
            above=self(one.above),
            below=self(one.below),
            look=self.look(one.look),
            later=self.look(one.later),
        )

    def look(self, look: Look) -> Look:
        """Air between letters grows with the letters; lines count in type sizes of themselves."""
        return replace(
            look,
            size=self(look.size),
            tracking=self(look.tracking),
            smallest=self(look.smallest),
            han_size=self(look.han_size),
            han_tracking=self(look.han_tracking),
        )
