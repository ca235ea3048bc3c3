"""The functionele structuur: activities, werkzaamheden and how they hang together. Pure: records in, records out."""
