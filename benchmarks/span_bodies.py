"""Names of bodies (đơn vị): grammar against gazetteer, CRF and spaCy's own models.

    python benchmarks/span_bodies.py [--steps 300] [--folds 3] [--only crf]    (pip install python-crfsuite)

Gold names bodies as lead units, issuers, issuers of bases and recipients, without offsets. A name
is placed where its field has it; these places are scored. For training, every further occurrence
of a name in its document counts too, in lines that hold at least one: other bodies of such a line
stay unmarked, which no model here can help. Whole issuers are
folded, so nothing is tested on itself or on another document of the same body.
Since gold does not mark every body, it yields recall and borders only. Precision comes from
``bodies_sample.txt``, lines of corpus/ in which a person marked every body.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from span_models import CONTESTANTS, Predict, Text
from vbparse import readers
from vbparse.document import Span
from vbparse.learning.evaluate.gold import Entry, forms, load
from vbparse.learning.evaluate.quotes import Folded
from vbparse.learning.train.data import folds
from vbparse.vietnamese.fold import key
from vbparse.vietnamese.lexicon import load as lexicon

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "benchmarks" / "bodies_sample.txt"
SETS = {"corpus": ROOT / "corpus", "real": ROOT.parent / "shared"}
POSTS = tuple(w.lower() for row in lexicon("posts")["post"] for w in row["words"])
TAKEN = (".txt", ".md", ".html", ".docx", ".pdf")
ROLES = ("header", "bases", "leads", "list")


def texts(folder: Path) -> Iterator[Text]:
    """The documents below ``folder`` that have a text of their own, each once."""
    for entry in load(folder):
        files = [f for f in getattr(entry, "files", ()) if f.suffix.lower() in TAKEN]
        if not files or "scan" in files[0].name or "signed" in files[0].parts:
            continue
        best = min(files, key=lambda f: TAKEN.index(f.suffix.lower()))
        found = Text(entry.name, readers.read(best).text, origin_of(entry))
        folded = Folded(found.text)
        for row in entry.rows:
            place(folded, row, found)
        found.marked = longest(found.marked)
        yield found


def origin_of(entry: Entry) -> str:
    """The issuer, so that no two documents of one body stand on both sides of a fold."""
    issuer = next(iter(forms(entry.rows[0].get("issuer") or ())), "")
    return key(issuer) or entry.name


def place(folded: Folded, gold: dict, found: Text) -> None:
    """Where each body stands: the header's first, a base's behind its number, the list's last."""

    def note(role: str, value: object, start: int = 0) -> None:
        for name in forms(value) if value else ():
            if name.lower().startswith(POSTS) or ("," in name and not name.startswith("Các")):
                continue
            places = folded.find(name)
            found.marked += places
            after = [span for span in places if span.start >= start]
            if after:
                found.scored.setdefault(after[0], role)
                return

    note("header", gold.get("issuer"))
    note("header", gold.get("parent_org"))
    for base in gold.get("legal_bases") or ():
        spots = folded.find(str(base["number"])) if base.get("number") else ()
        if spots:
            note("bases", base.get("issuer"), spots[0].end)
    for name in gold.get("lead_units") or ():
        note("leads", name)
    listed = folded.find("Nơi nhận")
    for name in gold.get("recipients") or ():
        if listed:
            note("list", name, listed[-1].end)


def longest(spans: Iterable[Span]) -> list[Span]:
    """Those that no longer one overlaps, in order."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)


# ------------------------------------------------------------------------------------- scoring


def sample() -> list[tuple[str, str, list[Span]]]:
    """Folder, line and marked bodies of the lines that a person went through."""
    rows = []
    for row in SAMPLE.read_text("utf-8").splitlines():
        if row.startswith("#"):
            continue
        name, _, marked = row.partition(" | ")
        line, spans, start = "", [], 0
        for char in marked:
            if char == "[":
                start = len(line)
            elif char == "]":
                spans.append(Span(start, len(line)))
            else:
                line += char
        rows.append((name, line, spans))
    return rows


def tight(text: str, span: Span) -> Span:
    """Without white space and marks at the borders."""
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip(" \n\t-+,.;:"))
    return Span(span.start + left, span.start + len(words.rstrip(" \n\t-,.;:")))


@dataclass
class Tally:
    """What one contestant reached."""

    predicted: dict[str, list[Span]] = field(default_factory=dict)
    right: int = 0
    wrong: int = 0
    missed: int = 0
    trained: float = 0.0
    spent: float = 0.0
    words: int = 0

    def fold(self, predict: Predict, fold: list[Text]) -> None:
        """Predictions for the documents left out, and for the sample's lines out of them."""
        start = time.process_time()
        for d in fold:
            self.predicted[d.name] = [tight(d.text, s) for s in predict(d.text)]
            self.words += len(d.text.split())
        self.spent += time.process_time() - start
        names = {d.name for d in fold}
        for folder, line, want in sample():
            if folder in names:
                got = {tight(line, s) for s in predict(line)}
                self.right += len(got & set(want))
                self.wrong += len(got - set(want))
                self.missed += len(set(want) - got)

    def exact(self, documents: list[Text], role: str) -> str:
        """Share of the places of that role with exactly these borders, and share touched."""
        hits = touched = total = 0
        for d in documents:
            got = self.predicted[d.name]
            for span in (s for s, r in d.scored.items() if r == role):
                total += 1
                hits += tight(d.text, span) in got
                touched += any(span.overlaps(s) for s in got)
        return f"{hits / total:.2f} {touched / total:.2f}" if total else "   -     "

    def on_sample(self) -> str:
        """Precision, recall and F1 on the lines where every body is marked."""
        p = self.right / max(1, self.right + self.wrong)
        r = self.right / max(1, self.right + self.missed)
        return f"{p:.2f} {r:.2f} {2 * p * r / max(1e-9, p + r):.2f}"


def main() -> None:
    """Print recall by set and role, then precision, recall and F1 on the sample, and the cost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--only", choices=CONTESTANTS, action="append")
    args = parser.parse_args()
    documents = {name: list(texts(path)) for name, path in SETS.items() if path.is_dir()}
    everything = [d for several in documents.values() for d in several]
    fold_of = folds(everything, args.folds)
    parts = [[d for d in everything if fold_of[d.origin] == i] for i in range(args.folds)]
    for name, several in documents.items():
        counts = {
            role: sum(r == role for d in several for r in d.scored.values()) for role in ROLES
        }
        print(f"{name}: {len(several)} documents, places {counts}")
    print(
        "exact and touched by set and role; sample: precision, recall, F1; seconds to train; ms/1000 words"
    )
    for name in args.only or CONTESTANTS:
        contestant = CONTESTANTS[name]
        tally = Tally()
        for fold in parts:
            start = time.process_time()
            predict = contestant([d for d in everything if d not in fold], args)
            tally.trained += time.process_time() - start
            tally.fold(predict, fold)
        cells = [
            f"{n} {role} {tally.exact(d, role)}" for n, d in documents.items() for role in ROLES
        ]
        cost = f"{tally.trained:.1f} s {tally.spent / tally.words * 1e6:.1f} ms"
        print(f"{name} | {' | '.join(cells)} | sample {tally.on_sample()} | {cost}", flush=True)


if __name__ == "__main__":
    main()
