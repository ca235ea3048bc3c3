"""The address that the client sees: links in answers are made with it."""

import re
from collections.abc import Mapping

HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?", re.ASCII)
PREFIX = re.compile(r"(?:/[A-Za-z0-9._~@-]{1,64}){1,8}", re.ASCII)
PORT = re.compile(r"[0-9]{1,5}", re.ASCII)
MAX_KNOWN = 256


class Origins:
    """Origin per combination of the headers that decide it; kept, because few combinations occur (bounded)."""

    def __init__(self, basis_url: str | None, fallback: str) -> None:
        self._basis_url = basis_url
        self._fallback = fallback
        self._known: dict[tuple[str | None, ...], str] = {}

    def of(self, headers: Mapping[str, str], scheme: str) -> str:
        """scheme://host[:port][/prefix], never ending in a slash.

        LTO_BASIS_URL wins; then X-Forwarded-Proto, -Host, -Port, -Prefix (the first of a list); then Host. A header
        that is not well-formed counts as absent: nothing a client sends can break a link or an answer.
        """
        if self._basis_url is not None:
            return self._basis_url
        get = headers.get
        key = (
            scheme,
            get("host"),
            get("x-forwarded-proto"),
            get("x-forwarded-host"),
            get("x-forwarded-port"),
            get("x-forwarded-prefix"),
        )
        known = self._known.get(key)
        if known is None:
            known = self._make(scheme, get("host"), key[2:])
            if len(self._known) < MAX_KNOWN:
                self._known[key] = known
        return known

    def _make(self, scheme: str, host: str | None, forwarded_headers: tuple[str | None, ...]) -> str:
        proto, forwarded, port, prefix = map(_first, forwarded_headers)
        if proto in ("http", "https"):
            scheme = proto
        name = _valid(HOST, forwarded) or _valid(HOST, host) or self._fallback
        number = _valid(PORT, port)
        if number and _valid(HOST, forwarded) and not re.search(r":\d+$", name):
            standard = {"http": "80", "https": "443"}.get(scheme)
            if number != standard:
                name += f":{number}"
        path = _valid(PREFIX, (prefix or "").rstrip("/")) or ""
        return f"{scheme}://{name}{path}"


def _first(header: str | None) -> str | None:
    return header.partition(",")[0].strip() if header else None


def _valid(pattern: re.Pattern[str], text: str | None) -> str | None:
    return text if text and pattern.fullmatch(text) else None
