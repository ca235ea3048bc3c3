"""A client of a running simulator: deliver, steer (`/_lto`) and find the base URL of each API."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx

API_SLEUTEL = "lto-test"  # by default the simulator takes every key that is not empty


class LtoFout(Exception):
    """The simulator refused (`status`, `probleem`) or could not be reached (`status` None); one clear Dutch line."""

    def __init__(self, tekst: str, status: int | None = None, probleem: Mapping[str, Any] | None = None) -> None:
        super().__init__(tekst)
        self.status = status
        self.probleem = dict(probleem or {})


@dataclass(frozen=True)
class Aanlevering:
    """A delivery as `POST /_lto/aanleveringen` answers it; `gegevens` is the whole answer."""

    gegevens: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The simulator's own id of the delivery."""
        return str(self.gegevens["id"])

    @property
    def uitkomst(self) -> str:
        """The last `verslag/uitkomst` (gepubliceerd, valide, niet-valide …) or `mislukt`; empty while in process."""
        return str(self.gegevens.get("uitkomst") or "")

    @property
    def meldingen(self) -> Sequence[Mapping[str, Any]]:
        """The findings, in the order in which the chain found them."""
        return list(self.gegevens.get("meldingen") or [])

    @property
    def codes(self) -> list[str]:
        """The codes of the findings, in the same order."""
        return [str(melding["code"]) for melding in self.meldingen]


