"""``vbparse synthesize``: plans composed from grammars and lexicons, with complete gold.

``setting`` and ``issuers`` say where, when and who; ``plan`` (with ``bases``, ``sections``,
``tasks``, ``deadlines``, ``frame``) and ``directives`` compose a ``Draft``; ``faults`` edits it;
``as_text``, ``as_word``, ``as_pdf`` and ``scans`` render it; ``gold`` says what it holds; ``make``
does all of this by the thousand. The words are in ``words/*.toml``, never from real documents.
"""

from vbparse.learning.synthesize.faults import FAULTS
from vbparse.learning.synthesize.make import FORMATS, Options, Written, documents, files, write
from vbparse.learning.synthesize.words import SPLITS

__all__ = ["FAULTS", "FORMATS", "SPLITS", "Options", "Written", "documents", "files", "write"]
