<?xml version="1.0" encoding="UTF-8"?>
<geo:GeoInformatieObjectVersie xmlns:geo="https://standaarden.overheid.nl/stop/imop/geo/" xmlns:gio="https://standaarden.overheid.nl/stop/imop/gio/"
    xmlns:basisgeo="http://www.geostandaarden.nl/basisgeometrie/1.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink" schemaversie="1.3.0">
      <gml:boundedBy><gml:Envelope srsName="urn:ogc:def:crs:EPSG::28992"><gml:lowerCorner>0 0</gml:lowerCorner><gml:upperCorner>9 9</gml:upperCorner></gml:Envelope></gml:boundedBy>
      <geo:FRBRWork>/join/id/regdata/gm9999/2026/vlak</geo:FRBRWork>
      <geo:FRBRExpression>/join/id/regdata/gm9999/2026/vlak/nld@2026-05-01</geo:FRBRExpression>
      <geo:eenheidlabel>meter</geo:eenheidlabel><geo:eenheidID>http://standaarden.omgevingswet.overheid.nl/eenheid/id/concept/Meter</geo:eenheidID>
      <geo:normlabel>hoogte</geo:normlabel><geo:normID>http://standaarden.omgevingswet.overheid.nl/typenorm/id/concept/Hoogte</geo:normID>
      <geo:groepen><geo:Groep><geo:groepID>groep-1</geo:groepID><geo:label>Groep 1</geo:label></geo:Groep></geo:groepen>
      <geo:locaties>
        <geo:Locatie gml:id="l1">
          <geo:naam>plek l1</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l1"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:LineString><gml:posList srsDimension="2">0 0 1 1</gml:posList></gml:LineString></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
      </geo:locaties>
    </geo:GeoInformatieObjectVersie>
