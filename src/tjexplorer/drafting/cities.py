"""The city in a printed address or destination."""

from __future__ import annotations

import re

from tjexplorer.drafting.passage import Passage
from tjexplorer.drafting.spelling import words

_POSTCODE = re.compile(r"〒?[0-9]{3}-[0-9]{4}\b")
_CITY = re.compile(r"(?:[\u3400-\u9fff]{1,3}[都道府縣県])?(?P<city>[\u3400-\u9fff]{1,5}?市)(?!場)")
_CAPITAL = re.compile(r"(?P<city>東京)都?")
_PART = re.compile(r"[A-Z][A-Za-z-]+")
_WARD = re.compile(r"-(?:ku|cho|machi|chome)$")
_SLASH = re.compile(r"[／/]")
_COUNTRY = words(r"(?:日本|日本國|Japan)")


def city_in_address(address: Passage) -> Passage | None:
    """The city of an address in Japan: the word before prefecture and postcode, or what ends in 市, or 東京."""
    code = _POSTCODE.search(address.text)
    if code and address.text.isascii() is not None and re.search("[A-Za-z]", address.text[: code.start()]):
        return _before_postcode(address, code.start())
    found = _CITY.search(address.text) or _CAPITAL.match(address.text)
    return address.part(*found.span("city")) if found else None


def _before_postcode(address: Passage, end: int) -> Passage | None:
    """Of City, Prefecture 123-4567 the city; of Ward, City 123-4567 too."""
    parts = list(re.finditer(r"[^,，]+", address.text[:end]))[-2:]
    if not parts:
        return None
    names = [list(_PART.finditer(address.text, *part.span())) for part in parts]
    if not names[-1]:
        return None
    last = names[-1][-1]
    before = names[0][-1] if len(parts) == 2 and names[0] else None
    digits = len(parts) == 2 and any(char.isdigit() for char in parts[0][0])
    alone = before is None or digits or _WARD.search(before[0]) or last[0] == "Tokyo"
    return address.part(*(last if alone or before is None else before).span())


def city_in_destination(destination: Passage) -> Passage | None:
    """The city of 日本／筑波; None where only the country is printed."""
    parts = list(destination.split(_SLASH))
    return parts[-1] if len(parts) > 1 and not _COUNTRY.fullmatch(parts[-1].text) else None
