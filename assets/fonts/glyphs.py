"""Letters and signs that Noto Sans CJK lacks, added by subset.py to its subset.

Noto Sans CJK has no č, ł, ş, ₂ or ⟨: drawn by a fallback font, half a name like Dvořák
would stand in another typeface. Three sources, all under the same licence:

    compose   a letter of Noto with an accent of Noto, as Unicode decomposes it
    shrink    super- and subscripts from the digits of Noto
    borrow    operators and shapes from Noto Sans Mono

Every outline is drawn again with pens, so that the CFF table stays one piece; nothing
here depends on the order of a dictionary or on the time of day.
"""
import math
import unicodedata

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen

# Where to take each accent from: the letters o and O with it, and the letter without.
DONORS = {"\u0300": "òÒ", "\u0301": "óÓ", "\u0302": "ôÔ", "\u0303": "õÕ", "\u0304": "ōŌ",
          "\u0306": "ŏŎ", "\u0308": "öÖ", "\u030C": "ǒǑ", "\u0323": "ọỌ"}

COMPOSED = [(0x0100, 0x017F), (0x0180, 0x024F), (0x0386, 0x03CE), (0x0400, 0x045F), (0x1E00, 0x1EFF)]

# The middle of a letter to the eye, where it is not the middle of its outline: (letter, x) in
# parts of the outline's width.
OPTICAL = {"d": .45, "h": .35, "k": .3, "l": .3, "b": .55, "t": .5, "r": .6, "c": .55, "g": .46,
           "C": .53, "G": .53, "D": .47, "K": .5, "L": .45, "R": .45, "E": .52, "P": .45, "B": .47}

# Letters whose caron is an apostrophe, and those whose cedilla is a comma below, by the custom
# of Czech and Slovak, and of Latvian.
APOSTROPHE = "dltL"
COMMA_BELOW = "GKLNRgklnr"

# Characters that have another's outline.
SAME = {"\u0406": "I", "\u0407": "Ï", "\u0456": "i", "\u0457": "ï", "\u0408": "J", "\u0458": "j",
        "\u0405": "S", "\u0455": "s", "\u02BC": "’", "\u02BB": "‘", "\u02BE": "’", "\u02BF": "‘",
        "\u2215": "/", "\u2044": "/", "\u2223": "|", "\u00AD": "-", "\u2010": "-"}

# Spaces, in thousandths of the em (Unicode, chapter 6; the digit's width is filled in).
SPACES = {0x2000: 500, 0x2001: 1000, 0x2002: 500, 0x2003: 1000, 0x2004: 333, 0x2005: 250, 0x2006: 167,
          0x2007: None, 0x2008: 278, 0x2009: 200, 0x200A: 100, 0x202F: 200, 0x205F: 222}

BORROWED = [(0x2030, 0x205E), (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x22FF), (0x2300, 0x23FF),
            (0x25A0, 0x25FF), (0x2700, 0x27BF), (0x27C0, 0x27FF), (0x2980, 0x2AFF), (0xFFFD, 0xFFFD)]

# Signs that Noto CJK sets an em wide, as Chinese typography had them. In a line such as
# "7 ± 2, p ≤ 0.05" that leaves holes, so the narrow ones are taken instead.
REPLACED = "×±÷§¶†‡‰≤≥≠≈≡∞∂∇√∈∉⊂⊃⊆⊇∪∩∧∨∀∃≃≅"

SUPERIOR = "⁰¹²³⁴⁵⁶⁷⁸⁹"
INFERIOR = "₀₁₂₃₄₅₆₇₈₉"
SHRUNK = {"⁺": "+", "⁻": "−", "⁼": "=", "⁽": "(", "⁾": ")", "ⁿ": "n", "ⁱ": "i",
          "₊": "+", "₋": "−", "₌": "=", "₍": "(", "₎": ")", "ₐ": "a", "ₑ": "e", "ₒ": "o", "ₓ": "x",
          "ₖ": "k", "ₘ": "m", "ₙ": "n", "ₚ": "p", "ₛ": "s", "ₜ": "t", "ᵢ": "i", "ⱼ": "j"}


