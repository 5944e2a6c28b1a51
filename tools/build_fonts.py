"""Build the theme's font files from the packages named below (maintainers only).

    npm install --prefix DIR @fontsource/noto-naskh-arabic@5.3.0 @fontsource/noto-nastaliq-urdu@5.3.0
    python tools/build_fonts.py DIR/node_modules

Each output is one woff2 of the code points in ``font_repertoire.tsv``, the
wide ones of those in ``font_repertoire_wide.tsv`` besides: a word in which one
letter came from another font would fall apart. The
packages keep a face in two files, Arabic and Latin; a line of Urdu needs
spaces, digits and quotation marks in the same face as its letters, so these
glyphs are taken from the Latin file into the Arabic one. Latin letters are
left out: the reader's own fonts have better ones.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
FONTS = HERE.parent / "themes" / "waraq" / "static" / "fonts"

URDU, WIDE = ("font_repertoire.tsv",), ("font_repertoire.tsv", "font_repertoire_wide.tsv")
# Output name, package, name of its Arabic and Latin files without script, and which code points.
FACES = (
    ("naskh-400", "noto-naskh-arabic", "400-normal", URDU),
    ("naskh-700", "noto-naskh-arabic", "700-normal", URDU),
    ("wide-400", "noto-naskh-arabic", "400-normal", WIDE),
    ("wide-700", "noto-naskh-arabic", "700-normal", WIDE),
    ("nastaliq-400", "noto-nastaliq-urdu", "400-normal", URDU),
)


def read_repertoire(path: Path) -> set[int]:
    """The code points to keep: the union of the table's ranges, without Latin letters."""
    points: set[int] = set()
    for line in path.read_text("utf-8").splitlines()[1:]:
        first, last, _why = line.split("\t")
        points.update(range(int(first, 16), int(last, 16) + 1))
    return {point for point in points if not (point < 0x80 and chr(point).isalpha())}


def take_glyphs(target: TTFont, donor: TTFont, points: set[int]) -> None:
    """Copy the donor's glyphs for the points that the target lacks; both have the same units per em."""
    if target["head"].unitsPerEm != donor["head"].unitsPerEm:
        message = "the two files of a face have different units per em"
        raise ValueError(message)
    has, gives, shapes = target.getBestCmap(), donor.getBestCmap(), donor.getGlyphSet()
    order = target.getGlyphOrder()
    for point in sorted(points & gives.keys() - has.keys()):
        # Drawn again as plain outlines: a quotation mark is made of two commas, which would have to come too.
        outline = DecomposingRecordingPen(shapes)
        shapes[gives[point]].draw(outline)
        pen = TTGlyphPen(None)
        outline.replay(pen)
        name = f"latin.{point:04X}"
        order.append(name)
        target["glyf"].glyphs[name] = pen.glyph()
        target["hmtx"].metrics[name] = donor["hmtx"].metrics[gives[point]]
        for table in target["cmap"].tables:
            if table.isUnicode():
                table.cmap[point] = name
    target.setGlyphOrder(order)
    target["glyf"].setGlyphOrder(order)
    target["maxp"].numGlyphs = len(order)


def build_face(arabic: Path, latin: Path, output: Path, points: set[int]) -> int:
    """Write one subset face and return its size in bytes; the same input gives the same bytes."""
    font = TTFont(arabic, recalcTimestamp=False)
    take_glyphs(font, TTFont(latin), points)
    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(output)
    return output.stat().st_size


def main(modules: Path) -> None:
    """Build every face and print its size."""
    for name, package, weight, tables in FACES:
        points = set().union(*(read_repertoire(HERE / table) for table in tables))
        files = modules / "@fontsource" / package / "files"
        output = FONTS / f"{name}.woff2"
        size = build_face(
            files / f"{package}-arabic-{weight}.woff2",
            files / f"{package}-latin-{weight}.woff2",
            output,
            points,
        )
        print(f"{output.name}: {size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
