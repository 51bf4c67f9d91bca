"""The file of one bookmark: YAML made for people, read strictly, and forward: what a newer version wrote is kept."""

from __future__ import annotations

import contextlib
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tjexplorer import yaml_file
from tjexplorer.bookmarks.naming import ID
from tjexplorer.errors import BookmarkError, RecordError
from tjexplorer.messages import gettext as _
from tjexplorer.model.bookmark import RANK_DIGITS, Bookmark, Colour
from tjexplorer.yaml_file import MAX_BYTES, Node, doubled_key, unknown_key

REQUIRED = (
    "id", "report", "section", "line", "start", "end", "quotation", "before", "after", "created", "source_sha256",
)  # fmt: skip
"""Keys without which a file holds no bookmark."""

KEYS = (
    "id", "report", "section", "line", "start", "end", "quotation", "before", "after", "note", "tags", "created",
    "source_sha256", "collection", "colour", "order",
)  # fmt: skip
"""All keys that this version knows, in their order in the file."""

_SLIP = 0.8
"""So much (`difflib`) an unknown key is like a known one that it is a slip of the pen: `notes` for `note`."""


def to_yaml(bookmark: Bookmark) -> str:
    """A bookmark as the text of its file. Words of the source stand there line by line, for the eye and for diffs.

    Raises `BookmarkError` where the text is larger than a record may be.
    """
    document: dict[str, Any] = {key: getattr(bookmark, key) for key in KEYS}
    for key in ("quotation", "before", "after"):
        document[key] = document[key].split("\n")
    document["tags"] = list(bookmark.tags)
    document["created"] = bookmark.created.isoformat()
    document["colour"] = bookmark.colour.value if bookmark.colour else None
    for key in ("collection", "colour", "order"):
        if document[key] in {"", None}:
            del document[key]
    text = yaml_file.dump(document) + bookmark.further
    if len(text.encode("utf-8")) > MAX_BYTES:
        problem = _("The bookmark {id} would be too large for a file. Shorten its note, or keep a shorter passage.")
        raise BookmarkError(problem.format(id=bookmark.id))
    return text


def read_bookmark(path: Path) -> Bookmark:
    """The bookmark in a file. Raises `RecordError` with file and line, `FileNotFoundError` where there is no file."""
    try:
        node = yaml_file.read(path)
    except RecordError:
        if not path.exists():
            raise FileNotFoundError(path) from None
        raise
    return from_node(node)


def from_node(node: Node) -> Bookmark:
    """The bookmark that a document describes. Raises `RecordError` with file and line."""
    entries, further = _parted(node)
    for key in REQUIRED:
        if key not in entries:
            raise node.error(_("the key “{key}” is missing").format(key=key))
    bookmark_id = entries["id"].text()
    if not ID.fullmatch(bookmark_id):
        raise entries["id"].error(
            _("“{id}” is no id of a bookmark; one looks like b-20261121-7f3k").format(id=bookmark_id)
        )
    if node.path.stem != bookmark_id:
        problem = _("the file holds the bookmark {id} and must be named {id}.yaml").format(id=bookmark_id)
        raise entries["id"].error(problem)
    start, end, quotation = entries["start"].whole(), entries["end"].whole(), _lines(entries["quotation"])
    if not 0 <= start < end or end - start != len(quotation):
        problem = _("from {start} to {end} there is no room for a quotation of {length} characters")
        raise entries["start"].error(problem.format(start=start, end=end, length=len(quotation)))
    colour = entries["colour"].one_of(*Colour) if "colour" in entries else None
    return Bookmark(
        id=bookmark_id,
        report=entries["report"].text(),
        section=entries["section"].text(),
        line=entries["line"].whole(),
        start=start,
        end=end,
        quotation=quotation,
        before=_lines(entries["before"]),
        after=_lines(entries["after"]),
        note=entries["note"].text() if "note" in entries else "",
        tags=tuple(tag.text() for tag in entries["tags"].items()) if "tags" in entries else (),
        created=_moment(entries["created"]),
        source_sha256=entries["source_sha256"].text(),
        collection=entries["collection"].text() if "collection" in entries else "",
        colour=Colour(colour) if colour else None,
        order=round(float(entries["order"].number()), RANK_DIGITS) if "order" in entries else None,
        further=further,
    )


def _parted(node: Node) -> tuple[dict[str, Node], str]:
    """The entries by the keys that are known, and the YAML text of all others.

    An unknown key that looks like a known one which is missing is a slip of the pen, and an error. Any other belongs
    to a newer version of this program, or to the reader, and is kept.
    """
    pairs = node.pairs()
    if pairs is None:
        return node.mapping(*KEYS), ""
    names = [key.text() if key.is_scalar else "" for key, _value in pairs]
    missing = [key for key in KEYS if key not in names]
    others = []
    for name, (key, value) in zip(names, pairs, strict=True):
        if name in KEYS:
            continue
        if get_close_matches(name, missing, n=1, cutoff=_SLIP):
            raise key.error(unknown_key(name, missing))
        if names.count(name) > 1:
            raise key.error(doubled_key(name))
        others.append((key, value))
    known = [pair for name, pair in zip(names, pairs, strict=True) if name in KEYS]
    return node.with_pairs(known).mapping(*KEYS), yaml_file.text_of(node.with_pairs(others)) if others else ""


def _lines(node: Node) -> str:
    return "\n".join(item.text() for item in node.items())


def _moment(node: Node) -> datetime:
    text = node.text()
    with contextlib.suppress(ValueError):
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment
    raise node.error(
        _("a time with its zone like 2026-11-21T09:30:00+08:00 is expected here, not “{text}”").format(text=text)
    )
