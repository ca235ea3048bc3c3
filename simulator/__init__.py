"""The LTO simulator: a local Leveranciers Test Omgeving of DSO-LV."""

__version__ = "0.1.0"
