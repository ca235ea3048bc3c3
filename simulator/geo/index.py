"""A spatial index over bounding boxes: which of them meet another box."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kader = Sequence[float]  # minx, miny, maxx, maxy


class Kaders:
    """Boxes by key. A vectorised scan: 10,000 boxes cost some tens of microseconds, less than building a tree saves."""

    def __init__(self, kaders: Sequence[tuple[str, Kader]]) -> None:
        self.sleutels = [sleutel for sleutel, _ in kaders]
        self._lijst = [list(kader) for _, kader in kaders]
        self._array: NDArray[np.float64] | None = None

    def __len__(self) -> int:
        return len(self.sleutels)

    def zoek(self, kader: Kader) -> list[str]:
        """Keys of the boxes that meet `kader`, edges included, in the order given."""
        if not self._lijst:
            return []
        if self._array is None:
            import numpy as np

            self._array = np.array(self._lijst, dtype=np.float64)
        boxen = self._array
        minx, miny, maxx, maxy = kader
        treffers = (boxen[:, 0] <= maxx) & (boxen[:, 2] >= minx) & (boxen[:, 1] <= maxy) & (boxen[:, 3] >= miny)
        return [self.sleutels[i] for i in treffers.nonzero()[0]]
