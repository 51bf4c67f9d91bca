"""Sources that are no longer the files as received."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from tjexplorer.consistency.finding import Finding
from tjexplorer.consistency.holdings import Holdings
from tjexplorer.messages import gettext as _


def check(holdings: Holdings) -> Iterator[Finding]:
    """Every source against the sum in its record."""
    for report, record in holdings.reports.items():
        source, wanted = holdings.sources.get(report), record["source"]["sha256"].text
        if source is None or wanted is None:
            continue
        found = hashlib.sha256(source.source.text.encode("utf-8")).hexdigest()
        if found != wanted:
            what = _("source.txt is not the file that the record describes (SHA-256). Bring the received file back.")
            yield Finding(record.path.with_name("source.txt"), None, what)