class Outline:
    """Contours, each a list of pen calls, and an advance width."""

    def __init__(self, contours, width):
        self.contours, self.width = contours, width

    def draw(self, pen):
        for contour in self.contours:
            for name, points in contour:
                getattr(pen, name)(*points)

    def bounds(self):
        pen = BoundsPen(None)
        self.draw(pen)
        return pen.bounds

    def moved(self, dx=0, dy=0, sx=1, sy=1):
        out = []
        t = Transform(sx, 0, 0, sy, dx, dy)
        for contour in self.contours:
            pen = DecomposingRecordingPen({})
            target = TransformPen(pen, t)
            for name, points in contour:
                getattr(target, name)(*points)
            out.append(pen.value)
        return Outline(out, self.width * sx)

    def only(self, keep):
        """The contours whose bounds keep accepts."""
        return Outline([c for c in self.contours if keep(Outline([c], 0).bounds())], self.width)

    def plus(self, other):
        return Outline(self.contours + other.contours, self.width)


class Source:
    def __init__(self, font):
        self.font, self.cmap, self.glyphs = font, font.getBestCmap(), font.getGlyphSet()

    def has(self, char):
        return ord(char) in self.cmap

    def get(self, char):
        return self.glyph(self.cmap[ord(char)])

    def glyph(self, name):
        pen = DecomposingRecordingPen(self.glyphs)
        self.glyphs[name].draw(pen)
        contours = []
        for call in pen.value:
            if call[0] == "moveTo":
                contours.append([])
            contours[-1].append(call)
        return Outline(contours, self.glyphs[name].width)


def center(letter, outline):
    x0, _, x1, _ = outline.bounds()
    return x0 + (x1 - x0) * OPTICAL.get(letter, .5)


