"""From the tokens of a Rich Text file to its paragraphs and tables: what every control word does."""

from collections.abc import Callable, Mapping
from functools import partial

from core.readers.docx_notes import Notes
from core.readers.rendition import Draft
from core.readers.rtf_charsets import Charsets
from core.readers.rtf_extras import PICTURE_WORDS, Extras, draws_text, repeats_heading
from core.readers.rtf_groups import FORMATTING, Destination, Group
from core.readers.rtf_rows import ROW_WORDS
from core.readers.rtf_runs import Runs
from core.readers.rtf_story import Story
from core.readers.rtf_tokens import Kind, Token, Tokens
from core.readers.rtf_words import ASIDES, BREAKS, CHARACTERS, CODE_PAGES, ESCAPED, SKIPPED, SYMBOLS, TRANSPARENT
from core.source.limits import NESTING, TEXT_CHARACTERS
from core.source.unreadable import Reason, UnreadableError

Handler = Callable[[int | None], None]

_DAMAGED = "\ufffd"


class RtfReader:
    """Reads one file. What it left out or doubts is told to the notes; the rest of what must be said is counted."""

    def __init__(self, tokens: Tokens, notes: Notes) -> None:
        self.charsets = Charsets()
        self.open_groups = 0
        self._tokens = tokens
        self._notes = notes
        self._extras = Extras(notes)
        self._groups: list[Group] = []
        self._stories = [Story(self.charsets, notes)]
        self._label = Runs(self.charsets)
        self._default_font = 0
        self._declared_font = 0
        self._to_skip = 0
        self._at_start = False
        self._starred = False
        self._characters = 0
        self._anywhere = self._words_anywhere()
        self._inside = self._words_inside()
        self._endings: Mapping[str, Callable[[], None]] = {
            "box": self._end_box,
            "label": self._end_label,
            "instruction": self._end_instruction,
            "picture": self._extras.end_picture,
            "object": lambda: self._extras.end_object(self._characters),
            **{name: partial(self._end_aside, name) for name in ASIDES},
        }

    @property
    def unended_rows(self) -> int:
        """How many table rows of the body were never ended."""
        return self._stories[0].unended_rows

    def drafts(self) -> list[Draft]:
        """The paragraphs and tables of the document's body, in order."""
        steps: Mapping[Kind, Callable[[Token], None]] = {
            Kind.WORD: self._word,
            Kind.HEX: self._bytes,
            Kind.RAW: self._bytes,
            Kind.SYMBOL: self._symbol,
            Kind.OPEN: self._open,
            Kind.CLOSE: self._close,
        }
        for token in self._tokens:
            steps[token.kind](token)
            if not self._groups:
                break
        self.open_groups = len(self._groups)
        while self._groups:
            self._close(token)
        return self._stories[0].finish()

    def _words_anywhere(self) -> dict[str, Handler]:
        return {
            **{word: partial(self._format, word) for word in FORMATTING},
            **{word: partial(self._set_page, page) for word, page in CODE_PAGES.items()},
            **dict.fromkeys(TRANSPARENT, lambda _: None),
            "ansicpg": lambda number: self._set_page(number or 0, None),
            "deff": self._set_default_font,
            "plain": lambda _: self._group.reset_characters(self._default_font),
            "pard": lambda _: self._group.reset_paragraph(),
            "u": self._unicode,
            "ud": self._resume,
            "fonttbl": lambda _: self._go_to(Destination.FONTS),
            "sp": lambda _: self._go_to(Destination.NOWHERE),
            "pict": self._begin_picture,
        }

    def _words_inside(self) -> dict[Destination, dict[str, Handler]]:
        characters: dict[str, Handler] = {word: partial(self._character, text) for word, text in CHARACTERS.items()}
        in_text: dict[str, Handler] = {
            **characters,
            **dict.fromkeys(BREAKS, self._end_paragraph),
            **{word: partial(self._define, word, 1) for word in ROW_WORDS},
            **{name: partial(self._begin_aside, name) for name in ASIDES},
            **dict.fromkeys(("listtext", "pntext"), lambda _: self._go_to(Destination.LABEL, "label")),
            **dict.fromkeys(("shptxt", "dptxbxtext"), self._begin_box),
            "cell": lambda _: self._story.end_cell(1),
            "row": lambda _: self._story.end_row(1),
            "nestcell": lambda _: self._story.end_cell(self._inner_level),
            "nesttableprops": lambda _: self._go_to(Destination.ROW_PROPERTIES),
            "fldinst": lambda _: self._go_to(Destination.INSTRUCTION, "instruction"),
            "object": self._begin_object,
            "upr": lambda _: self._go_to(Destination.NOWHERE),
        }
        return {
            **{destination: {} for destination in Destination},
            Destination.TEXT: in_text,
            Destination.LABEL: characters,
            Destination.FONTS: {"f": self._declare_font, "fcharset": self._set_charset, "cpg": self._set_font_page},
            Destination.ROW_PROPERTIES: {
                **{word: partial(self._define, word, 2) for word in ROW_WORDS},
                "nestrow": lambda _: self._story.end_row(self._inner_level),
            },
            Destination.PICTURE: {word: partial(self._extras.measure_picture, word) for word in PICTURE_WORDS},
        }

    # groups

    @property
    def _group(self) -> Group:
        return self._groups[-1]

    @property
    def _story(self) -> Story:
        return self._stories[-1]

    def _open(self, _token: Token) -> None:
        if len(self._groups) >= NESTING:
            raise UnreadableError(Reason.TOO_COMPLEX, f"花括号嵌套超过 {NESTING} 层")
        self._groups.append(self._group.opened() if self._groups else Group())
        self._to_skip = 0
        self._at_start, self._starred = True, False

    def _close(self, _token: Token) -> None:
        self._to_skip = 0
        closes = self._groups.pop().closes
        if closes:
            self._endings[closes]()

    def _go_to(self, destination: Destination, closes: str = "") -> None:
        self._group.destination = destination
        self._group.closes = closes

    def _resume(self, _number: int | None) -> None:
        r"""The Unicode half of what is written twice (\upr)."""
        if self._group.destination is Destination.NOWHERE:
            self._group.destination = Destination.TEXT

    # words

    def _word(self, token: Token) -> None:
        name = token.name
        opens, self._at_start = self._at_start, False
        if self._to_skip and name != "u":
            self._to_skip -= 1
            if name in CHARACTERS:
                return
        handler = self._inside[self._group.destination].get(name) or self._anywhere.get(name)
        if handler is not None:
            handler(token.number)
        elif opens and (self._starred or name in SKIPPED) and len(self._groups) > 1:
            self._tokens.skip_group()

    def _format(self, word: str, number: int | None) -> None:
        self._group.apply(word, number)
        if word in {"intbl", "itap"} and self._group.level:
            self._story.marks_tables = True

    def _set_page(self, page: int, _number: int | None) -> None:
        self.charsets.set_page(page)

    def _set_default_font(self, number: int | None) -> None:
        self._default_font = self._group.font = number or 0

    def _declare_font(self, number: int | None) -> None:
        self._declared_font = number or 0

    def _set_charset(self, number: int | None) -> None:
        self.charsets.set_font(self._declared_font, number or 0)

    def _set_font_page(self, number: int | None) -> None:
        self.charsets.set_font_page(self._declared_font, number or 0)

    def _define(self, word: str, least: int, number: int | None) -> None:
        level = max(least, self._group.level) if least > 1 else 1
        if word == "trowd":
            self._story.define_row(level)
        else:
            self._story.definition(level).apply(word, number)

    @property
    def _inner_level(self) -> int:
        return max(2, self._group.level)

    def _end_paragraph(self, _number: int | None) -> None:
        self._story.end_paragraph(self._group.level)

    # text

    def _bytes(self, token: Token) -> None:
        data = token.data
        if self._to_skip:
            data, self._to_skip = data[self._to_skip :], max(self._to_skip - len(data), 0)
        if not data:
            return
        self._at_start = False
        self._put(data)
        if token.kind is Kind.RAW and data[-1] > 0x80 and self._story.runs.ends_half():
            self._put(self._tokens.take_trail())

    def _put(self, data: bytes) -> None:
        group = self._group
        if group.destination is Destination.TEXT:
            self._count(len(data))
            self._story.runs.add_bytes(data, self.charsets.of_font(group.font), group.look)
        elif group.destination is Destination.LABEL:
            self._label.add_bytes(data, self.charsets.of_font(group.font), group.look)
        elif group.destination is Destination.INSTRUCTION:
            self._extras.add_instruction(data)

    def _symbol(self, token: Token) -> None:
        sign = token.name
        if sign == "*":
            self._starred = self._at_start
            return
        self._at_start = False
        if sign in ESCAPED:
            self._bytes(Token(Kind.SYMBOL, data=sign.encode()))
        elif self._to_skip:
            self._to_skip -= 1
        elif sign in SYMBOLS:
            self._character(SYMBOLS[sign])
        elif sign in "\r\n" and self._group.destination is Destination.TEXT:
            self._end_paragraph(None)

    def _character(self, text: str, _number: int | None = None) -> None:
        group = self._group
        if group.destination is Destination.TEXT:
            self._count(1)
            self._story.runs.add_text(text, group.look)
        elif group.destination is Destination.LABEL:
            self._label.add_text(text, group.look)

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > 2 * TEXT_CHARACTERS:
            raise UnreadableError(Reason.TOO_LARGE, f"文字超过 {2 * TEXT_CHARACTERS:,} 字节")

    def _unicode(self, number: int | None) -> None:
        self._to_skip = self._group.fallback
        code = (number or 0) + (0x10000 if (number or 0) < 0 else 0)
        if code >= 0x20:
            self._character(chr(code) if code <= 0x10FFFF else _DAMAGED)

    # what stands beside the text

    def _begin_box(self, _number: int | None) -> None:
        self._go_to(Destination.TEXT, "box")
        self._group.reset_paragraph()
        self._stories.append(Story(self.charsets, self._notes))

    def _end_box(self) -> None:
        box = self._stories.pop()
        self._story.boxes += box.finish()
        self._story.unended_rows += box.unended_rows

    def _begin_aside(self, name: str, _number: int | None) -> None:
        self._go_to(Destination.TEXT, name)
        self._group.reset_paragraph()
        self._stories.append(Story(self.charsets, Notes()))

    def _end_aside(self, name: str) -> None:
        self._extras.end_aside(name, self._stories.pop().finish())

    def _end_label(self) -> None:
        """An automatic number goes before its paragraph, as it prints; the sign of a bullet list does not."""
        symbols = self._label.all_symbols
        text = self._label.take(Notes()).strip()
        if not symbols and text != "o" and any(map(str.isalnum, text)):
            self._story.label = f"{text} " if text[-1].isalnum() else text

    def _end_instruction(self) -> None:
        instruction = self._extras.end_instruction()
        if repeats_heading(instruction):
            self._story.is_contents_entry = True
        if draws_text(instruction):
            self._story.doubts.append("有公式域（EQ），其中的文字没有读取")

    def _begin_picture(self, _number: int | None) -> None:
        self._go_to(Destination.PICTURE, "picture")
        self._extras.begin_picture()

    def _begin_object(self, _number: int | None) -> None:
        self._group.closes = "object"
        self._extras.begin_object(self._characters)
