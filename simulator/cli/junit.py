"""JUnit XML: one test case per package, as CI systems read it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from simulator.cli.uitvoer import waar

if TYPE_CHECKING:
    from simulator.cli.aanleveren import Keuring


def schrijf_junit(path: Path, keuringen: "Sequence[Keuring]") -> None:
    """Write the file. A refused package is a failure with its findings; findings of an accepted one are its output."""
    suite = ET.Element(
        "testsuite",
        name="lto",
        tests=str(len(keuringen)),
        failures=str(sum(bool(k.uitkomst) and not k.goed for k in keuringen)),
        errors=str(sum(not k.uitkomst for k in keuringen)),
        time=f"{sum(k.seconden for k in keuringen):.3f}",
    )
    for keuring in keuringen:
        case = ET.SubElement(
            suite, "testcase", classname="lto.pakket", name=keuring.bestand, time=f"{keuring.seconden:.3f}"
        )
        text = "\n".join(_line(melding) for melding in keuring.meldingen)
        if not keuring.uitkomst:
            ET.SubElement(case, "error", message="nog niet klaar")
        elif not keuring.goed:
            ET.SubElement(case, "failure", message=keuring.uitkomst, type=keuring.uitkomst).text = text
        elif text:
            ET.SubElement(case, "system-out").text = text
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    path.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _line(melding: dict[str, object]) -> str:
    line = f"{melding['ernst']} {melding['code']} {melding['beschrijving']} ({waar(melding)})"
    return "".join(char for char in line if char >= " ")  # XML 1.0 has no place for control characters
