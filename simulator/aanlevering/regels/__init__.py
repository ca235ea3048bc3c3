"""The rules of the chain: data (codes.csv, teksten.yaml) plus a function each, in files per family."""
