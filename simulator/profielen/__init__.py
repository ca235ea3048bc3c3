"""Version profiles: data files that say which APIs, grammars, rules, result style and limits apply."""

from simulator.profielen.profiel import Profiel, ProfielError, read_profiel, shipped

__all__ = ["Profiel", "ProfielError", "read_profiel", "shipped"]