class Lto:
    """A simulator, or one tenant of it, at `basis_url` (like http://localhost:8080 or http://localhost:8080/@job7).

    Every method raises `LtoFout` when the simulator refuses. `http` is an httpx client with the base URL and an API
    key, for calls to the APIs themselves: `lto.http.get("/publiek/…")`.
    """

    def __init__(
        self, basis_url: str, *, api_sleutel: str = API_SLEUTEL, timeout: float = 60, http: httpx.Client | None = None
    ) -> None:
        self.basis_url = basis_url.rstrip("/")
        self.api_sleutel = api_sleutel
        self.http = http or httpx.Client(
            base_url=self.basis_url, headers={"x-api-key": api_sleutel}, timeout=timeout, follow_redirects=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.__dict__.get('basis_url', 'nog niet gestart')!r})"

    def close(self) -> None:
        """Close the connections."""
        self.http.close()

    def stuur(self, methode: str, pad: str, body: Any = None, *, timeout: float | None = None) -> Any:
        """Call a `/_lto` route with a JSON body; the parsed answer, or None when there is none."""
        return self._json(self._verzoek(methode, pad, json=body, timeout=timeout))

    def _verzoek(self, methode: str, pad: str, *, timeout: float | None = None, **opties: Any) -> httpx.Response:
        if opties.get("json", ...) is None:
            del opties["json"]
        if timeout is not None:
            opties["timeout"] = timeout
        try:
            answer = self.http.request(methode, pad, **opties)
        except httpx.TimeoutException:
            raise LtoFout(f"{self.basis_url} antwoordt niet op tijd ({methode} {pad})") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise LtoFout(f"{self.basis_url} is niet bereikbaar: {error}") from None
        if answer.status_code >= 400:
            raise _refusal(methode, pad, answer)
        return answer

    @staticmethod
    def _json(answer: httpx.Response) -> Any:
        if not answer.content:
            return None
        try:
            return answer.json()
        except ValueError:
            text = f"{answer.url} is geen LTO-simulator: het antwoord is geen JSON"
            raise LtoFout(text, answer.status_code) from None

    # -- what runs where ------------------------------------------------------------------------------------------

    def info(self) -> dict[str, Any]:
        """Version, profile, APIs, seed, store, clock and settings: `GET /_lto/info`."""
        return dict(self.stuur("GET", "/_lto/info"))

    def gezond(self) -> bool:
        """Whether the simulator serves; False when it is starting or not there."""
        try:
            return bool(self.http.get("/_lto/gezondheid", timeout=5).status_code == 200)
        except httpx.HTTPError:
            return False

    @cached_property
    def _basispaden(self) -> dict[str, str]:
        return {f"{api['naam']}-v{api['versie']}": str(api["basispad"]) for api in self.info()["apis"]}

    def url(self, api: str) -> str:
        """The base URL of an API by its name and major version: `lto.url("presenteren-v8")`."""
        paden = self._basispaden
        if api not in paden:
            raise LtoFout(f"API {api!r} is hier niet; wel {', '.join(sorted(paden))}")
        return self.basis_url + paden[api]

    # -- deliver --------------------------------------------------------------------------------------------------

    def lever_aan(self, pakket: str | Path | bytes, *, wacht: bool = True) -> Aanlevering:
        """Deliver a STOP package: the path of a zip, or its bytes. With `wacht=False` the answer comes at once."""
        data = pakket if isinstance(pakket, bytes) else Path(pakket).read_bytes()
        headers = {"Content-Type": "application/zip", **({} if wacht else {"Prefer": "respond-async"})}
        answer = self._verzoek("POST", "/_lto/aanleveringen", content=data, headers=headers, timeout=300)
        return Aanlevering(self._json(answer))

    def aanlevering(self, id: str) -> Aanlevering:
        """A delivery by its id."""
        return Aanlevering(self.stuur("GET", f"/_lto/aanleveringen/{_segment(id)}"))

    # -- steer ----------------------------------------------------------------------------------------------------

    def reset(self) -> None:
        """Back to the seed and to the settings of the start; snapshots stay."""
        self.stuur("POST", "/_lto/reset")

    def klok(self, tijd: datetime | str | None, *, loopt: bool = True) -> None:
        """Set the clock: an instant with its offset from UTC, or None for the real time."""
        text = tijd.isoformat() if isinstance(tijd, datetime) else tijd
        self.stuur("PUT", "/_lto/klok", {"tijd": text, "loopt": loopt})

    def klok_verder(self, duur: timedelta | str) -> None:
        """Move the clock on, by a timedelta or an ISO 8601 duration like P1D; what falls due runs first."""
        text = f"PT{duur.total_seconds():.0f}S" if isinstance(duur, timedelta) else duur
        self.stuur("POST", "/_lto/klok/verder", {"duur": text})

    def profiel(self, naam: str, regels: Mapping[str, str] | None = None) -> None:
        """Choose a profile; `regels` sets rules to uit, waarschuwing or fout and replaces what was set before."""
        self.stuur("PUT", "/_lto/profiel", {"profiel": naam, "regels": dict(regels or {})})

    def snapshot(self, naam: str) -> None:
        """Save the present stand under a name."""
        self.stuur("PUT", f"/_lto/snapshots/{_segment(naam)}")

    def herstel(self, naam: str) -> None:
        """Bring a saved stand back."""
        self.stuur("POST", f"/_lto/snapshots/{_segment(naam)}/herstel")

    def verwijder_snapshot(self, naam: str) -> None:
        """Throw a saved stand away."""
        self.stuur("DELETE", f"/_lto/snapshots/{_segment(naam)}")

    def haal_snapshot(self, naam: str) -> bytes:
        """A saved stand as bytes, for `zet_snapshot` here or in another simulator."""
        return bytes(self._verzoek("GET", f"/_lto/snapshots/{_segment(naam)}").content)

    def zet_snapshot(self, naam: str, data: bytes) -> None:
        """Bring in a stand that `haal_snapshot` gave; `herstel` makes it the present one."""
        headers = {"Content-Type": "application/zip"}
        self._verzoek("PUT", f"/_lto/snapshots/{_segment(naam)}", content=data, headers=headers, timeout=300)

    def journaal(self, **filter: str | int) -> list[dict[str, Any]]:
        """The requests of late, the last one first; filter by pad, methode, status, page, size (default 20)."""
        answer = self._json(self._verzoek("GET", "/_lto/journaal", params=filter))
        return list(answer["verzoeken"])

    def storingen(self, storingen: Sequence[Mapping[str, Any]]) -> None:
        """Set the faults that requests meet from now on; an empty list ends them."""
        self.stuur("PUT", "/_lto/storingen", {"storingen": list(storingen)})

    def validatieregel(self, code: str) -> dict[str, Any]:
        """What a validation rule says, when it fires and whether the simulator checks it."""
        return dict(self.stuur("GET", f"/_lto/validatieregels/{_segment(code)}"))

    # -- tenants --------------------------------------------------------------------------------------------------

    def omgeving(self, naam: str) -> "Lto":
        """A client of a tenant: its own stand, clock, profile, journal over the same seed. Born at first use."""
        return Lto(f"{self.basis_url}/@{_segment(naam)}", api_sleutel=self.api_sleutel)

    def verwijder_omgeving(self, naam: str) -> None:
        """End a tenant and everything in it."""
        self.stuur("DELETE", f"/_lto/omgevingen/{_segment(naam)}")


def _segment(naam: str) -> str:
    """A name as one segment of a path, whatever characters it holds."""
    return quote(naam, safe="")


def _refusal(methode: str, pad: str, answer: httpx.Response) -> LtoFout:
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    if not isinstance(problem, dict):
        problem = {}
    text = str(problem.get("detail") or problem.get("title") or answer.reason_phrase or "geen reden gegeven")
    for param in problem.get("invalid-params") or []:
        if str(param.get("reason")) not in text:
            text += f" ({param.get('name')}: {param.get('reason')})"
    return LtoFout(f"{methode} {pad} geeft {answer.status_code}: {text}", answer.status_code, problem)
