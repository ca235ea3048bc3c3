"""The images in the text of a regeling."""

from simulator.api.presenteren_v8.documentstructuur import versie_id
from simulator.api.presenteren_v8.verzoek import niet_gevonden
from simulator.omgevingsdocument.records import REGELINGVERSIE
from simulator.platform.exchange import Request, Response
from simulator.store import Record, Stand


def get_afbeelding(request: Request) -> Response:
    """The bytes as they were delivered; 404 when the version has no such image."""
    stand = request.omgeving.stand
    versie = _versies(stand).get((request.path["bevoegdGezag"], request.path["versieIdentificatie"]))
    afbeelding = versie["afbeeldingen"].get(request.path["bestandsnaam"]) if versie else None
    # What calls itself anything else is not sent: a browser would act on it.
    if afbeelding is None or not afbeelding["mediatype"].startswith("image/"):
        raise niet_gevonden()
    return Response(200, stand.blob(afbeelding["blob"]), afbeelding["mediatype"], cacheable=True)


def _versies(stand: Stand) -> dict[tuple[str, str], Record]:
    """All versions by (code of the authority, expression as in a path)."""
    return stand.memo(
        "presenteren_v8.afbeeldingen",
        (REGELINGVERSIE,),
        lambda eigen: {
            (record["bevoegdGezag"]["code"], versie_id(record["expression"])): record
            for record in eigen.all(REGELINGVERSIE)
        },
    )
