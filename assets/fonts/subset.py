#!/usr/bin/env python3
"""Subset Noto Sans and Noto Serif CJK SC for Twinleaf. Called by subset.sh; read that first.

    subset.py sans NOTO.ttc BOLD.ttc MONO.ttf OUT.otf
    subset.py serif UNIHAN NOTO.ttc BOLD.ttc MONO.ttf SANS.otf OUT.otf
    subset.py coverage OUT OURS... -- FALLBACK...

The sans draws the interface and is what all else falls back to. It has all Han
characters of Noto: the 20,976 of the first block, extension A, and from the later extensions
what names, standards and dictionaries made its designers draw, 30,289 in all. The last 12,800
of them cost 3 MB a face, 0.3 ms when it is read, and 3.5 MB of memory. Besides, everything
that Noto has in the blocks of BLOCKS. Hangul is left out: 11,172 syllables would add half as
much again; the toolkit finds a system font for them.

The serif is for reading abstracts. It has the same letters and punctuation, and of the Han,
which are drawn with more points, those that abstracts are written with, by the properties of
the Unicode Han database:
    kGB0              GB 2312, the mainland's basic set                         6,763
    kTGH              通用规范汉字表 (2013), all three levels                    8,105
    kTraditionalVariant of those, so that a record may be written either way
    kJoyoKanji, kJinmeiyoKanji: Japanese titles and names                       2,999
    kIICore           the international core of everyday characters             9,810
    names.txt         rare characters of names, listed by hand
Its rows stand as high as those of the sans, so that both share a baseline.

No hints (the toolkit draws without them), no vertical metrics, no features but kern
and the one for quotes (see spell). CFF subroutines stay: the file is 2 % smaller with them.
What Noto lacks of Latin letters, figures and operators comes from glyphs.py.
"""
import bz2
import os
import sys

import glyphs
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SC = 2  # the font of NotoSansCJK-*.ttc whose glyphs are the mainland's
KR = 1  # and the one whose quotes are proportional

HAN = [
    (0x3400, 0x4DBF),  # extension A
    (0x4E00, 0x9FFF),  # the first block
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0x20000, 0x3FFFF),  # extension B and all later ones, with the supplement of compatibility
]

BLOCKS = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B
    (0x0250, 0x036F),  # IPA, modifier letters, combining marks
    (0x0370, 0x045F),  # Greek, basic Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional: Vietnamese, transliteration
    (0x2000, 0x27FF),  # punctuation, super- and subscripts, arrows, operators, shapes
    (0x2900, 0x2BFF),  # more arrows and operators
    (0x2E80, 0x312F),  # radicals, CJK punctuation, kana, bopomofo
    (0x31A0, 0x31FF),  # bopomofo extended, strokes, small kana
    (0x3200, 0x33FF),  # enclosed and squared forms
    (0xFE30, 0xFE4F),  # compatibility forms
    (0xFF00, 0xFF9F),  # full-width Latin, half-width kana
    (0xFFE0, 0xFFEF),  # full-width signs
    (0xFFFD, 0xFFFD),  # the replacement character
]

SETS = {"kGB0", "kTGH", "kJoyoKanji", "kJinmeiyoKanji", "kIICore"}


def unihan(folder):
    """Yield (code point, property, value) of the Han database in folder."""
    for name in ("OtherMappings", "IRGSources", "Variants"):
        with bz2.open(os.path.join(folder, f"Unihan_{name}.txt.bz2"), "rt", encoding="utf-8") as f:
            for line in f:
                if line.startswith("U+"):
                    code, prop, value = line.rstrip("\n").split("\t")
                    yield int(code[2:], 16), prop, value


