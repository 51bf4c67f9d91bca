"""What a caller asks of a search."""

from __future__ import annotations

from dataclasses import dataclass

from tjexplorer.model.search_record import Inquiry, Sort

__all__ = ["SearchRequest", "Sort"]


@dataclass(frozen=True, slots=True)
class SearchRequest(Inquiry):
    """An inquiry, with how much of the answer is wanted."""

    limit: int = 0
    """Hits to return, 0 for all; the totals do not depend on it."""

    @classmethod
    def asking(cls, inquiry: Inquiry, limit: int = 0) -> SearchRequest:
        """The request that asks what an inquiry asks."""
        return cls(**inquiry.arguments(), limit=limit)
