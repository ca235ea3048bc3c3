"""What never shows in a journal or a log line: keys, tokens and passwords, in headers, addresses and texts."""

import re
from urllib.parse import unquote_plus

HEADERS = frozenset(("x-api-key", "authorization", "cookie", "set-cookie", "proxy-authorization"))
REDACTED = "***"
# Names of parameters; `-` and `_` may be absent, or written with their code.
STREEP = "(?:[-_]|%2d|%5f)?"
PARAMETER = (
    rf"(?:(?:x{STREEP})?(?:ocp{STREEP}apim{STREEP})?(?:api|subscription){STREEP}(?:key|sleutel)|"
    rf"(?:access|refresh|id){STREEP}token|token|client{STREEP}secret|secret|password|wachtwoord)"
)
NAAM = re.compile(PARAMETER, re.IGNORECASE)
# In an address, also one that stands in a body or in a header: `?x-api-key=…`, `&access_token=…`.
ADRES = re.compile(rf"(?<![a-z0-9])({PARAMETER}=)[^&\s\"'<>#\\]+", re.IGNORECASE)
TEKST = re.compile(
    r"((?:x-api-key|authorization|cookie)['\"]?\s*[:=]\s*['\"]?(?:bearer\s+|basic\s+)?)[^\s'\",;}]+", re.IGNORECASE
)


def dek_query(query: str) -> str:
    """A query string with the values of secret parameters as `***`, however their names are written."""
    if "=" not in query:
        return query
    parts = query.split("&")
    for number, part in enumerate(parts):
        name, sign, value = part.partition("=")
        if sign and value and NAAM.fullmatch(unquote_plus(name)):
            parts[number] = f"{name}={REDACTED}"
    return "&".join(parts)


def dek_adressen(text: str) -> str:
    """A text in which addresses may stand: their secret parameters as `***`."""
    return ADRES.sub(rf"\1{REDACTED}", text) if "=" in text else text


def dek_tekst(text: str) -> str:
    """A log line: headers as they are printed, and addresses."""
    return dek_adressen(TEKST.sub(rf"\1{REDACTED}", text))