class Composer:
    """Puts accents on the letters of one face."""

    def __init__(self, source, mono):
        self.s, self.mono = source, mono
        hyphen = source.get("-").bounds()
        self.bar = hyphen[3] - hyphen[1]  # the weight of a thin horizontal stroke
        self.x_height = source.get("x").bounds()[3]
        self.cap_height = source.get("H").bounds()[3]

    def dotless(self, letter):
        return self.s.get(letter).only(lambda b: b[1] < self.x_height)

    def base(self, letter, mark):
        return self.dotless(letter) if letter in "ij" and mark < "\u0316" else self.s.get(letter)

    def accent(self, mark, upper):
        """The accent as it stands on o or O, its middle moved to x = 0."""
        if mark in DONORS:
            donor = DONORS[mark][upper]
            plain = self.s.get("oO"[upper])
            top, below = plain.bounds()[3], mark == "\u0323"
            a = self.s.get(donor).only(lambda b: b[3] < 0 if below else b[1] > top)
            return a.moved(dx=-center("o", plain))
        if mark == "\u0307":  # one dot of the diaeresis
            a = self.accent("\u0308", upper).only(lambda b: b[0] < 0 and b[2] < 20)
        elif mark == "\u030A":
            a = self.s.get("åÅ"[upper]).only(lambda b: b[1] > self.x_height + 40 and b[3] > (self.cap_height if upper else 0))
            if upper:
                a = a.only(lambda b: b[1] > self.cap_height)
        elif mark == "\u030B":
            one = self.accent("\u0301", upper)
            step = (one.bounds()[2] - one.bounds()[0]) * .42
            return one.moved(dx=-step).plus(one.moved(dx=step))
        elif mark == "\u0327":
            a = self.s.get("¸")
        elif mark == "\u0326":
            a = self.s.get(",").moved(sx=.85, sy=.72)
            a = a.moved(dy=-70 - a.bounds()[3])
        elif mark == "\u0312":  # the comma above of ģ, turned
            a = self.s.get(",").moved(sx=-.85, sy=-.72)
            a = a.moved(dy=self.x_height + 60 - a.bounds()[1])
        elif mark == "\u0328":
            a = self.mono.get("\u02DB")
            a = a.moved(dy=10 - a.bounds()[3])
        elif mark == "\u0331":
            a = self.accent("\u0304", upper)
            a = a.moved(dy=-130 - a.bounds()[1])
        elif mark in ("\u032E", "\u0325", "\u032D", "\u0330"):
            above = {"\u032E": "\u0306", "\u0325": "\u030A", "\u032D": "\u0302", "\u0330": "\u0303"}[mark]
            a = self.accent(above, upper)
            a = a.moved(dy=-70 - a.bounds()[3])
        else:
            return None
        x0, _, x1, _ = a.bounds()
        return a.moved(dx=-(x0 + x1) / 2)

    def letter(self, char):
        """An Outline for a precomposed letter, or None if its parts are not here."""
        parts = unicodedata.normalize("NFD", char)
        if len(parts) != 2 or not self.s.has(parts[0]):
            return None
        letter, mark = parts
        greek = 0x370 <= ord(letter) <= 0x3FF
        upper = letter.isupper()
        if mark == "\u030C" and letter in APOSTROPHE:
            return self.with_apostrophe(letter)
        if mark == "\u0327" and letter in COMMA_BELOW:
            mark = "\u0312" if letter == "g" else "\u0326"
        a = self.accent(mark, upper)
        if a is None:
            return None
        base = self.base(letter, mark)
        x0, y0, x1, y1 = base.bounds()
        ax0, ay0, ax1, ay1 = a.bounds()
        dx, dy = center(letter, base), 0
        if mark == "\u0328":
            dx = x1 - (ax1 - ax0) * (.55 if letter in "aeuAEU" else .8)
            if letter in "iI":
                dx = (x0 + x1) / 2 + 10
        elif ay1 <= 20:  # below: under a tail, if there is one
            dy = min(0, y0 + 13)
        elif greek and upper:  # the tonos stands before a capital
            dx, dy = x0 - (ax1 - ax0) / 2 + 20, self.cap_height - ay1
        elif y1 > self.x_height + 40 and not upper:  # over an ascender
            dy = y1 + 45 - ay0
            if letter == "t":
                dy = y1 + 30 - ay0
        out = base.plus(a.moved(dx=dx, dy=dy))
        left = out.bounds()[0]
        if greek and upper and left < 10:
            out = Outline(out.moved(dx=10 - left).contours, base.width + 10 - left)
        return out

    def with_apostrophe(self, letter):
        base = self.s.get(letter)
        x0, _, x1, y1 = base.bounds()
        tick = self.s.get(",").moved(sx=.8, sy=.8)
        b = tick.bounds()
        stem = {"l": x0 + (x1 - x0) * .62, "L": x0 + (x1 - x0) * .42, "t": x1 * .72}.get(letter, x1)
        tick = tick.moved(dx=stem + 28 - b[0], dy=max(y1, self.cap_height) - b[3])
        out = base.plus(tick)
        return Outline(out.contours, max(base.width, tick.bounds()[2] + 12))

    def rect(self, x0, y0, x1, y1, rise=0):
        """A bar from x0 to x1; rise lifts its right end. Outer contours run as Noto's do."""
        return Outline([[("moveTo", ((x0, y0),)), ("lineTo", ((x1, y0 + rise),)), ("lineTo", ((x1, y1 + rise),)),
                         ("lineTo", ((x0, y1),)), ("closePath", ())]], 0)

    def barred(self):
        """Letters with a stroke, which Unicode does not decompose."""
        bar, get = self.bar, self.s.get
        out = {"ı": self.dotless("i"), "ȷ": self.dotless("j")}
        for char, letter, y in (("ħ", "h", .86), ("ŧ", "t", .52), ("Ħ", "H", .78), ("Ŧ", "T", .45), ("ƀ", "b", .86), ("ɨ", "ı", .5)):
            base = out[letter] if letter == "ı" else get(letter)
            x0, _, x1, y1 = base.bounds()
            mid = y1 * y
            if letter in "hb":
                left, right = x0 - 62, x0 + (x1 - x0) * .55
            elif letter == "H":
                left, right = x0 - 70, x1 + 70
            else:
                m = x0 + (x1 - x0) * .45
                left, right = m - 150, m + 160
            out[char] = base.plus(self.rect(left, mid - bar * .45, right, mid + bar * .45))
        for char, letter in (("ł", "l"), ("Ł", "L")):
            base = get(letter)
            y = base.bounds()[3] * .5
            stem = self.crossed(letter, y)[0] + self.stem() / 2
            out[char] = base.plus(self.rect(stem - 118, y - 100, stem + 122, y - 100 + bar * 1.15, rise=130))
            if letter == "l":
                out[char] = Outline(out[char].moved(dx=26).contours, base.width + 40)
        e = get("e")
        x0, y0, x1, y1 = e.bounds()
        out["ə"] = e.moved(sx=-1, sy=-1, dx=x0 + x1, dy=y0 + y1)
        out["ə"].width = e.width
        for char, left, right in (("Ĳ", "I", "J"), ("ĳ", "i", "j"), ("Ŀ", "L", "·"), ("ŀ", "l", "·")):
            first = get(left)
            if right == "·":  # a dot of its own, beside the stem
                second = self.accent("\u0307", False)
                b = second.bounds()
                second = second.moved(dx=first.bounds()[2] - b[0] + (20 if left == "l" else -150),
                                      dy=self.x_height * .62 - b[3])
                out[char] = Outline(first.plus(second).contours, max(first.width, second.bounds()[2] + 60))
            else:
                second = get(right)
                out[char] = Outline(first.plus(second.moved(dx=first.width)).contours, first.width + second.width)
        return out

    def signs(self):
        """Signs of an interface, drawn with the strokes of this face on the height of its capitals."""
        w, mid = self.stem() * .8, self.cap_height / 2
        times = self.mono.get("×")
        cross = times.moved(sx=1.35, sy=1.35)
        x0, y0, x1, y1 = cross.bounds()
        cross = Outline(cross.moved(dx=350 - (x0 + x1) / 2, dy=mid - (y0 + y1) / 2).contours, 700)
        glass = ring(400, mid + 70, 250, w).plus(stroke(400 + 250 * .7, mid + 70 - 250 * .7, 760, mid - 290, w * 1.2))
        back = arc(500, mid - 110, 310, w, -8, 150).plus(head(500, mid - 110, 310, 150, 1, 175))
        fore = back.moved(sx=-1, dx=1000)
        fore = Outline([reverse(c) for c in fore.contours], 1000)
        return {"✕": cross, "✗": cross, "⌕": Outline(glass.contours, 900), "↶": Outline(back.contours, 1000), "↷": fore}

    def stem(self):
        """The weight of an upright stroke: the I's at half its height, between serifs if it has any."""
        at = self.crossed("I", self.cap_height / 2)
        return at[1] - at[0]

    def crossed(self, letter, y):
        """Where the outline of a letter with straight sides crosses the height y, from left to right."""
        at = []
        for contour in self.s.get(letter).contours:
            ends = [points[-1] for _, points in contour if points]
            for a, b in zip(ends, ends[1:] + ends[:1]):
                if min(a[1], b[1]) <= y < max(a[1], b[1]):
                    at.append(a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]))
        return sorted(at)


