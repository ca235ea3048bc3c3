"""What GML 3.2.1 knows and our grammar does not: the only differences with the official schemas that are meant."""

GML = "{http://www.opengis.net/gml/3.2}"

# properties, each in a form that the official schema takes at the head of a feature
BUITEN_PROFIEL = {
    "metaDataProperty": "<gml:metaDataProperty><gml:GenericMetaData>x</gml:GenericMetaData></gml:metaDataProperty>",
    "location": "<gml:location><gml:Point><gml:pos>1 2</gml:pos></gml:Point></gml:location>",
    "boundedBy/Null": "<gml:boundedBy><gml:Null>unknown</gml:Null></gml:boundedBy>",
    "boundedBy nil": '<gml:boundedBy xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>',
    "EnvelopeWithTimePeriod": "<gml:boundedBy><gml:EnvelopeWithTimePeriod><gml:pos>1 2</gml:pos><gml:pos>3 4</gml:pos>"
    "<gml:beginPosition>2026</gml:beginPosition><gml:endPosition>2027</gml:endPosition></gml:EnvelopeWithTimePeriod>"
    "</gml:boundedBy>",
}
# geometries, curve segments and surface patches
MEETKUNDE_BUITEN_PROFIEL = {
    *("Solid", "CompositeSolid", "MultiSolid", "Shell", "Tin", "Cone", "Cylinder", "Sphere", "Grid", "RectifiedGrid"),
    *("BSpline", "Bezier", "CubicSpline", "Clothoid", "OffsetCurve", "ArcByBulge", "ArcStringByBulge"),
    *("GeodesicString", "Geodesic", "GeometricComplex"),
}

NAMEN = sorted(MEETKUNDE_BUITEN_PROFIEL | {"metaDataProperty", "location", "Null", "EnvelopeWithTimePeriod"})
