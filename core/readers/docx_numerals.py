"""Numbers written in the forms that Word's lists know (ST_NumberFormat of ECMA-376)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def chinese(count: int) -> str:
    """The number in Chinese, 1 to 9999 (一百零五); others in Arabic digits."""
    if not 0 < count < 10_000:
        return str(count)
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // unit % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = not digit
    return text[1:] if text.startswith("一十") else text


def _positional(count: int) -> str:
    return chinese(count) if 0 < count < 100 else "".join(_DIGITS[int(digit)] for digit in str(max(count, 0)))


def _letters(count: int) -> str:
    return chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count < 1000 else str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for unit, letters in _ROMAN:
        text += letters * (count // unit)
        count %= unit
    return text


def _cycled(characters: str) -> Callable[[int], str]:
    return lambda count: characters[(count - 1) % len(characters)] if count > 0 else str(count)


def _from(first: str, most: int) -> Callable[[int], str]:
    return lambda count: chr(ord(first) + count - 1) if 0 < count <= most else str(count)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda count: f"{count:02d}",
    "decimalFullWidth": lambda count: str(count).translate({ord("0") + i: 0xFF10 + i for i in range(10)}),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "ideographTraditional": _cycled(_STEMS),
    "ideographZodiac": _cycled(_BRANCHES),
    "chineseCounting": _positional,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": _positional,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": lambda count: "".join(_DIGITS[int(digit)] for digit in str(max(count, 0))),
    "japaneseDigitalTenThousand": lambda count: "".join(_DIGITS[int(digit)] for digit in str(max(count, 0))),
    "chineseLegalSimplified": lambda count: chinese(count).translate(_FORMAL),
    "japaneseLegal": lambda count: chinese(count).translate(_FORMAL),
    "ideographLegalTraditional": lambda count: chinese(count).translate(_FORMAL),
    "upperLetter": _letters,
    "lowerLetter": lambda count: _letters(count).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "none": lambda _: "",
    "bullet": lambda _: "",
}


def numeral(count: int, form: str) -> str:
    """``count`` in the form that Word calls ``form``; unknown forms in Arabic digits."""
    return _FORMS.get(form, str)(count)
