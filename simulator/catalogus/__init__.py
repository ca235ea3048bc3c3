"""The stelselcatalogus: concepts of the value lists and of the functionele structuur, and the works they come from."""
