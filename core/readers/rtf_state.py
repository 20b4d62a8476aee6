"""Where the reader of a Rich Text file stands: which groups are open, and to which story or list its text goes."""

from collections.abc import Callable, Mapping
from functools import partial

from core.readers.docx_notes import Notes
from core.readers.rtf_charsets import Charsets
from core.readers.rtf_extras import Extras, draws_text, repeats_heading
from core.readers.rtf_groups import Destination, Group
from core.readers.rtf_runs import Runs
from core.readers.rtf_story import Story
from core.readers.rtf_words import ASIDES
from core.source.limits import NESTING, TEXT_CHARACTERS
from core.source.unreadable import Reason, UnreadableError


class State:
    """Takes text and groups as they come; what a group began ends with it."""

    def __init__(self, notes: Notes) -> None:
        self.charsets = Charsets()
        self.extras = Extras(notes)
        self.groups: list[Group] = []
        self._notes = notes
        self._stories = [Story(self.charsets, notes)]
        self._label = Runs(self.charsets)
        self._characters = 0
        self._open_asides = 0
        self._endings: Mapping[str, Callable[[], None]] = {
            "box": self._end_box,
            "label": self._end_label,
            "instruction": self._end_instruction,
            "picture": self.extras.end_picture,
            "object": lambda: self.extras.end_object(self._characters),
            **{name: partial(self._end_aside, name) for name in ASIDES},
        }

    @property
    def group(self) -> Group:
        """The innermost group that is open."""
        return self.groups[-1]

    @property
    def story(self) -> Story:
        """The story under way; when no group is open, that of the document's body."""
        return self._stories[-1]

    @property
    def inner_level(self) -> int:
        """The depth of a cell that is said to be in a table inside a table."""
        return max(2, self.group.level)

    def open_group(self) -> None:
        """A brace opens."""
        if len(self.groups) >= NESTING:
            raise UnreadableError(Reason.TOO_COMPLEX, f"花括号嵌套超过 {NESTING} 层")
        self.groups.append(self.group.opened() if self.groups else Group())

    def close_group(self) -> None:
        """A brace closes."""
        closes = self.groups.pop().closes
        if closes:
            self._endings[closes]()

    def go_to(self, destination: Destination, closes: str = "", _number: int | None = None) -> None:
        """The text of the group goes elsewhere from here on; ``closes`` says what ends with it."""
        self.group.destination = destination
        self.group.closes = closes

    def resume_text(self, _number: int | None) -> None:
        r"""The Unicode half of what is written twice (\upr)."""
        if self.group.destination is Destination.NOWHERE:
            self.group.destination = Destination.TEXT

    def put(self, data: bytes) -> None:
        """Bytes of text."""
        group = self.group
        if group.destination is Destination.TEXT:
            self._count(len(data))
            self.story.runs.add_bytes(data, self.charsets.of_font(group.font), group.look)
        elif group.destination is Destination.LABEL:
            self._label.add_bytes(data, self.charsets.of_font(group.font), group.look)
        elif group.destination is Destination.INSTRUCTION:
            self.extras.add_instruction(data)

    def put_text(self, text: str, _number: int | None = None) -> None:
        """Characters that are known as such."""
        group = self.group
        if group.destination is Destination.TEXT:
            self._count(len(text))
            self.story.runs.add_text(text, group.look)
        elif group.destination is Destination.LABEL:
            self._label.add_text(text, group.look)

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > 2 * TEXT_CHARACTERS:
            raise UnreadableError(Reason.TOO_LARGE, f"文字超过 {2 * TEXT_CHARACTERS:,} 字节")

    def begin_box(self, _number: int | None) -> None:
        """A text box: read after the paragraph it is tied to."""
        self._begin_story("box", self._notes)

    def _end_box(self) -> None:
        box = self._stories.pop()
        self.story.boxes += box.finish()
        self.story.unended_rows += box.unended_rows

    def begin_aside(self, name: str, _number: int | None) -> None:
        """A header, footer, note or comment: not read, and nothing it holds makes the document doubtful."""
        self._begin_story(name, Notes())
        self._open_asides += 1

    def _end_aside(self, name: str) -> None:
        self._open_asides -= 1
        self.extras.end_aside(name, self._stories.pop().finish())

    def _begin_story(self, closes: str, notes: Notes) -> None:
        self.go_to(Destination.TEXT, closes)
        self.group.reset_paragraph()
        self._stories.append(Story(self.charsets, notes))

    def _end_label(self) -> None:
        """An automatic number goes before its paragraph, as it prints; the sign of a bullet list does not."""
        symbols = self._label.all_symbols
        text = self._label.take(Notes()).strip()
        if not symbols and text != "o" and any(map(str.isalnum, text)):
            self.story.label = f"{text} " if text[-1].isalnum() else text

    def _end_instruction(self) -> None:
        instruction = self.extras.end_instruction()
        if repeats_heading(instruction):
            self.story.is_contents_entry = True
        if draws_text(instruction):
            self.story.doubts.append("有公式域或符号域，其中的文字没有读取")

    def begin_picture(self, _number: int | None) -> None:
        """A picture, which counts where it may be a part of the report."""
        self.go_to(Destination.PICTURE, "" if self._open_asides else "picture")
        self.extras.begin_picture()

    def begin_object(self, _number: int | None) -> None:
        """An embedded object, perhaps with a text that shows it."""
        if not self._open_asides:
            self.group.closes = "object"
            self.extras.begin_object(self._characters)
