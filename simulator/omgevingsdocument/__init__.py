"""Besluiten, regelingen and OW objects: from delivery to records, and what the read APIs ask of them."""
