"""How the matches of a search show what they have to do with what was typed: by a look, and by a sign without colour."""

from __future__ import annotations

from types import MappingProxyType

from tjexplorer.search.results import Relation

ROLES = MappingProxyType(
    {
        Relation.TYPED: "match",
        Relation.SPELLING: "match-spelling",
        Relation.NAME: "match-name",
        Relation.SAME: "match-same",
        Relation.NEAR: "match-near",
    }
)
"""Their looks, by relation."""

SIGNS = MappingProxyType(
    {Relation.TYPED: "-", Relation.SPELLING: "+", Relation.NAME: "=", Relation.SAME: "~", Relation.NEAR: "?"}
)
"""Signs of one cell, by relation: in the margin of the Reader, in a concordance, in the ledger of forms."""

FOUND = "/"
"""Sign of the words that were looked for within a report: the key that looks for them."""
