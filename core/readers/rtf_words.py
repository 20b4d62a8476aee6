"""What the control words of Rich Text mean that need no more than a table (RTF 1.9.1)."""

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

SKIPPED = frozenset(
    [
        "colortbl",
        "stylesheet",
        "info",
        "filetbl",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "pgptbl",
        "userprops",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "template",
        "private",
        "nextfile",
        "objclass",
        "objname",
        "objdata",
        "objalias",
        "objsect",
        "datafield",
        "falt",
        "panose",
        "fname",
        "fontemb",
        "pntxta",
        "pntxtb",
        "pnseclvl",
        "pn",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "nonshppict",
        "shprslt",
        "nonesttables",
        "xe",
        "tc",
        "tcn",
        "rxe",
        "txe",
        "bkmkstart",
        "bkmkend",
        "formfield",
        "background",
        "mmathPict",
        "blipuid",
        "sn",
        "docvar",
        "atnid",
        "atnauthor",
        "atndate",
        "atntime",
        "atnref",
        "atnparent",
        "atrfstart",
        "atrfend",
        "wgrffmtfilter",
        "passwordhash",
    ]
)
"""Destinations without text of the document, or with what another destination beside them says again."""

TRANSPARENT = frozenset(
    ["fldrslt", "result", "shpinst", "shppict", "do", "moMath", "moMathPara", "mmath", "shp", "shpgrp"]
)
"""Destinations that are read as if their braces were those of a plain group."""

ASIDES = {
    "footnote": "脚注",
    "annotation": "批注",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "页眉"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "页脚"),
}
"""Destinations with text that stands outside the flow of the document, and what they are called."""

PAGE_WORDS = "第页共当前总，,/／.-—–－·~_|()（）[]【】 \u3000\t\n\u00a0"
"""What a header or footer may hold beside a number without saying anything."""

CODE_PAGES = {"mac": 10000, "pc": 437, "pca": 850}
"""Control words that name the code page of the document."""

BREAKS = frozenset({"par", "sect"})
