"""From the tokens of a Rich Text file to its paragraphs and tables: what every control word does."""

from collections.abc import Callable, Mapping
from functools import partial

from core.readers.docx_notes import Notes
from core.readers.rendition import Draft
from core.readers.rtf_extras import PICTURE_WORDS
from core.readers.rtf_groups import FORMATTING, Destination
from core.readers.rtf_rows import ROW_WORDS
from core.readers.rtf_state import State
from core.readers.rtf_tokens import Kind, Token, Tokens
from core.readers.rtf_words import ASIDES, BREAKS, CHARACTERS, CODE_PAGES, ESCAPED, SKIPPED, SYMBOLS, TRANSPARENT

Handler = Callable[[int | None], None]

_DAMAGED = "\ufffd"


class RtfReader:
    """Reads one file. What it left out or doubts is told to the notes; the rest of what must be said is counted."""

    def __init__(self, tokens: Tokens, notes: Notes) -> None:
        self.open_groups = 0
        self._tokens = tokens
        self._state = State(notes)
        self._default_font = 0
        self._declared_font = 0
        self._to_skip = 0
        self._at_start = False
        self._starred = False
        self._anywhere = self._words_anywhere()
        self._inside = self._words_inside()

    @property
    def unended_rows(self) -> int:
        """How many table rows of the body were never ended."""
        return self._state.story.unended_rows

    @property
    def guessed_texts(self) -> int:
        """How many pieces of text were read by another code page than they declare."""
        return self._state.charsets.guessed

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
        groups = self._state.groups
        for token in self._tokens:
            steps[token.kind](token)
            if not groups:
                break
        self.open_groups = len(groups)
        while groups:
            self._state.close_group()
        return self._state.story.finish()

    def _words_anywhere(self) -> dict[str, Handler]:
        state = self._state
        return {
            **{word: partial(self._format, word) for word in FORMATTING},
            **{word: partial(self._set_page, page) for word, page in CODE_PAGES.items()},
            **dict.fromkeys(TRANSPARENT, lambda _: None),
            "ansicpg": lambda number: state.charsets.set_page(number or 0),
            "deff": self._set_default_font,
            "plain": lambda _: state.group.reset_characters(self._default_font),
            "pard": lambda _: state.group.reset_paragraph(),
            "u": self._unicode,
            "ud": state.resume_text,
            "fonttbl": partial(state.go_to, Destination.FONTS, ""),
            "sp": partial(state.go_to, Destination.NOWHERE, ""),
            "pict": state.begin_picture,
        }

    def _words_inside(self) -> Mapping[Destination, Mapping[str, Handler]]:
        state = self._state
        characters: dict[str, Handler] = {word: partial(state.put_text, text) for word, text in CHARACTERS.items()}
        in_text: dict[str, Handler] = {
            **characters,
            **dict.fromkeys(BREAKS, self._end_paragraph),
            **{word: partial(self._define, word) for word in ROW_WORDS},
            **{name: partial(state.begin_aside, name) for name in ASIDES},
            **dict.fromkeys(("listtext", "pntext"), partial(state.go_to, Destination.LABEL, "label")),
            **dict.fromkeys(("shptxt", "dptxbxtext"), state.begin_box),
            "cell": lambda _: state.story.end_cell(1),
            "row": lambda _: state.story.end_row(1),
            "nestcell": lambda _: state.story.end_cell(state.inner_level),
            "nesttableprops": partial(state.go_to, Destination.ROW_PROPERTIES, ""),
            "fldinst": partial(state.go_to, Destination.INSTRUCTION, "instruction"),
            "object": state.begin_object,
            "upr": partial(state.go_to, Destination.NOWHERE, ""),
        }
        return {
            **{destination: {} for destination in Destination},
            Destination.TEXT: in_text,
            Destination.LABEL: characters,
            Destination.FONTS: {"f": self._declare_font, "fcharset": self._set_charset, "cpg": self._set_font_page},
            Destination.ROW_PROPERTIES: {
                **{word: partial(self._define_inner, word) for word in ROW_WORDS},
                "nestrow": lambda _: state.story.end_row(state.inner_level),
            },
            Destination.PICTURE: {word: partial(state.extras.measure_picture, word) for word in PICTURE_WORDS},
        }

    def _open(self, _token: Token) -> None:
        self._state.open_group()
        self._to_skip = 0
        self._at_start, self._starred = True, False

    def _close(self, _token: Token) -> None:
        self._state.close_group()
        self._to_skip = 0

    def _word(self, token: Token) -> None:
        name = token.name
        opens, self._at_start = self._at_start, False
        if self._to_skip and name != "u":
            self._to_skip -= 1
            if name in CHARACTERS:
                return
        handler = self._inside[self._state.group.destination].get(name) or self._anywhere.get(name)
        if handler is not None:
            handler(token.number)
        elif opens and (self._starred or name in SKIPPED) and len(self._state.groups) > 1:
            self._tokens.skip_group()

    def _bytes(self, token: Token) -> None:
        data = token.data
        if self._to_skip:
            data, self._to_skip = data[self._to_skip :], max(self._to_skip - len(data), 0)
        if not data:
            return
        self._at_start = False
        self._state.put(data)
        if token.kind is Kind.RAW and data[-1] > 0x80 and self._state.story.runs.ends_half():
            self._state.put(self._tokens.take_trail())

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
            self._state.put_text(SYMBOLS[sign])
        elif sign == "'":  # it must have two hexadecimal digits after it
            self._state.put_text(_DAMAGED)
        elif sign in "\r\n" and self._state.group.destination is Destination.TEXT:
            self._end_paragraph(None)

    def _unicode(self, number: int | None) -> None:
        self._to_skip = self._state.group.fallback
        code = (number or 0) + (0x10000 if (number or 0) < 0 else 0)
        if code >= 0x20:
            self._state.put_text(chr(code) if code <= 0x10FFFF else _DAMAGED)

    def _format(self, word: str, number: int | None) -> None:
        group = self._state.group
        group.apply(word, number)
        if word in {"intbl", "itap"} and group.level:
            self._state.story.marks_tables = True

    def _end_paragraph(self, _number: int | None) -> None:
        self._state.story.end_paragraph(self._state.group.level)

    def _define(self, word: str, number: int | None) -> None:
        self._state.story.define(word, number, 1)

    def _define_inner(self, word: str, number: int | None) -> None:
        self._state.story.define(word, number, self._state.inner_level)

    def _set_page(self, page: int, _number: int | None) -> None:
        self._state.charsets.set_page(page)

    def _set_default_font(self, number: int | None) -> None:
        self._default_font = self._state.group.font = number or 0

    def _declare_font(self, number: int | None) -> None:
        self._declared_font = number or 0

    def _set_charset(self, number: int | None) -> None:
        self._state.charsets.set_font(self._declared_font, number or 0)

    def _set_font_page(self, number: int | None) -> None:
        self._state.charsets.set_font_page(self._declared_font, number or 0)
