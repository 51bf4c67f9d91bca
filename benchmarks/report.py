"""The table of a run: for people, for Markdown, and as JSON."""

from __future__ import annotations

import json
from typing import Any

from benchmarks.quantity import Ledger, Quantity, shown
from tjexplorer.text.cells import pad, width

_HEAD = ("quantity", "ours", "peer", "", "ratio", "demand", "met")


def table(ledger: Ledger, machine: dict[str, Any]) -> str:
    """Columns in plain text, one block for each group."""
    lines = [*_facts(ledger, machine), ""]
    rows = {group: [_row(q) for q in ledger.quantities if q.group == group] for group in _groups(ledger)}
    everything = [_HEAD, *(row for group in rows.values() for row in group)]
    widths = [max(width(row[column]) for row in everything) for column in range(len(_HEAD))]
    for group, found in rows.items():
        lines += [group, _columns(_HEAD, widths), *(_columns(row, widths) for row in found), ""]
    return "\n".join([*lines, *_ends(ledger)])


def markdown(ledger: Ledger, machine: dict[str, Any]) -> str:
    """The same for `docs/performance.md`."""
    lines = [f"- {fact}" for fact in _facts(ledger, machine)]
    head = ("quantity", "ours", "peer", "peer's value", "ratio", "demand", "met")
    for group in _groups(ledger):
        lines += ["", f"### {group}", "", _pipes(head), _pipes(["---"] * len(head))]
        lines += [_pipes(_row(q)) for q in ledger.quantities if q.group == group]
    return "\n".join([*lines, "", *_ends(ledger)])


def document(ledger: Ledger, machine: dict[str, Any]) -> str:
    """All of it as one JSON document."""
    found = {
        "machine": machine,
        "facts": ledger.facts,
        "quantities": [quantity.to_json() for quantity in ledger.quantities],
        "skipped": ledger.skipped,
        "wrong": ledger.wrong,
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _groups(ledger: Ledger) -> list[str]:
    return list(dict.fromkeys(quantity.group for quantity in ledger.quantities))


def _facts(ledger: Ledger, machine: dict[str, Any]) -> list[str]:
    versions = ", ".join(f"{name} {machine[name]}" for name in ("python", "sqlite", "textual", "whoosh3"))
    busy = machine["load"]
    load = "unknown" if None in busy else f"{busy[0]} at the start, {busy[1]} at the end"
    return [
        f"{machine['cores']} cores, {machine['memory_gb']} GB of memory; {versions}.",
        f"Load of the machine (processes that want a core): {load}.",
        *ledger.facts,
    ]


def _row(quantity: Quantity) -> tuple[str, ...]:
    met = {True: "met", False: "NOT met", None: "-"}[quantity.met]
    runs = f", {quantity.runs} runs" if quantity.runs > 1 else ""
    timed = quantity.unit.startswith("s")
    return (
        f"{quantity.name} ({quantity.state}{runs})" if timed else quantity.name,
        shown(quantity.ours, quantity.unit),
        quantity.peer_name or "-",
        "-" if quantity.peer is None else shown(quantity.peer, quantity.unit),
        "-" if quantity.ratio is None else f"{quantity.ratio:.2f}x",
        quantity.demand.words(quantity.unit) if quantity.demand else "-",
        met,
    )


def _columns(row: tuple[str, ...], widths: list[int]) -> str:
    cells = [pad(text, cells) for text, cells in zip(row, widths, strict=True)]
    return ("  " + "  ".join(cells)).rstrip()


def _pipes(row: tuple[str, ...] | list[str]) -> str:
    return "| " + " | ".join(row) + " |"


def _ends(ledger: Ledger) -> list[str]:
    judged = [quantity for quantity in ledger.quantities if quantity.met is not None]
    lines = [f"{sum(bool(quantity.met) for quantity in judged)} of {len(judged)} demands are met."]
    lines += dict.fromkeys(ledger.skipped)
    lines += [f"WRONG: {sentence}" for sentence in ledger.wrong]
    return lines
