"""Addresses, parcels and areas as search objects: what an address search asks (pure; knows no HTTP)."""
