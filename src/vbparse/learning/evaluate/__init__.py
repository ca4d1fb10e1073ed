"""``vbparse evaluate``: records beside gold, and what the figures say.

``run`` reads and scores every document below a folder, ``figures`` counts, ``baseline`` compares
two evaluations, ``table`` and ``page`` show them. The matchings are those of the scorer that comes
with the real gold; a test holds both equal.
"""
