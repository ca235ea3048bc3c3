"""Geometry: GML and GeoJSON, coordinate systems, spatial index. All in RD (EPSG:28992, metres) unless said."""
