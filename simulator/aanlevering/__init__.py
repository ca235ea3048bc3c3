"""The delivery of STOP packages: zip, opdracht, phases of rules, verslag."""