def polygon(points):
    return [("moveTo", (points[0],))] + [("lineTo", (p,)) for p in points[1:]] + [("closePath", ())]


def reverse(contour):
    """The same polygon run the other way, so that a mirrored outline still counts as filled."""
    points = [c[1][0] for c in contour if c[1]]
    return polygon(points[::-1])


def around(cx, cy, r, a0, a1):
    """Points of a circle from a0 to a1 degrees, close enough together to pass for a curve."""
    n = max(2, round(abs(a1 - a0) / 5))
    return [(cx + r * math.cos(math.radians(a0 + (a1 - a0) * i / n)),
             cy + r * math.sin(math.radians(a0 + (a1 - a0) * i / n))) for i in range(n + 1)]


def ring(cx, cy, r, w):
    outer, inner = around(cx, cy, r + w / 2, 0, 355), around(cx, cy, r - w / 2, 355, 0)
    return Outline([polygon(outer), polygon(inner)], 0)


def arc(cx, cy, r, w, a0, a1):
    return Outline([polygon(around(cx, cy, r + w / 2, a0, a1) + around(cx, cy, r - w / 2, a1, a0))], 0)


def head(cx, cy, r, angle, turn, size):
    """An arrow's head at the end of an arc that ran counter-clockwise (turn 1) to angle."""
    a = math.radians(angle)
    x, y = cx + r * math.cos(a), cy + r * math.sin(a)
    tx, ty = -math.sin(a) * turn, math.cos(a) * turn
    nx, ny = math.cos(a), math.sin(a)
    points = [(x + nx * size * .75, y + ny * size * .75), (x + tx * size * 1.25, y + ty * size * 1.25),
              (x - nx * size * .75, y - ny * size * .75)]
    return Outline([polygon(points)], 0)


def stroke(x0, y0, x1, y1, w):
    length = math.hypot(x1 - x0, y1 - y0)
    dx, dy = (y1 - y0) / length * w / 2, -(x1 - x0) / length * w / 2
    return Outline([polygon([(x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x0 - dx, y0 - dy)])], 0)


