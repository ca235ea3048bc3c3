"""What an image really is: JPEG or PNG by its first bytes, and whether a PNG is transparent."""

_PNG = b"\x89PNG\r\n\x1a\n"


def beeldtype(data: bytes) -> str | None:
    """image/jpeg, image/png, or None for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(_PNG):
        return "image/png"
    return None


def doorzichtig(data: bytes) -> bool:
    """Whether a PNG has an alpha channel (colour type 4 or 6) or a transparent colour (tRNS before the pixels)."""
    if not data.startswith(_PNG) or len(data) < 33:
        return False
    if data[25] in (4, 6):
        return True
    plaats = 8
    while plaats + 8 <= len(data):
        lengte, soort = int.from_bytes(data[plaats : plaats + 4], "big"), data[plaats + 4 : plaats + 8]
        if soort == b"tRNS":
            return True
        if soort in (b"IDAT", b"IEND"):
            return False
        plaats += 12 + lengte
    return False
