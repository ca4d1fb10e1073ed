"""*Độ tin cậy*: from an extractor's raw score to a probability that can be believed.

An extractor says how strong its sign is. ``facts`` sets beside that score what else speaks for or
against the value: agreement with other fields, the form of the value, the state of the text.
``believed`` lets the shipped calibration turn both into a probability; without a calibration that
fits, the raw scores stand.
"""

from vbparse.confidence.apply import believed
from vbparse.confidence.facts import SCHEME, facts

__all__ = ["SCHEME", "believed", "facts"]
