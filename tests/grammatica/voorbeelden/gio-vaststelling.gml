<?xml version="1.0" encoding="UTF-8"?>
<geo:GeoInformatieObjectVaststelling xmlns:geo="https://standaarden.overheid.nl/stop/imop/geo/" xmlns:gio="https://standaarden.overheid.nl/stop/imop/gio/"
    xmlns:basisgeo="http://www.geostandaarden.nl/basisgeometrie/1.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink" schemaversie="1.3.0">
  <geo:context><gio:GeografischeContext schemaversie="1.3.0"><gio:achtergrondVerwijzing>cbs</gio:achtergrondVerwijzing><gio:achtergrondActualiteit>2026-01-01</gio:achtergrondActualiteit><gio:contextGIOs>/join/id/regdata/gm9999/2026/a</gio:contextGIOs><gio:contextGIOs>/join/id/regdata/gm9999/2026/b</gio:contextGIOs><gio:nauwkeurigheid>10</gio:nauwkeurigheid></gio:GeografischeContext></geo:context>
  <geo:vastgesteldeVersie>
    <geo:GeoInformatieObjectVersie>
      <gml:boundedBy><gml:Envelope srsName="urn:ogc:def:crs:EPSG::28992"><gml:lowerCorner>0 0</gml:lowerCorner><gml:upperCorner>9 9</gml:upperCorner></gml:Envelope></gml:boundedBy>
      <geo:FRBRWork>/join/id/regdata/gm9999/2026/vlak</geo:FRBRWork>
      <geo:FRBRExpression>/join/id/regdata/gm9999/2026/vlak/nld@2026-05-01</geo:FRBRExpression>
      <geo:eenheidlabel>meter</geo:eenheidlabel><geo:eenheidID>http://standaarden.omgevingswet.overheid.nl/eenheid/id/concept/Meter</geo:eenheidID>
      <geo:normlabel>hoogte</geo:normlabel><geo:normID>http://standaarden.omgevingswet.overheid.nl/typenorm/id/concept/Hoogte</geo:normID>
      <geo:groepen><geo:Groep><geo:groepID>groep-1</geo:groepID><geo:label>Groep 1</geo:label></geo:Groep></geo:groepen>
      <geo:locaties>
        <geo:Locatie gml:id="l0">
          <geo:naam>plek l0</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l0"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:Point srsName="urn:ogc:def:crs:EPSG::28992" srsDimension="2" axisLabels="x y" uomLabels="m m"><gml:description>punt</gml:description><gml:descriptionReference xlink:href="#x" xlink:type="simple" xlink:role="urn:r" xlink:arcrole="urn:a" xlink:title="t" xlink:show="none" xlink:actuate="none"/><gml:identifier codeSpace="urn:x">i</gml:identifier><gml:name codeSpace="urn:x">n</gml:name><gml:pos>1 2</gml:pos></gml:Point></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
          <geo:groepID>groep-1</geo:groepID>
        </geo:Locatie>
        <geo:Locatie gml:id="l1">
          <geo:naam>plek l1</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l1"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:Point><gml:coordinates>1,2</gml:coordinates></gml:Point></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
          <geo:kwantitatieveNormwaarde>1.5E1</geo:kwantitatieveNormwaarde>
        </geo:Locatie>
        <geo:Locatie gml:id="l2">
          <geo:naam>plek l2</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l2"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:LineString><gml:posList srsDimension="2">0 0 1 1</gml:posList></gml:LineString></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
          <geo:kwalitatieveNormwaarde>hoog</geo:kwalitatieveNormwaarde>
        </geo:Locatie>
        <geo:Locatie gml:id="l3">
          <geo:naam>plek l3</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l3"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:Curve><gml:segments><gml:LineStringSegment interpolation="linear"><gml:pos>0 0</gml:pos><gml:pos>1 1</gml:pos></gml:LineStringSegment><gml:Arc numArc="1"><gml:posList>0 0 1 1 2 0</gml:posList></gml:Arc><gml:ArcString><gml:pos>0 0</gml:pos><gml:pos>0 1</gml:pos><gml:pointProperty><gml:Point><gml:pos>1 1</gml:pos></gml:Point></gml:pointProperty></gml:ArcString><gml:Circle><gml:coordinates decimal="." cs="," ts=" ">0,0 1,1 2,0</gml:coordinates></gml:Circle><gml:ArcByCenterPoint numArc="1"><gml:pos>0 0</gml:pos><gml:radius uom="m">2</gml:radius><gml:startAngle uom="deg">0</gml:startAngle><gml:endAngle uom="deg">90</gml:endAngle></gml:ArcByCenterPoint><gml:CircleByCenterPoint numArc="1"><gml:pos>0 0</gml:pos><gml:radius uom="urn:ogc:def:uom:EPSG::9001">2</gml:radius></gml:CircleByCenterPoint></gml:segments></gml:Curve></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
          <geo:groepID>groep-1</geo:groepID>
        </geo:Locatie>
        <geo:Locatie gml:id="l4">
          <geo:naam>plek l4</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l4"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:OrientableCurve orientation="-"><gml:baseCurve><gml:LineString><gml:posList srsDimension="2">0 0 1 1</gml:posList></gml:LineString></gml:baseCurve></gml:OrientableCurve></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
          <geo:kwantitatieveNormwaarde>1.5E1</geo:kwantitatieveNormwaarde>
        </geo:Locatie>
        <geo:Locatie gml:id="l5">
          <geo:naam>plek l5</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l5"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:CompositeCurve aggregationType="sequence"><gml:curveMember><gml:LineString><gml:posList srsDimension="2">0 0 1 1</gml:posList></gml:LineString></gml:curveMember><gml:curveMember owns="true" nilReason="other:geen"><gml:LineString><gml:posList srsDimension="2">0 0 1 1</gml:posList></gml:LineString></gml:curveMember></gml:CompositeCurve></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
          <geo:kwalitatieveNormwaarde>hoog</geo:kwalitatieveNormwaarde>
        </geo:Locatie>
        <geo:Locatie gml:id="l6">
          <geo:naam>plek l6</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l6"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
        <geo:Locatie gml:id="l7">
          <geo:naam>plek l7</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l7"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:Polygon><gml:exterior><gml:Ring><gml:curveMember><gml:Curve><gml:segments><gml:LineStringSegment interpolation="linear"><gml:pos>0 0</gml:pos><gml:pos>1 1</gml:pos></gml:LineStringSegment><gml:Arc numArc="1"><gml:posList>0 0 1 1 2 0</gml:posList></gml:Arc><gml:ArcString><gml:pos>0 0</gml:pos><gml:pos>0 1</gml:pos><gml:pointProperty><gml:Point><gml:pos>1 1</gml:pos></gml:Point></gml:pointProperty></gml:ArcString><gml:Circle><gml:coordinates decimal="." cs="," ts=" ">0,0 1,1 2,0</gml:coordinates></gml:Circle><gml:ArcByCenterPoint numArc="1"><gml:pos>0 0</gml:pos><gml:radius uom="m">2</gml:radius><gml:startAngle uom="deg">0</gml:startAngle><gml:endAngle uom="deg">90</gml:endAngle></gml:ArcByCenterPoint><gml:CircleByCenterPoint numArc="1"><gml:pos>0 0</gml:pos><gml:radius uom="urn:ogc:def:uom:EPSG::9001">2</gml:radius></gml:CircleByCenterPoint></gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:Polygon></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
        <geo:Locatie gml:id="l8">
          <geo:naam>plek l8</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l8"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:Surface><gml:patches><gml:PolygonPatch interpolation="planar"><gml:exterior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch><gml:Rectangle><gml:exterior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Rectangle><gml:Triangle><gml:exterior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Triangle></gml:patches></gml:Surface></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
        <geo:Locatie gml:id="l9">
          <geo:naam>plek l9</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l9"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:OrientableSurface orientation="+"><gml:baseSurface><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></gml:baseSurface></gml:OrientableSurface></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
        <geo:Locatie gml:id="l10">
          <geo:naam>plek l10</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l10"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:CompositeSurface><gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></gml:surfaceMember></gml:CompositeSurface></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
        <geo:Locatie gml:id="l11">
          <geo:naam>plek l11</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l11"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:PolyhedralSurface><gml:patches/></gml:PolyhedralSurface></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
        <geo:Locatie gml:id="l12">
          <geo:naam>plek l12</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l12"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:TriangulatedSurface><gml:patches/></gml:TriangulatedSurface></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
        <geo:Locatie gml:id="l13">
          <geo:naam>plek l13</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l13"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:MultiPoint><gml:pointMember><gml:Point><gml:pos>1 2</gml:pos></gml:Point></gml:pointMember><gml:pointMembers><gml:Point><gml:pos>3 4</gml:pos></gml:Point></gml:pointMembers></gml:MultiPoint></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
        <geo:Locatie gml:id="l14">
          <geo:naam>plek l14</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l14"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:MultiCurve><gml:curveMember><gml:LineString><gml:posList srsDimension="2">0 0 1 1</gml:posList></gml:LineString></gml:curveMember><gml:curveMembers><gml:LineString><gml:posList srsDimension="2">0 0 1 1</gml:posList></gml:LineString></gml:curveMembers></gml:MultiCurve></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
        <geo:Locatie gml:id="l15">
          <geo:naam>plek l15</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l15"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:MultiSurface><gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></gml:surfaceMember><gml:surfaceMembers><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></gml:surfaceMembers></gml:MultiSurface></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
        <geo:Locatie gml:id="l16">
          <geo:naam>plek l16</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l16"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:MultiGeometry><gml:geometryMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></gml:geometryMember><gml:geometryMembers><gml:LineString><gml:posList srsDimension="2">0 0 1 1</gml:posList></gml:LineString><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>0 0 0 9 9 9 9 0 0 0</gml:posList></gml:LinearRing></gml:interior></gml:Polygon></gml:geometryMembers></gml:MultiGeometry></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
        <geo:Locatie gml:id="l17">
          <geo:naam>plek l17</geo:naam>
          <geo:geometrie><basisgeo:Geometrie gml:id="g-l17"><basisgeo:id>0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0</basisgeo:id>
            <basisgeo:geometrie><gml:LineString><gml:pos>0 0</gml:pos><gml:pointRep><gml:Point><gml:pos>1 1</gml:pos></gml:Point></gml:pointRep></gml:LineString></basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        </geo:Locatie>
      </geo:locaties>
    </geo:GeoInformatieObjectVersie>
  </geo:vastgesteldeVersie>
  <geo:wasID>/join/id/regdata/gm9999/2026/vlak/nld@2026-01-01</geo:wasID>
</geo:GeoInformatieObjectVaststelling>
