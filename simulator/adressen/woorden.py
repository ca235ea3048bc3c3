"""Words of names and of search terms: how both are cut and made equal, and what is marked in an answer."""

import re
import unicodedata

MAX_WOORDEN = 20  # of a search term; a name has fewer
# A number with its letter stays one word: 18A, 1011AB.
WOORD = re.compile(r"[^\W_]+")


def gelijk(tekst: str) -> str:
    """Lower case without accents: Súdwest-Fryslân -> sudwest-fryslan."""
    if tekst.isascii():
        return tekst.lower()
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def woorden(tekst: str) -> list[str]:
    """The words of a text, made equal, in order."""
    return WOORD.findall(gelijk(tekst))


def gemarkeerd(tekst: str, termen: list[str]) -> str | None:
    """The text with `<b>` around each word that begins with a term; None when there is none."""
    gevonden = False

    def merk(match: re.Match[str]) -> str:
        nonlocal gevonden
        woord = match.group()
        if not any(gelijk(woord).startswith(term) for term in termen):
            return woord
        gevonden = True
        return f"<b>{woord}</b>"

    gemerkt = WOORD.sub(merk, tekst)
    return gemerkt if gevonden else None


def afstand(een: str, ander: str, hoogste: int) -> int:
    """Levenshtein distance between two words, or `hoogste` + 1 when it is more than that."""
    if abs(len(een) - len(ander)) > hoogste:
        return hoogste + 1
    vorige = list(range(len(ander) + 1))
    for i, a in enumerate(een, 1):
        rij = [i]
        for j, b in enumerate(ander, 1):
            rij.append(min(vorige[j] + 1, rij[j - 1] + 1, vorige[j - 1] + (a != b)))
        if min(rij) > hoogste:
            return hoogste + 1
        vorige = rij
    return min(vorige[-1], hoogste + 1)
