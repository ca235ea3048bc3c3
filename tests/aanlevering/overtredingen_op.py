"""One package per code of phases 1, 1b, 3 and 4: our own clean package with one thing broken so that the rule fires.

Codes that need a state of their own are in `test_regels.py`.
"""

import io
import warnings
import zipfile

from tests.aanlevering.bouwer import OIN, Bouwer
from tests.aanlevering.breken import Maak, met, met_manifest, png, vervang, zonder
from tests.aanlevering.inpakken import manifest_xml, zip_van

B = Bouwer()
STAP = "/join/id/stop/procedure/stap_"


def versleuteld() -> bytes:
    """A zip that says that its first file is encrypted."""
    data = bytearray(Bouwer().zip())
    for merk, plaats in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(merk) + plaats] |= 1
    return bytes(data)


def dubbel() -> bytes:
    """A zip that holds a name twice."""
    uit = io.BytesIO(Bouwer().zip())
    with warnings.catch_warnings(), zipfile.ZipFile(uit, "a") as archief:
        warnings.simplefilter("ignore")
        archief.writestr("opdracht.xml", b"<a/>")
    return uit.getvalue()


def geometrie(vorm: str) -> Maak:
    """Put another geometry in the GIO; PUNT and LIJN stand for a Point and a LineString."""
    b = Bouwer()
    oud = b.gml().decode()
    begin, einde = oud.index("<gml:Polygon"), oud.index("</gml:Polygon>") + len("</gml:Polygon>")
    srs = 'srsName="urn:ogc:def:crs:EPSG::28992" gml:id="g1"'
    nieuw = {
        "PUNT": f"<gml:Point {srs}><gml:pos>130000 450000</gml:pos></gml:Point>",
        "LIJN": f"<gml:LineString {srs}><gml:posList>130000 450000 130100 450000</gml:posList></gml:LineString>",
        "LEEG": f"<gml:LineString {srs}><gml:posList></gml:posList></gml:LineString>",
    }[vorm]
    return vervang("gio.gml", oud[begin:einde], nieuw)


STIJL = (
    '<FeatureTypeStyle xmlns="http://www.opengis.net/se"'
    ' xmlns:geo="https://standaarden.overheid.nl/stop/imop/geo/" version="1.1.0">'
    "<FeatureTypeName>geo:Locatie</FeatureTypeName>"
    "<SemanticTypeIdentifier>geo:geometrie</SemanticTypeIdentifier>"
    "<Rule><Name>vag000</Name><Description><Title>Proef</Title></Description>"
    '<PolygonSymbolizer><Name>vlak</Name><Fill><SvgParameter name="fill">#ff0000</SvgParameter></Fill>'
    "</PolygonSymbolizer></Rule></FeatureTypeStyle>"
)
BORGING = (
    '<JuridischeBorgingVan xmlns="https://standaarden.overheid.nl/stop/imop/gio/" schemaversie="1.3.0"><Object>'
    "<domein>http://www.geostandaarden.nl/imow/</domein><domeinObjectID>x</domeinObjectID></Object></JuridischeBorgingVan>"
)


def _geen_gio(module: str) -> tuple[str, str]:
    """Replacement that makes of the GIO a document with this module."""
    van = (
        "informatieobject/gio_002</formaatInformatieobject>"
        "<naamInformatieObject>Proef</naamInformatieObject></InformatieObjectMetadata>"
    )
    return van, van.replace("gio_002", "doc_001") + module


def _zonder_verloop() -> dict[str, bytes]:
    bestanden = Bouwer().bestanden()
    besluit = bestanden["besluit.xml"].decode()
    begin, einde = besluit.index("<Procedureverloop"), besluit.index("</Procedureverloop>") + len("</Procedureverloop>")
    return {**bestanden, "besluit.xml": (besluit[:begin] + besluit[einde:]).encode()}


def _zonder_metadata() -> dict[str, bytes]:
    bestanden = Bouwer().bestanden()
    besluit = bestanden["besluit.xml"].decode()
    begin, einde = besluit.index("<RegelingMetadata"), besluit.index("</RegelingMetadata>") + len("</RegelingMetadata>")
    return {**bestanden, "besluit.xml": (besluit[:begin] + besluit[einde:]).encode()}


