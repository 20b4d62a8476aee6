"""What the control words of Rich Text mean that need no more than a table (RTF 1.9.1)."""

from core.readers.docx_notes import COMMENT

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "page": "\n",
    "column": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
"""Control words that stand for a character."""

ESCAPED = frozenset("\\{}")
"""Control symbols that stand for themselves."""

SYMBOLS = {"~": "\u00a0", "_": "-", "\t": "\t"}
"""Control symbols that stand for another character; the others show nothing."""

_TABLES = "colortbl stylesheet info filetbl listtable listoverridetable revtbl rsidtbl xmlnstbl pgptbl userprops docvar"
_ABOUT_THE_FILE = "generator themedata colorschememapping datastore latentstyles template private nextfile passwordhash"
_ABOUT_FONTS_AND_LISTS = "falt panose fname fontemb fontfile pn pntxta pntxtb pnseclvl"
_ABOUT_OBJECTS = "objclass objname objdata objalias objsect datafield formfield blipuid sn background wgrffmtfilter"
_MARKS = "xe tc tcn rxe txe bkmkstart bkmkend atnid atnauthor atndate atntime atnref atnparent atrfstart atrfend"
_SEPARATORS = "ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn"
_AGAIN = "nonshppict shprslt nonesttables mmathPict"
_ABOUT_FORMULAS = (
    "mfPr mdPr mrPr mctrlPr mnaryPr mradPr msSubPr msSupPr msSubSupPr msPrePr maccPr mbarPr mboxPr mborderBoxPr "
    "meqArrPr mfuncPr mgroupChrPr mlimLowPr mlimUppPr mmPr mcPr mphantPr margPr moMathParaPr"
)
_KINDS = (
    _TABLES,
    _ABOUT_THE_FILE,
    _ABOUT_FONTS_AND_LISTS,
    _ABOUT_OBJECTS,
    _MARKS,
    _SEPARATORS,
    _AGAIN,
    _ABOUT_FORMULAS,
)
SKIPPED = frozenset(name for names in _KINDS for name in names.split())
"""Destinations without text of the document, or with what another destination beside them says again."""

TRANSPARENT = frozenset(
    ["fldrslt", "result", "shpinst", "shppict", "do", "moMath", "moMathPara", "mmath", "shp", "shpgrp"]
)
"""Destinations that are read as if their braces were those of a plain group."""

ASIDES = {
    "footnote": "脚注",
    "annotation": COMMENT,
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "页眉"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "页脚"),
}
"""Destinations with text that stands outside the flow of the document, and what they are called."""

CODE_PAGES = {"mac": 10000, "pc": 437, "pca": 850}
"""Control words that name the code page of the document."""

BREAKS = frozenset({"par", "sect"})
