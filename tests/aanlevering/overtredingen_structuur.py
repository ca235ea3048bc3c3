"""One package per code of the functionele structuur: activities in our own clean package, hung in a wrong place."""

from tests.aanlevering.breken import Maak, ow
from tests.aanlevering.overtredingen_ow import ref, uri

STELSEL = "nl.imow-mnre1034.activiteit"
NOG_EEN = "</rol:Activiteit></ow-dc:owObject></sl:stand><sl:stand><ow-dc:owObject><rol:Activiteit>"


def activiteiten(gezag: str, *bovenliggende: str) -> Maak:
    """Activities of an authority, one under each of these."""
    velden = [
        f"<rol:identificatie>nl.imow-{gezag}.activiteit.Proeftop{nummer}</rol:identificatie><rol:naam>Proef</rol:naam>"
        f"<rol:groep>{uri('activiteit', 'Overig')}</rol:groep>"
        + ref("rol:bovenliggendeActiviteit", "rol:ActiviteitRef", boven)
        for nummer, boven in enumerate(bovenliggende)
    ]
    return ow("rol:Activiteit", NOG_EEN.join(velden))


GEVALLEN: dict[str, Maak] = {
    "OZON0206": activiteiten("gm9920", f"{STELSEL}.ActInOmgevingsplan"),
    "OZON0207": activiteiten("pv80", *[f"{STELSEL}.ActiviteitInOmgevingsver"] * 2),
    "OZON0208": activiteiten("ws9920", *[f"{STELSEL}.ActInWaterschapsverordening"] * 2),
    "OZON0213": activiteiten("gm9920", "nl.imow-gm0297.activiteit.ActInOmgevingsplanGem"),
    "OZON0214": activiteiten("pv80", "nl.imow-pv27.activiteit.992700000000000000000001"),
    "OZON0215": activiteiten("ws9920", "nl.imow-ws0155.activiteit.ActInWaterschapsVerordWs"),
    "RTRG0016": activiteiten("gm9920", f"{STELSEL}.ActiviteitInOmgevingsver"),
    "RTRG0017": activiteiten("pv80", f"{STELSEL}.ActInOmgevingsplan"),
    "RTRG0018": activiteiten("ws9920", f"{STELSEL}.ActInOmgevingsplan"),
}
