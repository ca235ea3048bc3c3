"""A stand: one consistent, immutable view of seed and overlay. Readers keep the one they began with."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

Record = dict[str, Any]
Tables = Mapping[str, Mapping[str, Record]]
T = TypeVar("T")

GONE: Record = {"_verwijderd": True}  # an overlay record that hides one of the seed


class Source(Protocol):
    """The seed: tables read lazily, and blobs by sha256."""

    def table(self, soort: str) -> Mapping[str, Record]: ...

    def blob(self, sha: str) -> bytes | None: ...


class Stand:
    """Records of seed and overlay at one moment.

    Records are plain JSON dicts, addressed by `soort` (kind, a Dutch noun in singular) and `sleutel` (key). They must
    never be changed in place. `versie` is unique over all tenants and moves with each change.
    """

    __slots__ = ("_blob", "_memo", "_overlay", "_seed", "_seed_stand", "versie")

    def __init__(
        self,
        versie: int,
        seed: Source,
        overlay: Tables,
        blob: Callable[[str], bytes],
        *,
        seed_stand: "Stand | None" = None,
        previous: "Stand | None" = None,
    ) -> None:
        self.versie = versie
        self._seed = seed
        self._overlay = overlay
        self._blob = blob
        self._seed_stand = seed_stand
        self._memo: dict[str, tuple[tuple[str, ...], Any]] = {}
        if previous is not None:
            self._memo = {
                name: kept
                for name, kept in previous._memo.items()
                if all(previous._overlay.get(soort) is overlay.get(soort) for soort in kept[0])
            }

    @property
    def zaad(self) -> "Stand":
        """The stand of the seed alone."""
        return self._seed_stand or self

    def get(self, soort: str, sleutel: str) -> Record | None:
        """The record, or None when there is none."""
        record = self._overlay.get(soort, {}).get(sleutel)
        if record is None:
            return self._seed.table(soort).get(sleutel)
        return None if record.get("_verwijderd") else record

    def items(self, soort: str) -> Iterator[tuple[str, Record]]:
        """All (sleutel, record) of a kind: those of the seed first, then those of the overlay in order of arrival."""
        overlay = self._overlay.get(soort, {})
        for sleutel, record in self._seed.table(soort).items():
            if sleutel not in overlay:
                yield sleutel, record
        for sleutel, record in overlay.items():
            if not record.get("_verwijderd"):
                yield sleutel, record

    def all(self, soort: str) -> Iterator[Record]:
        """All records of a kind, in the order of `items`."""
        return (record for _, record in self.items(soort))

    def toegevoegd(self, soort: str) -> list[Record] | None:
        """The records of a kind that came on top of the seed; None when some replace or hide one of the seed.

        An index of all records is that of the seed with these, which is far fewer to read after a delivery.
        """
        overlay = self._overlay.get(soort, {})
        if overlay.keys().isdisjoint(self._seed.table(soort).keys()):
            return [record for record in overlay.values() if not record.get("_verwijderd")]
        return None

    def count(self, soort: str) -> int:
        """How many records of a kind there are."""
        if not self._overlay.get(soort):
            return len(self._seed.table(soort))
        return sum(1 for _ in self.items(soort))

    def blob(self, sha: str) -> bytes:
        """The bytes with this sha256 (hex); KeyError when they are not there."""
        found = self._seed.blob(sha)
        return self._blob(sha) if found is None else found

    def memo(self, name: str, soorten: tuple[str, ...], build: "Callable[[Stand], T]") -> T:
        """An index made once per state of the kinds it is built from, and kept as long as those do not change.

        `build` gets the stand. As long as the overlay holds none of these kinds, all tenants share the seed's index.
        """
        source = self
        if self._seed_stand is not None and not any(self._overlay.get(soort) for soort in soorten):
            source = self._seed_stand
        kept = source._memo.get(name)
        if kept is None:
            kept = source._memo[name] = (soorten, build(source))
        value: T = kept[1]
        return value
