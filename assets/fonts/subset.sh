#!/bin/sh
# Makes NotoSansSC-*.otf, NotoSerifSC-*.otf, coverage.bin and serif.bin in this folder.
#
# Needs, on Debian or Ubuntu:
#   fonts-noto-cjk fonts-noto-cjk-extra fonts-noto-mono unicode-data fonttools, and Go
# The same versions of those packages give the same bytes (written for Debian 12:
# Noto Sans CJK 2.004, Noto Serif CJK 2.001, unicode-data 15.0.0, fonttools 4.38.0).
#
# What goes into the fonts, and why, is written in subset.py and glyphs.py.
set -eu
cd "$(dirname "$0")"

noto=${NOTO:-/usr/share/fonts/opentype/noto}
mono=${MONO:-/usr/share/fonts/truetype/noto}
unihan=${UNIHAN:-/usr/share/unicode}
python=${PYTHON:-/usr/bin/python3}

# The toolkit falls back to its own Noto Sans for what ours lacks; coverage.bin counts it in.
fyne=$(go list -m -f '{{.Dir}}' fyne.io/fyne/v2)/theme/font

# head.modified would otherwise be the time of the run.
SOURCE_DATE_EPOCH=1643241600
PYTHONDONTWRITEBYTECODE=1
export SOURCE_DATE_EPOCH PYTHONDONTWRITEBYTECODE

# Made aside and moved when all is done: a build at the same time sees whole fonts.
new=$(mktemp -d ./new.XXXXXX)
trap 'rm -rf "$new"' EXIT

for weight in Regular Bold; do
	"$python" subset.py sans "$noto/NotoSansCJK-$weight.ttc" "$noto/NotoSansCJK-Bold.ttc" \
		"$mono/NotoSansMono-$weight.ttf" "$new/NotoSansSC-$weight.otf"
done
"$python" subset.py coverage "$new/coverage.bin" \
	"$new/NotoSansSC-Regular.otf" "$new/NotoSansSC-Bold.otf" -- \
	"$fyne/NotoSans-Regular.ttf" "$fyne/NotoSans-Bold.ttf"

# Titles are set in the semibold: the bold of the serif is too black at that size.
for weight in Regular SemiBold; do
	"$python" subset.py serif "$unihan" "$noto/NotoSerifCJK-$weight.ttc" "$noto/NotoSerifCJK-Bold.ttc" \
		"$mono/NotoSansMono-Regular.ttf" "$new/NotoSansSC-Regular.otf" "$new/NotoSerifSC-$weight.otf"
done
"$python" subset.py coverage "$new/serif.bin" "$new/NotoSerifSC-Regular.otf" "$new/NotoSerifSC-SemiBold.otf" --
mv "$new"/* .
