"""Writers of the locations of IMOW 2.0.0: Ambtsgebied, Gebied and Gebiedengroep."""

from lxml import etree

from simulator.zaad.bronnen import Ambtsgebied, Gebied, Gebiedengroep
from simulator.zaad.owopbouw import Schrijver, bij, ref


def ambtsgebied(gebied: Ambtsgebied) -> Schrijver:
    """Writes an Ambtsgebied."""

    def schrijf(ouder: etree._Element) -> None:
        element = bij(ouder, "l:Ambtsgebied")
        bij(element, "l:identificatie", gebied.identificatie)
        bij(element, "l:noemer", gebied.noemer)
        verwijzing = bij(bij(element, "l:bestuurlijkeGrenzenVerwijzing"), "l:BestuurlijkeGrenzenVerwijzing")
        bij(verwijzing, "l:bestuurlijkeGrenzenID", gebied.grens)
        bij(verwijzing, "l:domein", "NL.BI.BestuurlijkGebied")
        bij(verwijzing, "l:geldigOp", gebied.geldig_op)

    return schrijf


def gebied(bron: Gebied) -> Schrijver:
    """Writes a Gebied, whose geometry stands in an informatieobject of the same delivery."""

    def schrijf(ouder: etree._Element) -> None:
        element = bij(ouder, "l:Gebied")
        bij(element, "l:identificatie", bron.identificatie)
        bij(element, "l:noemer", bron.noemer)
        ref(bij(element, "l:geometrie"), "l:GeometrieRef", bron.geometrie)

    return schrijf


def gebiedengroep(bron: Gebiedengroep) -> Schrijver:
    """Writes a Gebiedengroep."""

    def schrijf(ouder: etree._Element) -> None:
        element = bij(ouder, "l:Gebiedengroep")
        bij(element, "l:identificatie", bron.identificatie)
        bij(element, "l:noemer", bron.noemer)
        groep = bij(element, "l:groepselement")
        for lid in bron.gebieden:
            ref(groep, "l:GebiedRef", lid)

    return schrijf
