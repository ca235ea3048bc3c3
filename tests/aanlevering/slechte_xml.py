"""Documents that must not get through as XML, by name."""

from collections.abc import Callable

ENTITEITEN = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))

SLECHTE_XML: dict[str, Callable[[], bytes]] = {
    "leeg element ontbreekt": b"<?xml version='1.0'?>".strip,
    "tekst": b"geen xml".strip,
    "niet gesloten": lambda: b"<a><b></a>",
    "DTD": lambda: b"<!DOCTYPE a [<!ELEMENT a ANY>]><a/>",
    "DTD van buiten": lambda: b'<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd"><a/>',
    "entiteit van buiten": lambda: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "parameterentiteit": lambda: b'<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]><a/>',
    "billion laughs": lambda: bytes(f'<!DOCTYPE a [<!ENTITY e0 "ha">{ENTITEITEN}]><a>&e11;</a>', "utf-8"),
    "laughs in attribuut": lambda: bytes(f'<!DOCTYPE a [<!ENTITY e0 "ha">{ENTITEITEN}]><a b="&e11;"/>', "utf-8"),
    "DTD na commentaar": lambda: b"<?xml version='1.0'?><!-- > <a> --><?pi <b> ?>\n<!DOCTYPE a []><a/>",
    "DTD in UTF-16": lambda: '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a []><a/>'.encode("utf-16"),
    "DTD in UTF-16 zonder BOM": lambda: '<?xml version="1.0"?><!DOCTYPE a []><a/>'.encode("utf-16-le"),
    "DTD in UTF-7": lambda: b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>',
    "DTD in EBCDIC": lambda: '<?xml version="1.0" encoding="cp037"?><!DOCTYPE a []><a/>'.encode("cp037"),
    "onbekende entiteit": lambda: b"<a>&nbsp;</a>",
    "verkeerde tekenset": lambda: b"<?xml version='1.0' encoding='UTF-8'?><a>caf\xe9</a>",
    "onbekende tekenset": lambda: b"<?xml version='1.0' encoding='klingon'?><a/>",
    "UTF-8 heet UTF-16": lambda: b"<?xml version='1.0' encoding='UTF-16'?><a/>",
    "NUL": lambda: b"<a>\0</a>",
    "stuurteken": lambda: b"<a>\x01</a>",
    "10.000 niveaus diep": lambda: b"<a>" * 10_000 + b"</a>" * 10_000,
    "257 niveaus diep": lambda: b"<a>" * 257 + b"</a>" * 257,
    "diep en groot": lambda: b"<a>" * 1000 + b"x" * 11_000_000 + b"</a>" * 1000,
    "20 miljoen elementen": lambda: b"<r>" + b"<a/>" * 20_000_000 + b"</r>",
    "10 miljoen attributen": lambda: (
        b"<r>" + (b"<a " + b"".join(b'b%d=""' % n + b" " for n in range(50)) + b"/>") * 200_000 + b"</r>"
    ),
    "xmlns:schemaLocation en fout": lambda: b'<a xmlns:schemaLocation="u v"><b></a>',
}
