"""XML: what is taken, with bytes and lines as they are, and what is refused, quickly and within bounds."""

import resource
import time

import pytest

from simulator.aanlevering.lezen import regel_van
from simulator.aanlevering.xml import MAX_DIEPTE, XmlFout, parse
from tests.aanlevering.slechte_xml import SLECHTE_XML


@pytest.mark.parametrize("naam", SLECHTE_XML)
def test_geweigerd(naam: str) -> None:
    data = SLECHTE_XML[naam]()
    begin, voor = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(XmlFout) as fout:
        parse(data)
    assert fout.value.beschrijving
    assert time.process_time() - begin < 3
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 600_000  # KB


@pytest.mark.parametrize("naam", [naam for naam in SLECHTE_XML if "DTD" in naam and naam != "DTD in EBCDIC"][:5])
def test_dtd_wordt_genoemd(naam: str) -> None:
    with pytest.raises(XmlFout, match="DTD"):
        parse(SLECHTE_XML[naam]())


@pytest.mark.parametrize(
    "data",
    [
        b"<a/>",
        b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\r\n<a/>",
        '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16"),
        "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>".encode("latin-1"),
        b"<!-- a > b --><?xml-model href='x'?><a/>",
        b"<a><![CDATA[<!DOCTYPE x>]]></a>",
        b"<a>" * MAX_DIEPTE + b"</a>" * MAX_DIEPTE,
    ],
)
def test_genomen(data: bytes) -> None:
    assert parse(data).tag == "a"


def test_valse_naamruimte_wordt_genomen() -> None:
    """Real OW files declare a namespace whose name is two URIs; lines and the rest stay as they are."""
    data = b'<?xml version="1.0"?>\n<a\n  xmlns:schemaLocation="http://u v"\n  b="1"><c/></a>'
    root = parse(data)
    assert dict(root.items()) == {"b": "1"}
    assert regel_van(root[0]) == 4


def test_valse_naamruimte_alleen_in_het_hoofdelement() -> None:
    with pytest.raises(XmlFout):
        parse(b'<a><b xmlns:schemaLocation="http://u v"/></a>')


def test_100_mb_tekst_binnen_het_geheugen() -> None:
    data = b"<a>" + b"x" * (100 * 1024 * 1024 - 7) + b"</a>"
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    root = parse(data)
    assert len(root.text or "") == len(data) - 7
    assert time.process_time() - begin < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 700_000  # KB