GEVALLEN: dict[str, Maak] = {
    # -- 1: the package
    "LVBB1001": lambda: b"dit is geen zip",
    "LVBB1002": zonder("opdracht.xml"),
    "LVBB1003": lambda: zip_van(Bouwer().bestanden(), manifest=False),
    "LVBB1004": met("owé.xml", b"<a/>"),
    "LVBB1006": vervang("opdracht.xml", OIN, OIN[:-1], 1),
    "LVBB1008": met_manifest("<contentType>application/xml</contentType>", ""),
    "LVBB1009": lambda: zip_van(
        {**Bouwer().bestanden(), "manifest.xml": manifest_xml([*Bouwer().bestanden(), "manifest.xml", "weg.xml"])},
        manifest=False,
    ),
    "LVBB1010": lambda: zip_van(
        {
            **Bouwer().bestanden(),
            "extra.xml": b"<a/>",
            "manifest.xml": manifest_xml([*Bouwer().bestanden(), "manifest.xml"]),
        },
        manifest=False,
    ),
    "LVBB1013": met("beeld.png", png(6)),
    "LVBB1016": vervang("manifest-ow.xml", "owLocaties.xml", "owWeg.xml"),
    "LVBB1017": met("beeld.png", b"GIF89a" + b"\0" * 40),
    "LVBB1018": met("beeld.png", png(), "image/jpeg"),
    "LVBB1019": met("beeld.png", png(), "image/gif"),
    "LVBB1020": met_manifest("<contentType>application/xml</contentType>", "<contentType></contentType>"),
    "LVBB1021": met("tekst.pdf", b"geen pdf"),
    "LVBB1032": vervang("manifest-ow.xml", "DoelID>", "DoelIDs>", 2),
    "LVBB1041": met("leeg.xml", b""),
    "LVBB1042": dubbel,
    "BHKV9998": vervang("opdracht.xml", "proef-001", "onbekend"),
    # -- 1b: the opdracht
    "LVBB1025": vervang("manifest-ow.xml", "<objecttype>Gebied<", "<objecttype>Geometrie<"),
    "LVBB1026": vervang("manifest-ow.xml", "owLocaties.xml", "gio.gml"),
    "LVBB1027": zonder("manifest-ow.xml"),
    "LVBB1501": vervang("opdracht.xml", "2025-10-17", "2025-10-16"),
    "LVBB1506": vervang("opdracht.xml", "besluit.xml", "Besluit.xml"),
    "LVBB1515": vervang("besluit.xml", 'schemaversie="1.2.0"', 'schemaversie="0.98"'),
    "LVBB1519": vervang("opdracht.xml", "2025-10-17", "2025-12-25"),
    "LVBB1575": met_manifest(
        "<bestand>",
        "<bestand><bestandsnaam>gio.gml</bestandsnaam><contentType>application/gml+xml</contentType></bestand><bestand>",
    ),
    "LVBB1580": lambda: Bouwer(jwv="2026-01-16").zip(),
    # -- 3: OP
    "LVBB2003": vervang("besluit.xml", "officieleTitel>", "officieleTitels>", 2),
    "LVBB3501": vervang("gio.xml", "officieleTitel>", "officieleTitels>", 2),
    "LVBB3009": vervang("gio.gml", "geo:naam>", "geo:namen>", 2),
    "LVBB3010": vervang("gio.gml", "gml:exterior>", "gml:exteriors>", 2),
    "BHKV1004": vervang("besluit.xml", "proceduretype_definitief", "proceduretype_ontwerp"),
    "BHKV1005": vervang("besluit.xml", "work_003", "work_004"),
    "BHKV1006": vervang("besluit.xml", "work_019", "work_021"),
    "BHKV1009": vervang("besluit.xml", "<eId>art_I</eId>", "<eId>art_X</eId>"),
    "BHKV1010": vervang("besluit.xml", "<eId>art_II</eId>", "<eId>art_I</eId>"),
    "BHKV1014": vervang(
        "gio.xml",
        "<heeftBestand>",
        "<heeftBestand><Bestand><bestandsnaam>gio.gml</bestandsnaam><hash>0</hash></Bestand></heeftBestand><heeftBestand>",
    ),
    "BHKV1016": vervang("gio.xml", "work_010", "work_019"),
    "BHKV1017": vervang("gio.xml", "<officieleTitel>", "<officieleTitel>x"),
    "BHKV1018": vervang("gio.xml", "TeConsolideren", "AlleenBekendTeMaken"),
    "BHKV1028": vervang("besluit.xml", "work_021", "work_019", 1, Bouwer(model="RegelingTijdelijkdeel")),
    "BHKV1033": vervang("besluit.xml", f"<instrumentVersie>{B.gio_versie}<", f"<instrumentVersie>{B.gio_versie}0<"),
    "BHKV1044": vervang("besluit.xml", f'wordt="{B.versie}"', f'wordt="{B.versie}0"'),
    "BHKV1046": vervang("besluit.xml", f"{STAP}002", f"{STAP}004"),
    "BHKV1047": vervang("besluit.xml", f"{STAP}002", f"{STAP}014"),
    "BHKV1048": vervang("besluit.xml", f"{STAP}003", f"{STAP}002"),
    "BHKV1049": vervang("besluit.xml", f"{STAP}002", f"{STAP}014", 1, Bouwer(procedure="ontwerp")),
    "BHKV1058": vervang("besluit.xml", f'wordt="{B.versie}"', f'wordt="{B.versie}0"'),
    "BHKV1064": vervang("gio.xml", *_geen_gio(STIJL)),
    "BHKV1065": vervang("gio.xml", *_geen_gio(BORGING)),
    "BHKV1066": lambda: zip_van(_zonder_verloop()),
    "LVBB3008": vervang("gio.xml", "<hash>", "<hash>0"),
    "LVBB3150": vervang("gio.xml", f"<heeftGeboorteregeling>{B.werk}</heeftGeboorteregeling>", ""),
    "LVBB3151": vervang("besluit.xml", f'ref="{B.gio_versie}"', f'ref="{B.gio_versie}0"'),
    "LVBB3502": vervang("gio.xml", "/join/id/regdata/", "/join/id/data/", 4),
    "LVBB3504": vervang(
        "besluit.xml",
        "</informatieobjectRefs>",
        f"<informatieobjectRef>{B.gio_versie}9</informatieobjectRef></informatieobjectRefs>",
    ),
    "LVBB3506": vervang("gio.xml", "gio.gml", "Gio.gml"),
    "LVBB3507": met_manifest("application/gml+xml", "application/xml"),
    "LVBB3509": vervang(
        "besluit.xml", f"<informatieobjectRef>{B.gio_versie}<", f"<informatieobjectRef>{B.gio_versie}9<"
    ),
    "LVBB3510": vervang("gio.xml", f"<heeftGeboorteregeling>{B.werk}", f"<heeftGeboorteregeling>{B.werk}X"),
    "LVBB3511": vervang("gio.gml", f"<geo:FRBRWork>{B.gio}", f"<geo:FRBRWork>{B.gio}X"),
    "LVBB3512": vervang("gio.gml", f"<geo:FRBRExpression>{B.gio_versie}", f"<geo:FRBRExpression>{B.gio_versie}X"),
    "LVBB3517": vervang("besluit.xml", f"{B.gio_versie}</ExtIoRef>", f"{B.gio_versie} </ExtIoRef>"),
    "LVBB3518": vervang(
        "besluit.xml",
        f"<BeoogdInformatieobject><doelen><doel>{B.doel}",
        f"<BeoogdInformatieobject><doelen><doel>{B.doel}X",
    ),
    "LVBB3519": vervang(
        "besluit.xml", f"<BeoogdeRegeling><doelen><doel>{B.doel}", f"<BeoogdeRegeling><doelen><doel>{B.doel}X"
    ),
    "LVBB3900": lambda: zip_van({**Bouwer().bestanden(), "gio2.xml": Bouwer().bestanden()["gio.xml"]}),
    "LVBB4002": vervang("besluit.xml", '<IntRef ref="cmp_I">', '<IntRef ref="cmp_II">'),
    "LVBB4032": vervang("besluit.xml", f"<instrumentVersie>{B.versie}", f"<instrumentVersie>{B.versie}9"),
    "LVBB4033": vervang("besluit.xml", f'wordt="{B.versie}"', f'wordt="{B.versie}9"'),
    "LVBB4040": lambda: zip_van(_zonder_metadata()),
    # -- 4: geometry
    "GEO-0001": vervang("gio.gml", "130100 450000 ", "130100 450000.1234 "),
    "GEOMETRY.03.1": geometrie("LEEG"),
    "GEOMETRY.03.2": vervang("gio.gml", "130100 450000 ", "130100 450000.1234 "),
    "GEOMETRY.03": vervang("gio.gml", "130100 450000 130100 450100", "130100 450100 130100 450000"),
}