def indices(source, heavier):
    """Super- and subscripts. heavier is a face of more weight that lends some to small figures."""
    out = {}
    two = source.get("²").bounds()
    scale = (two[3] - two[1]) / (source.get("2").bounds()[3] - source.get("2").bounds()[1])
    rise = two[1]
    drop = -rise - 160
    for digit, (sup, inf) in enumerate(zip(SUPERIOR, INFERIOR)):
        if source.has(sup):
            small = source.get(sup)
        else:
            big = blend(source.get(str(digit)), heavier.get(str(digit)) if heavier else None)
            small = big.moved(sx=scale, sy=scale, dy=rise)
            x0, _, x1, _ = small.bounds()
            width = source.get("²").width
            small = Outline(small.moved(dx=(width - x0 - x1) / 2).contours, width)
            out[sup] = small
        out[inf] = Outline(small.moved(dy=drop).contours, small.width)
    for char, letter in SHRUNK.items():
        if not source.has(char) and source.has(letter):
            lower = unicodedata.decomposition(char).startswith("<sub>")
            small = blend(source.get(letter), heavier.get(letter) if heavier else None)
            out[char] = small.moved(sx=scale, sy=scale, dy=rise + (drop if lower else 0))
    return out


def blend(light, heavy, part=.35):
    """light moved part of the way to heavy, if their outlines correspond."""
    if heavy is None:
        return light
    shape = [[(name, len(points)) for name, points in c] for c in light.contours]
    if shape != [[(name, len(points)) for name, points in c] for c in heavy.contours]:
        return light
    def mix(a, b):
        return tuple(x + (y - x) * part for x, y in zip(a, b))
    contours = [[(name, tuple(mix(p, q) for p, q in zip(points, other)))
                 for (name, points), (_, other) in zip(c, d)] for c, d in zip(light.contours, heavy.contours)]
    return Outline(contours, light.width + (heavy.width - light.width) * part)


def additions(font, mono, heavier, lend=True):
    """Everything that font lacks and these sources can give: code point -> Outline.
    Without lend, no operator, shape or sign that has no serifs."""
    s, m = Source(font), Source(mono)
    out = {}
    c = Composer(s, m)
    found = {ord(k): v for k, v in {**c.barred(), **(c.signs() if lend else {})}.items()}
    for first, last in COMPOSED:
        for code in range(first, last + 1):
            if code not in s.cmap and unicodedata.category(chr(code)) != "Cn":
                o = c.letter(chr(code))
                if o:
                    found[code] = o
    found.update((ord(k), v) for k, v in indices(s, Source(heavier) if heavier else None).items())
    for char, twin in SAME.items():
        if s.has(twin):
            found[ord(char)] = s.get(twin)
    for code, width in SPACES.items():
        found[code] = Outline([], s.get("0").width if width is None else width)
    for char in REPLACED if lend else "":
        found[ord(char)] = m.get(char)
    for first, last in BORROWED if lend else ():
        for code in range(first, last + 1):
            if code in m.cmap and unicodedata.category(chr(code)) not in ("Cf", "Cn", "Zl", "Zp"):
                o = m.get(chr(code))
                if o.contours:
                    found.setdefault(code, o)
    for code in sorted(found):
        if code not in s.cmap:
            out[code] = found[code]
    return out


def append(font, outlines, replace=()):
    """Add outlines to a CID-keyed CFF font and its character map."""
    cff = font["CFF "].cff
    top = cff[0]
    strings, charset = top.CharStrings, top.charset
    cmap = font.getBestCmap()
    fd = top.FDSelect[font.getGlyphID(cmap[ord("A")])]
    private = top.FDArray[fd].Private
    used = set(charset)
    free = (f"cid{n:05}" for n in range(1, 65535) if f"cid{n:05}" not in used)
    order = list(font.getGlyphOrder())
    for code, outline in outlines.items():
        name = next(free)
        width = round(outline.width)
        pen = T2CharStringPen(width - private.nominalWidthX if width != private.defaultWidthX else None, None)
        outline.draw(pen)
        string = pen.getCharString(private, cff.GlobalSubrs)
        bounds = outline.bounds() if outline.contours else None
        strings.charStringsIndex.append(string)
        strings.charStrings[name] = len(strings.charStringsIndex) - 1
        top.FDSelect.gidArray.append(fd)
        charset.append(name)
        order.append(name)
        font["hmtx"].metrics[name] = (width, round(bounds[0]) if bounds else 0)
        for table in font["cmap"].tables:
            if table.isUnicode() and (code <= 0xFFFF or table.format == 12):
                table.cmap[code] = name
    font.setGlyphOrder(order)
    top.CIDCount = max(int(n[3:]) for n in charset if n.startswith("cid")) + 1
    font["maxp"].numGlyphs = len(order)
