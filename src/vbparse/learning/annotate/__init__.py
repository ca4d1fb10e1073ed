"""``vbparse annotate``: a first gold from the present output, and what is still wrong with gold.

``draft`` turns a record into gold in which every value is marked unchecked, ``guide`` holds the
rules of ``docs/annotation.md`` that a program can test, ``check`` reads gold beside its documents.
"""
