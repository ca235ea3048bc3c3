"""Finding werkzaamheden and activities by words: how well a text fits, and in which order the hits come."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

MAX_WOORDEN = 20  # of a search term
MIN_DEEL = 3  # letters from which a part of a compound word counts

_WOORD = re.compile(r"[a-z0-9]+", re.ASCII)


def woorden(tekst: str) -> list[str]:
    """The words of a text in lower case, without accents."""
    kaal = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().casefold()
    return _WOORD.findall(kaal)


def zoekwoorden(zoekterm: str) -> tuple[str, ...]:
    """The words of a search term, each once; a term of marks only gives one word that nothing holds."""
    gevonden = tuple(dict.fromkeys(woorden(zoekterm)))[:MAX_WOORDEN]
    return gevonden or (("\0",) if zoekterm.strip() else ())


def past(gezocht: Sequence[str], titel: str, trefwoorden: Iterable[str] = ()) -> int:
    """How well title and keywords fit: 0 when a word is in neither, else higher is better. No words fit all."""
    if not gezocht:
        return 1
    in_titel, in_trefwoorden = woorden(titel), [woord for tekst in trefwoorden for woord in woorden(tekst)]
    totaal = 0
    for woord in gezocht:
        punten = max(3 * _woord_past(woord, in_titel), 2 * _woord_past(woord, in_trefwoorden))
        if punten == 0:
            return 0
        totaal += punten
    return totaal + (10 if list(gezocht) == in_titel[: len(gezocht)] else 0)


def _woord_past(woord: str, kandidaten: Iterable[str]) -> int:
    """3: the word itself, 2: a word that begins with it, 1: a word that holds it, or that it begins with."""
    beste = 0
    for kandidaat in kandidaten:
        if kandidaat == woord:
            return 3
        if kandidaat.startswith(woord):
            beste = 2
        elif not beste and (
            (len(woord) >= MIN_DEEL and woord in kandidaat)
            or (len(kandidaat) > MIN_DEEL and woord.startswith(kandidaat))
        ):
            beste = 1
    return beste
