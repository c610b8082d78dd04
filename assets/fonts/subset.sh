#!/bin/sh
# Makes the fonts of this folder from those of Debian's package fonts-noto-core: the letters, marks and signs below
# with all that shapes them, without hints. It needs pyftsubset of the package fonttools.
#
#   sh subset.sh /usr/share/fonts/truetype/noto
set -eu
noto=$1
cd "$(dirname "$0")"

latin=U+0020-007E,U+00A0-024F,U+0259,U+02BB,U+02BC,U+02C6-02DD,U+0300-030C,U+030F,U+0311-0316,U+031B,U+0323-0328,U+032D-0331,U+0338
greek=U+0384-03CE
cyrillic=U+0400-045F,U+0462,U+0463,U+0472-0475,U+0490-0513
wider=U+1E00-1EFF # Vietnamese, and letters with dots and rings below
signs=U+2002-200F,U+2010-2027,U+202F,U+2030-203A,U+2044,U+2060,U+2066-2069,U+2070-2094,U+20A0-20BF,U+2113,U+2116,U+2122,U+2126,U+212E,U+2150-215E,U+2190-2193,U+2202-222B,U+2248,U+2260,U+2264,U+2265,U+25CC
european=$latin,$greek,$cyrillic,$wider,$signs
blanks=U+0020,U+00A0,U+200C-200F,U+25CC
arabic=$blanks,U+0600-06FF,U+0750-077F,U+08A0-08FF,U+FD3E,U+FD3F,U+FDF2,U+FDFC
devanagari=$blanks,U+0900-097F,U+20B9,U+A8E0-A8FF

subset() { # letters, names
	letters=$1
	shift
	for name; do
		pyftsubset "$noto/$name.ttf" --unicodes="$letters" --output-file="$name.ttf" \
			--layout-features+=lnum,tnum --no-hinting --desubroutinize --drop-tables+=DSIG \
			--name-IDs=0,1,2,3,4,5,6,7,13,14 --name-languages=0x409 --no-recalc-timestamp
	done
}
subset "$european" NotoSerif-Regular NotoSerif-Italic NotoSerif-Bold NotoSans-Regular NotoSans-Bold
subset "$arabic" NotoNaskhArabic-Regular NotoNaskhArabic-Bold
subset "$devanagari" NotoSansDevanagari-Regular NotoSansDevanagari-Bold
