"""One form for characters that look alike: full width, Kangxi radicals, compatibility forms.

Browsers that print with 思源 fonts write Kangxi radicals (⼆ for 二) into PDFs. NFKC mends U+2F00–2FD5; the supplement
block U+2E80–2EFF needs the Unicode property Equivalent_Unified_Ideograph, of which the table holds the members that
occur in ordinary Chinese text.
"""

import re
import unicodedata

_SUPPLEMENT = {
    "⺀": "冫", "⺁": "厂", "⺄": "乙", "⺆": "冂", "⺈": "刀", "⺊": "卜", "⺋": "㔾", "⺌": "小", "⺍": "小", "⺎": "兀",
    "⺏": "尣", "⺐": "尢", "⺑": "尢", "⺒": "巳", "⺓": "幺", "⺔": "彑", "⺕": "彐", "⺖": "忄", "⺗": "心", "⺘": "扌",
    "⺙": "攵", "⺛": "旡", "⺜": "日", "⺝": "月", "⺞": "歺", "⺟": "母", "⺠": "民", "⺡": "氵", "⺢": "氺", "⺣": "灬",
    "⺤": "爫", "⺥": "爫", "⺦": "丬", "⺧": "牛", "⺨": "犭", "⺩": "王", "⺪": "疋", "⺫": "目", "⺬": "示", "⺭": "礻",
    "⺮": "竹", "⺯": "糹", "⺰": "纟", "⺱": "网", "⺲": "罒", "⺳": "网", "⺴": "网", "⺵": "网", "⺶": "羊", "⺷": "羊",
    "⺸": "羊", "⺹": "老", "⺺": "聿", "⺻": "聿", "⺼": "肉", "⺽": "臼", "⺾": "艹", "⺿": "艹", "⻀": "艹", "⻁": "虎",
    "⻂": "衤", "⻃": "覀", "⻄": "西", "⻅": "见", "⻆": "角", "⻇": "角", "⻈": "讠", "⻉": "贝", "⻊": "足", "⻋": "车",
    "⻌": "辶", "⻍": "辶", "⻎": "辶", "⻏": "邑", "⻐": "钅", "⻑": "長", "⻒": "镸", "⻓": "长", "⻔": "门", "⻕": "阜",
    "⻖": "阝", "⻗": "雨", "⻘": "青", "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻞": "食", "⻟": "飠",
    "⻠": "饣", "⻡": "首", "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻧": "卤", "⻨": "麦", "⻩": "黄",
    "⻪": "黾", "⻫": "斉", "⻬": "齐", "⻭": "歯", "⻮": "齿", "⻯": "竜", "⻰": "龙", "⻱": "龜", "⻲": "亀", "⻳": "龟",
}  # fmt: skip

RADICALS: dict[str, str] = {
    **_SUPPLEMENT,
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
}
"""Radical characters and the ordinary ideographs they stand for; folded wherever a document is read."""

_PUNCTUATION = {
    "（": "(", "）": ")", "﹙": "(", "﹚": ")", "：": ":", "，": ",", "；": ";", "．": ".", "“": '"', "”": '"',
    "＂": '"', "「": '"', "」": '"', "‘": "'", "’": "'", "、": "、", "／": "/", "－": "-", "—": "-", "–": "-",
    "―": "-", "−": "-", "‐": "-", "‑": "-", "─": "-", "～": "~", "％": "%", "＋": "+", "　": " ",
}  # fmt: skip

FOLDED: dict[str, str] = {
    **RADICALS,
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **_PUNCTUATION,
}
"""What a character becomes when labels and numbers are compared."""

IGNORED: frozenset[str] = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")
"""Characters that print nothing: soft hyphen, zero-width and direction marks."""

UNREAD = "\ufffd"
"""Stands where something is printed that could not be read."""

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def turns_direction(characters: str) -> bool:
    """Whether a mark among them changes the direction of writing, so that 21 may be shown as 12."""
    return _TURNING.search(characters) is not None


_RADICAL = re.compile("[\u2e80-\u2fd5]")
_RADICAL_TABLE = str.maketrans(RADICALS)


def fold_radicals(characters: str) -> str:
    """``characters`` with radicals as ordinary ideographs; the length never changes."""
    return characters.translate(_RADICAL_TABLE) if _RADICAL.search(characters) else characters


_BLANKS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_FOLDING = str.maketrans({**FOLDED, **dict.fromkeys(IGNORED | frozenset(_BLANKS))})


def folded(characters: str) -> str:
    """The form in which labels compare: half width, ordinary ideographs, no blanks."""
    return characters.translate(_FOLDING)
