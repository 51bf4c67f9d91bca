"""Markdown escaping: what stands in a report is printed, never obeyed.

Holds for CommonMark and GFM, and for what pandoc (citations, attributes, mathematics, fancy lists, smart quotes) and
Obsidian (tags, wiki links, highlights, comments) add. Every escape is a backslash before ASCII punctuation, which all of
them understand (CommonMark 0.31, section 2.4). Marks that act nowhere but in certain places are escaped there alone, so
that the raw text stays readable.
"""

from __future__ import annotations

import re

from tjexplorer.text.printable import printable

_ANYWHERE = re.compile(r"""[\\`*_{}\[\]<>#|~^$@"']""")

_IN_PLACE = re.compile(
    r"&(?=\w+;)"  # character references
    r"|:(?=//)|(?<=[wW]{3})\."  # bare addresses, which GFM turns into links
    r"|:(?=[A-Za-z0-9_+]*[A-Za-z][A-Za-z0-9_+]*:)"  # emoji by name
    r"|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\."  # dashes and dots that pandoc sets as – and …
    r"|=(?==)|(?<==)=|%(?=%)|(?<=%)%|\+(?=\+)|(?<=\+)\+"  # Obsidian's highlights and comments, other dialects' marks
)

_AT_THE_START = re.compile(r"[-+=%:]")
_ENUMERATOR = re.compile(r"(\(?(?:[0-9]+|[A-Za-z]{1,8}))([.)])(?=\s|$)")


class Markdown(str):
    """A text that is Markdown already; every other text is escaped before it is printed by a template."""

    __slots__ = ()


def escape(text: str) -> str:
    """A text as one line of Markdown that prints exactly its characters, line breaks and tabs as spaces."""
    line = re.sub(r"\s*\n\s*", " ", printable(text.replace("\r\n", "\n"), keep_newlines=True)).strip()
    escaped = _IN_PLACE.sub(lambda match: "\\" + match[0], _ANYWHERE.sub(lambda match: "\\" + match[0], line))
    if _AT_THE_START.match(escaped):
        return "\\" + escaped
    return _ENUMERATOR.sub(r"\1\\\2", escaped, count=1) if _ENUMERATOR.match(escaped) else escaped


def escape_lines(text: str) -> str:
    """What a person wrote, its line breaks kept: blank lines part paragraphs, others are hard breaks."""
    paragraphs = re.split(r"\n[ \t]*\n\s*", text.strip("\n"))
    return "\n\n".join(
        "\\\n".join(line for line in map(escape, paragraph.split("\n")) if line) for paragraph in paragraphs
    )


def in_code(text: str) -> str:
    """A text inside a code span, where nothing can be escaped: one line, backticks as apostrophes, no comment begun."""
    line = " ".join(printable(text).split())
    return line.replace("`", "'").replace("<!--", "< !--")
