"""Finished articles: scored and packed as bytes by any process, then changed by what other articles are.

Only the process that orders the articles knows which of them come again, and what their ids must be. It
leaves the bytes as they are, and notes the changes of the few articles that have any.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reliability.ingest import Repetitions, Signature, signature
from reliability.records import Article, ArticleScore, Failure
from reliability.reports.columns import PASSAGE_COLUMNS, Cell
from reliability.reports.rows import article_row


class RowChange(NamedTuple):
    """What other articles change in the row of one: its id, its source, its first notes, what it repeats."""

    id: str
    source: str
    notes: tuple[str, ...]
    duplicate_of: str = ""


class Finished(NamedTuple):
    """A finished article or failure, in short, and as the bytes of a line of the journal.

    `notes` are from reading, `later_notes` from measuring. `fields` are the names of the record's other
    fields. `line` is empty if the journal has it; then `status` and `later_notes` are, too. `failure` is a
    message.
    """

    id: str
    source: str
    notes: tuple[str, ...]
    status: str
    later_notes: tuple[str, ...]
    fields: tuple[str, ...]
    key: str
    signature: Signature | None
    line: bytes
    failure: str = ""
    change: RowChange | None = None

    def renamed(self, new: str, here: str) -> Finished:
        """Return the article with the id `new`, since another has its id; `here` is its location.

        It remains its own source if it was.
        """
        source = new if self.source == here else self.source
        noted = () if self.id == here or self.failure else ("id_repeated",)
        return self._changed(RowChange(new, source, (*self.notes, *noted)))

    def noted(self, repetitions: Repetitions) -> Finished:
        """Return the article with a note if it repeats an earlier one."""
        if self.signature is None:
            return self
        repeated = repetitions.find(self.id, self.source, self.notes, self.signature)
        if repeated is None:
            return self
        return self._changed(RowChange(self.id, self.source, (*self.notes, repeated.note), repeated.origin))

    def _changed(self, change: RowChange) -> Finished:
        return self._replace(id=change.id, source=change.source, notes=change.notes, change=change)


class UnpackedRow(NamedTuple):
    """An article's row and passages, with what a summary counts."""

    status: str
    notes: tuple[str, ...]
    row: dict[str, Cell]
    passages: tuple[dict[str, Cell], ...]
    fields: Mapping[str, str]


def begun(item: Article | Failure, item_key: str) -> Finished:
    """Return what is known of an article or failure before it is measured."""
    if isinstance(item, Failure):
        return Finished(item.id, item.source, (), "", (), (), item_key, None, b"", str(item))
    notes = tuple(dict.fromkeys(item.notes))
    return Finished(item.id, item.source, notes, "", (), tuple(item.fields), item_key, signature(item), b"")


def with_score(finished: Finished, score: ArticleScore, passages: Sequence[Sequence[Cell]]) -> Finished:
    """Return `finished` with the line that holds its score and the rows of its passages."""
    read = len(finished.notes)
    line = {
        "key": finished.key,
        "status": score.status,
        "notes": score.notes,
        "read": read,
        "row": list(article_row(score).values()),
        "passages": passages,
        "fields": dict(score.profile.article.fields),
    }
    packed = json.dumps(line).encode("ascii") + b"\n"
    return finished._replace(status=score.status, later_notes=score.notes[read:], line=packed)


def unpacked(line: bytes, change: RowChange | None, names: Sequence[str]) -> UnpackedRow:
    """Return what `line` holds, with its change; `names` are those of the columns."""
    content = json.loads(line)
    passages = ({column.name: cell for column, cell in zip(PASSAGE_COLUMNS, row, strict=True)}
                for row in content["passages"])  # fmt: skip
    row = dict(zip(names, content["row"], strict=True))
    done = UnpackedRow(content["status"], tuple(content["notes"]), row, tuple(passages), content["fields"])
    return _changed(done, change, content["read"]) if change else done


def _changed(done: UnpackedRow, change: RowChange, read: int) -> UnpackedRow:
    notes = tuple(dict.fromkeys((*change.notes, *done.notes[read:])))
    who: dict[str, Cell] = {"article": change.id or None, "source": change.source or None}
    more = {"note": "; ".join(notes) or None, "duplicate_of": change.duplicate_of or None}
    passages = tuple(passage | who for passage in done.passages)
    return done._replace(notes=notes, row={**done.row, **who, **more}, passages=passages)
