"""The rules of the chain: data plus a function each, in files per family.

To add a rule: write a function `(levering, stand, profiel) -> Iterable[Melding]` in the file of its family, mark it
with `@toets("CODE", …)`, put it in the tuple of its phase, and give each code a `waarom` and a `melding` in
teksten.yaml. The code must be in codes.csv already. A case that breaks the rule goes into
tests/aanlevering/overtredingen_*.py: a test fails as long as text, function and case do not name the same codes.
Rules read, they never write; what they need more than once stands in `feiten`. Whether a finding blocks is for the
profile to say, not for the rule.
"""
