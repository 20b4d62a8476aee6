"""What a Word document holds besides the text that was read: revisions, hidden text, pictures, things not understood."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from core.source.document import ProblemKind, ReadProblem

_QUOTED = 20
COMMENT = "批注"
"""What a comment beside the text is called, in every format of Word."""


class Notes:
    """Collected while a document is read; becomes problems for the document and doubts for single cells."""

    def __init__(self) -> None:
        self.pictures = 0
        self._inserted = 0
        self._deleted: list[str] = []
        self._hidden: list[str] = []
        self._unread: Counter[str] = Counter()
        self._cell: list[str] = []

    @contextmanager
    def cell(self) -> Iterator[list[str]]:
        """Doubts that arise while one cell is read."""
        outer, self._cell = self._cell, []
        try:
            yield self._cell
        finally:
            self._cell = outer

    def inserted(self, text: str) -> None:
        """A tracked insertion, which was read."""
        if text.strip():
            self._inserted += 1
            self._cell.append(f"“{text.strip()[:_QUOTED]}”是未接受的修订插入")

    def deleted(self, text: str) -> None:
        """A tracked deletion, which was left out."""
        if text.strip():
            self._deleted.append(text.strip())
            self._cell.append(f"未接受的修订删去了“{text.strip()[:_QUOTED]}”")

    def hidden(self, text: str) -> None:
        """Hidden or struck text, which was left out."""
        if text.strip():
            self._hidden.append(text.strip())
            self._cell.append(f"单元格里有隐藏或划去的文字“{text.strip()[:_QUOTED]}”，没有计入")

    def doubt(self, sentence: str) -> None:
        """Something that makes the cell under way uncertain."""
        self._cell.append(sentence)

    def unread(self, what: str) -> None:
        """Something that holds text and was not read; ``what`` names it in Chinese."""
        self._unread[what] += 1

    def problems(self) -> Iterator[ReadProblem]:
        """All of it for the reviewer, one problem a kind."""
        if self._inserted or self._deleted:
            quoted = "".join(f"“{text[:_QUOTED]}”" for text in self._deleted[:3])
            gone = f"，删去 {len(self._deleted)} 处没有读入：{quoted}" if self._deleted else ""
            said = f"文档有未接受的修订：插入 {self._inserted} 处已读入{gone}"
            yield ReadProblem("修订标记", said, kind=ProblemKind.REVISIONS)
        if self._hidden:
            quoted = "".join(f"“{text[:_QUOTED]}”" for text in self._hidden[:3])
            said = f"有 {len(self._hidden)} 处隐藏或划去的文字没有读入：{quoted}"
            yield ReadProblem("隐藏文字", said, kind=ProblemKind.HIDDEN_TEXT)
        for what, count in self._unread.items():
            kind = ProblemKind.COMMENTS if what == COMMENT else ProblemKind.OTHER
            yield ReadProblem("未读内容", f"有 {count} 处{what}没有读取", kind=kind)
