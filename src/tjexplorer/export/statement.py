"""The search statement: a paragraph for a section on methods, and the command that repeats the search.

Whoever reads it knows what was asked, how it was understood, which written forms counted, where was looked, by which rules,
and what was found when.
"""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tjexplorer import __version__
from tjexplorer.indexing.documents import SearchedReport
from tjexplorer.messages import gettext as _
from tjexplorer.messages import language, ngettext
from tjexplorer.model.search_record import Inquiry
from tjexplorer.search.filters import test_of
from tjexplorer.search.request import SearchRequest
from tjexplorer.search.results import FormCount, SearchResult
from tjexplorer.text.printable import printable

DIGITS = 12
"""Digits of the digests that name a version of the corpus and of the rules of the index."""

_LISTS = (
    ("reports", "--report"), ("agencies", "--agency"), ("years", "--year"), ("kinds", "--kind"),
    ("institutions", "--institution"),
)  # fmt: skip
_FORMS = (("off_forms", "--off"), ("on_forms", "--on"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What a search was made on."""

    reports: Sequence[SearchedReport]
    """All reports of the library, as search reads them."""
    now: datetime
    """When it was made."""
    institution: Callable[[str], str] = str
    """The name of an institution by its id."""
    library: str | None = None
    """The library as the command line names it; None where it needs no naming."""


def command(inquiry: Inquiry, library: str | None = None) -> str:
    """The line for a shell (POSIX; bash or zsh where it holds characters that cannot be seen) that repeats a search."""
    held = inquiry.arguments()
    words = ["tjexplorer", "search"]
    for name, option in _LISTS:
        for value in held.get(name, ()):
            words += _option(option, str(value))
    for name, option in (("date_from", "--from"), ("date_to", "--to")):
        if name in held:
            words += [option, held[name].isoformat()]
    words += [f"--{name.replace('_', '-')}" for name in ("spelling_only", "exact") if name in held]
    for name, option in _FORMS:
        for form in sorted(held.get(name, ())):
            words += _option(option, form)
    if "sort" in held:
        words += ["--sort", held["sort"]]
    if library is not None:
        words += _option("--library", library)
    words += ["--", inquiry.query] if inquiry.query.startswith("-") else [inquiry.query]
    return " ".join(map(_quoted, words))


def _option(name: str, value: str) -> list[str]:
    """An option with its value, so that a value which begins like an option is none."""
    return [f"{name}={value}"] if value.startswith("-") else [name, value]


def _quoted(word: str) -> str:
    """A word as a shell reads it; what cannot be seen is written as an escape."""
    if printable(word) == word:
        return shlex.quote(word)
    pieces = []
    for char in word:
        if char in "\\'":
            pieces.append(f"\\{char}")
        elif printable(char) == char:
            pieces.append(char)
        else:  # bytes of the command line that are no UTF-8 stand in words as lone surrogates
            errors = "surrogateescape" if "\udc80" <= char <= "\udcff" else "surrogatepass"
            pieces.append("".join(f"\\x{byte:02x}" for byte in char.encode("utf-8", errors)))
    return "$'" + "".join(pieces) + "'"


def corpus_version(reports: Iterable[SearchedReport]) -> str:
    """A short name of the texts that were searched: a digest of the reports' ids and the SHA-256 of their sources."""
    whole = hashlib.sha256()
    for report in sorted(reports, key=lambda one: one.id):
        digest = hashlib.sha256(report.source.text.encode("utf-8", "surrogatepass")).hexdigest()
        whole.update(f"{report.id} {digest}\n".encode())
    return whole.hexdigest()[:DIGITS]


def index_version() -> str:
    """A short name of the rules by which texts are folded, cut and looked up."""
    from tjexplorer.indexing.manifest import current_rules  # noqa: PLC0415  # loads the engine

    return hashlib.sha256(json.dumps(current_rules(), sort_keys=True).encode()).hexdigest()[:DIGITS]


def statement(request: SearchRequest, result: SearchResult, setting: Setting) -> str:
    """The paragraph, in the language in use, on one line. Its counts are those of `result`, whatever its limit."""
    sentences = [
        _("On {date} the reports were searched with tjexplorer {version} for “{query}”, read as: {read_as}.").format(
            date=setting.now.date().isoformat(), version=__version__, query=result.query, read_as=result.read_as
        ),
        *_where(request, setting),
        _breadth(request),
        *_forms(result.forms),
        _found(result),
        _("The command that repeats the search: {command}").format(
            command=command(Inquiry.of(request), setting.library)
        ),
    ]
    between = "" if language() in {"zh_TW", "ja"} else " "
    return printable(between.join(sentences))


def _where(request: SearchRequest, setting: Setting) -> Iterable[str]:
    yield _("The library holds {reports} with {characters} (corpus version {corpus}, index version {index}).").format(
        reports=_reports(len(setting.reports)),
        characters=_characters(setting.reports),
        corpus=corpus_version(setting.reports),
        index=index_version(),
    )
    yield _(
        "Searched were the {characters} of their reading text, without lists of contents, page numbers and line breaks."
    ).format(characters=_counted(sum(len(one.reading) - one.reading.count("\n") for one in setting.reports)))
    whole = replace(request, kinds=(), institutions=(), date_from=None, date_to=None)
    passes = test_of(whole, lambda _institutions: frozenset())
    searched = [one for one in setting.reports if passes is None or any(passes(one.facts, s) for s in one.sections[:1])]
    conditions = list(_conditions(request, setting))
    if len(searched) < len(setting.reports):
        yield _("The search was confined to {reports} with {characters}.").format(
            reports=_reports(len(searched)), characters=_characters(searched)
        )
    if conditions:
        yield _("Filters: {filters}.").format(filters=_joined(conditions, "; ", "；"))
    else:
        yield _("No filter was set.")


def _conditions(request: SearchRequest, setting: Setting) -> Iterable[str]:
    held = Inquiry.of(request).arguments()
    agencies = [setting.institution(value) for value in held.get("agencies", ())]
    institutions = [setting.institution(value) for value in held.get("institutions", ())]
    for sentence, values in (
        (_("reports: {values}"), held.get("reports", ())),
        (_("agencies: {values}"), agencies),
        (_("years of reports: {values}"), [str(year) for year in held.get("years", ())]),
        (_("kinds of sections: {values}"), held.get("kinds", ())),
        (_("sections that name: {values}"), institutions),
    ):
        if values:
            yield sentence.format(values=_listed(values))
    if "date_from" in held:
        yield _("what happened on {day} or later").format(day=held["date_from"].isoformat())
    if "date_to" in held:
        yield _("what happened on {day} or earlier").format(day=held["date_to"].isoformat())


def _breadth(request: SearchRequest) -> str:
    if request.exact:
        return _("Only the characters as typed counted.")
    if request.spelling_only:
        return _("Other spellings counted as well, other names and words did not.")
    return _("Other spellings, names and words of the same meaning counted as well.")


def _forms(forms: Iterable[FormCount]) -> Iterable[str]:
    known = tuple(forms)
    counted = [f"{form.form} ({form.count:,})" for form in known if form.on]
    others = [f"{form.form} ({form.count:,})" for form in known if not form.on and form.count]
    if counted:
        yield _("Written forms that counted, with their matches: {forms}.").format(forms=_listed(counted))
    if others:
        yield _("Written forms that stand there and did not count: {forms}.").format(forms=_listed(others))


def _found(result: SearchResult) -> str:
    matches = ngettext("{n} match", "{n} matches", result.total_matches).format(n=f"{result.total_matches:,}")
    sections = ngettext("{n} section", "{n} sections", result.total_sections).format(n=f"{result.total_sections:,}")
    if len(result.hits) < result.total_sections:
        return _("The search found {matches} in {sections}.").format(matches=matches, sections=sections)
    reports = _reports(len({hit.report for hit in result.hits}))
    return _("The search found {matches} in {sections} of {reports}.").format(
        matches=matches, sections=sections, reports=reports
    )


def _reports(number: int) -> str:
    return ngettext("{n} report", "{n} reports", number).format(n=f"{number:,}")


def _characters(reports: Iterable[SearchedReport]) -> str:
    return _counted(sum(len(report.source.text) for report in reports))


def _counted(number: int) -> str:
    return ngettext("{n} character", "{n} characters", number).format(n=f"{number:,}")


def _listed(values: Iterable[str]) -> str:
    return _joined(values, ", ", "、")


def _joined(values: Iterable[str], latin: str, wide: str) -> str:
    return (wide if language() in {"zh_TW", "ja"} else latin).join(values)
