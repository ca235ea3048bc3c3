"""Cross-origin requests: browser clients call the APIs directly (facts/presenteren.md, open question 8: inferred)."""

ALLOW_HEADERS = (
    "x-api-key, Authorization, Content-Type, Accept, Accept-Language, Content-Crs, Accept-Crs, Content-Type-Embedded, "
    "If-None-Match, Prefer, X-Request-ID"
)
EXPOSE_HEADERS = "API-Version, Content-Crs, ETag, Location, Content-Disposition, X-Request-ID"
METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"

ANSWER_HEADERS = [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", EXPOSE_HEADERS.encode())]
PREFLIGHT_HEADERS = [  # on top of ANSWER_HEADERS
    (b"access-control-allow-methods", METHODS.encode()),
    (b"access-control-allow-headers", ALLOW_HEADERS.encode()),
    (b"access-control-max-age", b"3600"),
    (b"content-length", b"0"),
]
