"""Templates by which bookmarks are exported as Markdown: Jinja2, shut in a sandbox, everything that is printed escaped.

A template is made of up to four blocks. `front_matter` is YAML, and a value that it prints becomes a YAML scalar; `head`,
`report` and `bookmark` are Markdown, and a value becomes text that Markdown does not obey. A block that a template does not
have is taken from the one that comes with the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from tjexplorer import yaml_file
from tjexplorer.errors import ExportError, RecordError
from tjexplorer.export.escape import Markdown, escape, escape_lines, in_code
from tjexplorer.messages import gettext as _
from tjexplorer.text.printable import printable

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

BLOCKS = ("front_matter", "head", "report", "bookmark")
"""The blocks of a template, in their order in an export."""

DEFAULT = "bookmarks.md.j2"
"""The template that comes with the program."""

_INSIDE = "<template>"
"""What Jinja2 calls a template that it was given as text, in its tracebacks."""

_MARKER = re.compile(r"<!--\s*tjexplorer:")
_YAML_MARKER = re.compile(r"#(?=\s*tjexplorer:)|<(?=!--)")


class TemplateError(ExportError):
    """A template that cannot be used; names file and line."""

    def __init__(self, name: str, line: int | None, problem: str) -> None:
        self.name = name
        self.line = line
        self.problem = problem
        sentence = _("The template {place}: {problem}. Mend it there, or take another template.")
        if problem.endswith(("?", "？")):
            sentence = _("The template {place}: {problem} Mend it there, or take another template.")
        place = f"{name}:{line}" if line else name
        super().__init__(sentence.format(place=place, problem=problem.rstrip(".。")))


@dataclass(frozen=True, slots=True)
class _Made:
    """A block, ready to be printed."""

    template: Template
    """The compiled template that has it."""
    name: str
    """File of the template, for errors."""
    line: int
    """1-based line on which the block begins."""


class BookmarkTemplate:
    """A template, compiled."""

    def __init__(self, source: str, name: str) -> None:
        """The text of a template, and the file that it came from. Raises `TemplateError`."""
        self._blocks = dict(_compiled(source, name))

    def front_matter(self, values: Mapping[str, object]) -> str:
        """The YAML text of the front matter; may be empty. Raises `TemplateError`."""
        text = self._print("front_matter", values)
        made = self._made("front_matter")
        if text:
            try:
                yaml_file.parse(f"{text}\n", Path(made.name))
            except RecordError as wrong:
                raise TemplateError(made.name, made.line, wrong.problem) from None
        return text

    def markdown(self, block: str, values: Mapping[str, object]) -> str:
        """One of the other blocks; may be empty. Raises `TemplateError`."""
        return self._print(block, values)

    def _made(self, block: str) -> _Made:
        return self._blocks[block] if block in self._blocks else default_template()._blocks[block]

    def _print(self, block: str, values: Mapping[str, object]) -> str:
        made = self._made(block)
        context = made.template.new_context(dict(values))
        try:
            printed = "".join(made.template.blocks[block](context))
        except _raised() as wrong:
            raise TemplateError(made.name, _line_of(wrong, made.template), _told(wrong)) from None
        lines = (line.rstrip() for line in printed.split("\n"))
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
        if (_YAML_MARKER if block == "front_matter" else _MARKER).search(text):
            problem = _("the block “{block}” prints a marker, which only the program may do").format(block=block)
            raise TemplateError(made.name, made.line, problem)
        if block == "front_matter" and re.search(r"^(---|\.\.\.)$", text, re.MULTILINE):
            problem = _("no line of the front matter may be --- or ... alone, which would end it")
            raise TemplateError(made.name, made.line, problem)
        return text


def default_source() -> str:
    """The text of the template that comes with the program."""
    return (resources.files("tjexplorer.export") / "templates" / DEFAULT).read_bytes().decode("utf-8")


@cache
def default_template() -> BookmarkTemplate:
    """The template that comes with the program."""
    return BookmarkTemplate(default_source(), DEFAULT)


def _compiled(source: str, name: str) -> Iterator[tuple[str, _Made]]:
    """The blocks of a template by name."""
    from jinja2 import TemplateSyntaxError, nodes  # noqa: PLC0415  # only an export needs it

    markdown, yaml = _environment(_as_markdown), _environment(_as_yaml)
    try:
        tree = markdown.parse(source)
        # What is wrong only with its meaning (an unknown filter) is told when it is compiled.
        templates = {"front_matter": yaml.from_string(source)}
        templates |= dict.fromkeys(BLOCKS[1:], markdown.from_string(source))
    except TemplateSyntaxError as wrong:
        raise TemplateError(name, wrong.lineno, _told(wrong)) from None
    except (
        RecursionError,
        MemoryError,
        SyntaxError,
    ):  # Python has limits of its own for what Jinja2 makes of a template
        raise TemplateError(name, None, _("blocks and brackets stand in each other too deeply")) from None
    for node in tree.body:
        if isinstance(node, nodes.Block):
            if node.name not in BLOCKS:
                problem = _("there is no block “{block}”; the blocks are {names}")
                raise TemplateError(name, node.lineno, problem.format(block=node.name, names=", ".join(BLOCKS)))
            yield node.name, _Made(templates[node.name], name, node.lineno)
        elif line := _outside(node):
            raise TemplateError(name, line, _("this stands outside of all blocks, where nothing is printed"))
    if not any(isinstance(node, nodes.Block) for node in tree.body):
        raise TemplateError(name, 1, _("it has none of the blocks {names}").format(names=", ".join(BLOCKS)))


def _outside(node: Any) -> int:
    """The line of the first thing that a part of a template outside of the blocks prints or does; 0 for white space."""
    from jinja2 import nodes  # noqa: PLC0415  # only an export needs it

    for part in node.nodes if isinstance(node, nodes.Output) else [node]:
        if not isinstance(part, nodes.TemplateData):
            return int(part.lineno)
        if part.data.strip():
            return part.lineno + part.data[: len(part.data) - len(part.data.lstrip())].count("\n")
    return 0


def _environment(finish: Callable[[object], str]) -> SandboxedEnvironment:
    """An environment in which every printed value goes through `finish`; nothing can be loaded."""
    from jinja2 import StrictUndefined  # noqa: PLC0415  # only an export needs it
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415  # the same

    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=finish, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    made.filters["lines"] = lambda value: Markdown(escape_lines(_text(value)))
    made.filters["code"] = lambda value: Markdown(f"`{in_code(_text(value))}`")
    made.filters["quote"] = _quoted
    return made


def _text(value: object) -> str:
    """What a value is in words. An undefined one says so itself."""
    return str(value)


def _quoted(value: object) -> Markdown:
    """Lines of text as a block quote."""
    return Markdown("\n".join(f"> {line}".rstrip() for line in escape_lines(_text(value)).split("\n")))


def _as_markdown(value: object) -> str:
    """A printed value in Markdown; blanks at its ends, which separate words in templates, are kept."""
    text = _text(value)
    if isinstance(value, Markdown):
        return text
    bare = text.strip(" ")
    if not bare:
        return text
    before, after = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return " " * before + escape(bare) + " " * after


def _as_yaml(value: object) -> str:
    """A printed value as a YAML scalar or list on one line (YAML 1.2.2, 5.7 and 7.3.1)."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_as_yaml, value))}]"
    if value is None or isinstance(value, (bool, int, float)):
        return json.dumps(value)
    quoted = _YAML_MARKER.sub(lambda mark: _escaped(mark[0]), json.dumps(_text(value), ensure_ascii=False))
    return "".join(char if printable(char) == char else _escaped(char) for char in quoted)


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _raised() -> tuple[type[Exception], ...]:
    """What the expressions of a template can raise: errors of Jinja2, and those of Python's operators and methods."""
    from jinja2 import TemplateError as JinjaError  # noqa: PLC0415  # only an export needs it

    return (
        JinjaError, ArithmeticError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError,
    )  # fmt: skip


def _told(wrong: Exception) -> str:
    return printable(" ".join(str(wrong).split())) or type(wrong).__name__


def _line_of(wrong: BaseException, template: Template) -> int | None:
    """The line of a template on which an error arose: the innermost one."""
    found = None
    frame: TracebackType | None = wrong.__traceback__
    while frame:
        if frame.tb_frame.f_code.co_filename == _INSIDE:
            found = template.get_corresponding_lineno(frame.tb_lineno)
        frame = frame.tb_next
    return found
