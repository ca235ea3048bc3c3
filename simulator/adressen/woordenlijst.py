"""An inverted index: which objects have a word that begins with a term, and how well it fits; and words alike."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from simulator.adressen.woorden import afstand

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_FOUTEN = 2  # letters that may differ in a word alike
MAX_VOORSTELLEN = 5
MIN_LENGTE = 4  # of a word for which words alike are looked for
MAX_LENGTE = 40
HOOGSTE_TEKEN = "\U0010ffff"


class Woordenlijst:
    """The words of numbered objects. Postings lie in the order of the words, so that a prefix is one slice."""

    def __init__(self, per_object: Iterable[Sequence[str]]) -> None:
        import numpy as np

        posten: dict[str, list[int]] = {}
        lengtes = []
        for nummer, eigen in enumerate(per_object):
            lengtes.append(len(eigen))
            for woord in dict.fromkeys(eigen):
                posten.setdefault(woord, []).append(nummer)
        self.aantal = len(lengtes)
        self.woorden = sorted(posten)
        self._begin = [0]
        for woord in self.woorden:
            self._begin.append(self._begin[-1] + len(posten[woord]))
        self._posten: NDArray[np.int32] = np.fromiter(
            (nummer for woord in self.woorden for nummer in posten[woord]), dtype=np.int32, count=self._begin[-1]
        )
        self._lengte: NDArray[np.float32] = np.repeat(
            np.array([len(woord) for woord in self.woorden], dtype=np.float32), np.diff(self._begin)
        )
        # A word in a short name says more than the same word in a long one.
        wortel = np.sqrt(np.maximum(np.array(lengtes, dtype=np.float32), 1))
        self._norm: NDArray[np.float32] = (1 / wortel).astype(np.float32)
        self._delen: dict[str, frozenset[str]] | None = None

    def _bereik(self, begin: str) -> tuple[int, int]:
        return bisect_left(self.woorden, begin), bisect_left(self.woorden, begin + HOOGSTE_TEKEN)

    def scores(self, begin: str) -> "NDArray[np.float32]":
        """Per object how well its best word fits a term: 0 when none begins with it, most when it is the term."""
        import numpy as np

        score = np.zeros(self.aantal, dtype=np.float32)
        eerste, laatste = self._bereik(begin)
        if eerste == laatste:
            return score
        deel = slice(self._begin[eerste], self._begin[laatste])
        # Rare terms weigh more. Assigned from the back, so that the shortest word, which sorts first, has the last say.
        zeldzaam = 1 + np.log(self.aantal / (deel.stop - deel.start))
        score[self._posten[deel][::-1]] = (zeldzaam * len(begin) / self._lengte[deel])[::-1]
        return score * self._norm

    def met(self, begin: str) -> "NDArray[np.int32]":
        """The objects that have a word that begins with this; one with two such words comes twice."""
        eerste, laatste = self._bereik(begin)
        return self._posten[self._begin[eerste] : self._begin[laatste]]

    def met_heel(self, woord: str) -> "NDArray[np.int32]":
        """The objects that have this word."""
        plaats = bisect_left(self.woorden, woord)
        if plaats == len(self.woorden) or self.woorden[plaats] != woord:
            return self._posten[:0]
        return self._posten[self._begin[plaats] : self._begin[plaats + 1]]

    def kent(self, begin: str) -> bool:
        """Whether some word begins with this."""
        eerste, laatste = self._bereik(begin)
        return eerste < laatste

    def lijkt_op(self, woord: str) -> list[str]:
        """At most five words that, or the begin of which, differ little from one that is not there; likeliest first."""
        if not MIN_LENGTE <= len(woord) <= MAX_LENGTE or not woord.isalpha():
            return []
        if self._delen is None:
            lang = (ander for ander in self.woorden if len(ander) >= MIN_LENGTE and ander.isalpha())
            self._delen = {ander: _delen(ander) for ander in lang}
        delen = _delen(woord)
        hoogste = 1 if len(woord) < 6 else MAX_FOUTEN
        gevonden = []
        for ander, andere in self._delen.items():
            # Half of the pairs of letters the same: cheap, and leaves few to compare in full.
            if 2 * len(delen & andere) >= len(delen) - 1:
                fouten = min(afstand(woord, ander, hoogste), afstand(woord, ander[: len(woord)], hoogste))
                if fouten <= hoogste:
                    gevonden.append((fouten, -len(self.met_heel(ander)), ander))
        return [ander for _, _, ander in sorted(gevonden)[:MAX_VOORSTELLEN]]


def _delen(woord: str) -> frozenset[str]:
    return frozenset(woord[i : i + 2] for i in range(len(woord) - 1))