def usual(folder):
    """The Han that abstracts are written with."""
    keep, standard, traditional = set(), set(), {}
    for code, prop, value in unihan(folder):
        if prop in SETS:
            keep.add(code)
        if prop == "kTGH":
            standard.add(code)
        if prop == "kTraditionalVariant":
            traditional[code] = [int(v[2:], 16) for v in value.split()]
    for code in standard:
        keep.update(traditional.get(code, ()))
    with open("names.txt", encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                keep.update(map(ord, line.strip()))
    return keep


def spans(*lists):
    return {c for blocks in lists for first, last in blocks for c in range(first, last + 1)}


def sans(source, heavier, mono, out):
    f, narrow = cut(source, spans(HAN, BLOCKS))
    added = glyphs.additions(f, TTFont(mono), TTFont(heavier, fontNumber=SC) if heavier != source else None)
    finish(f, narrow, added, out)


def serif(folder, source, heavier, mono, sans, out):
    """What the serif lacks is drawn by the sans, so signs without serifs are not lent to it."""
    f, narrow = cut(source, usual(folder) | spans(BLOCKS))
    added = glyphs.additions(f, TTFont(mono), TTFont(heavier, fontNumber=SC) if heavier != source else None, lend=False)
    rows = TTFont(sans)["hhea"]
    f["hhea"].ascent, f["hhea"].descent, f["hhea"].lineGap = rows.ascent, rows.descent, rows.lineGap
    finish(f, narrow, added, out)


def cut(source, wanted):
    """The font with the wanted code points that it has, and the narrow glyphs of spell."""
    f = TTFont(source, fontNumber=SC)
    narrow = korean(source, f)
    keep = wanted & f.getBestCmap().keys()
    keep -= set(map(ord, glyphs.REPLACED)) | {0x2010} | narrow.keys() - {0x201C, 0x201D}
    o = Options()
    o.layout_features = ["kern"]
    o.hinting = False
    o.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GDEF"]
    o.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    o.name_languages = [0x409]
    o.notdef_outline = True
    o.glyph_names = True
    s = Subsetter(o)
    s.populate(unicodes=keep, glyphs=narrow.values())
    s.subset(f)
    return f, narrow


def finish(f, narrow, added, out):
    glyphs.append(f, added)
    spell(f, narrow)
    f.save(out)
    print(out, len(f.getBestCmap()), "characters,", len(added), "of them added,", os.path.getsize(out), "bytes")


def korean(source, sc):
    """The narrow glyphs of some punctuation, which the Korean font of the collection uses."""
    kr = TTFont(source, fontNumber=KR).getBestCmap()
    return {c: kr[c] for c in map(ord, "‘’“”•·") if kr[c] != sc.getBestCmap()[c]}


def spell(f, narrow):
    """Give curly quotes and dots their proper width. In the mainland's font they are an em wide,
    which tears don’t apart. All become narrow, but double quotes only beside Latin, so that
    Chinese keeps its “ ” and English gets its own."""
    for table in f["cmap"].tables:
        if table.isUnicode():
            table.cmap.update((c, g) for c, g in narrow.items() if c not in (0x201C, 0x201D))
    cmap = f.getBestCmap()
    latin = sorted({g for c, g in cmap.items() if 0x21 <= c <= 0x24F or 0x370 <= c <= 0x45F or 0x1E00 <= c <= 0x1EFF})
    latin += [cmap[0x2018], cmap[0x2019]]
    left, right = cmap[0x201C], cmap[0x201D]
    addOpenTypeFeaturesFromString(f, f"""
        languagesystem DFLT dflt; languagesystem latn dflt; languagesystem grek dflt; languagesystem cyrl dflt;
        @latin = [{" ".join(latin)}];
        feature calt {{
            sub {left}' @latin by {narrow[0x201C]};
            sub @latin {right}' by {narrow[0x201D]};
        }} calt;
    """, tables=["GSUB"])


def coverage(out, ours, fallback):
    """A bit for each code point of the first three planes: bit c%8 of byte c/8."""
    def common(paths):
        return set.intersection(*(set(TTFont(p).getBestCmap()) for p in paths)) if paths else set()
    drawn = {c for c in common(ours) | common(fallback) if c >= 0x20}
    bits = bytearray(max(drawn) // 8 + 1)
    for c in drawn:
        bits[c // 8] |= 1 << c % 8
    with open(out, "wb") as f:
        f.write(bits)
    print(out, len(drawn), "characters,", len(bits), "bytes")


if __name__ == "__main__":
    command, *args = sys.argv[1:]
    if command == "coverage":
        split = args.index("--")
        coverage(args[0], args[1:split], args[split + 1:])
    else:
        {"sans": sans, "serif": serif}[command](*args)
