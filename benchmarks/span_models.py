"""The contestants of ``span_bodies.py``: each learns from documents and finds bodies in a text."""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.training import Example

from vbparse.document import Span
from vbparse.nlp import agency_patterns, blank
from vbparse.nlp.bodies import body_spans
from vbparse.nlp.tokens import token_spans

Predict = Callable[[str], list[Span]]


@dataclass
class Text:
    """One document: where gold has bodies, to score, and all places of their names, to train on."""

    name: str
    text: str
    origin: str = ""
    scored: dict[Span, str] = field(default_factory=dict)  # place → role
    marked: list[Span] = field(default_factory=list)

    def lines(self) -> Iterator[tuple[str, list[Span]]]:
        """Lines with at least one marked name, cut to 2,000 letters around them."""
        for row in token_rows(self.text):
            inside = [s for s in self.marked if s in row]
            if inside:
                yield (
                    self.text[row.start : row.end],
                    [Span(s.start - row.start, s.end - row.start) for s in inside],
                )


def token_rows(text: str) -> Iterator[Span]:
    """Lines, and pieces of about 600 letters of lines that run on."""
    at = 0
    for row in text.splitlines(keepends=True):
        start = at
        at += len(row)
        while at - start > 900:
            cut = text.find(". ", start + 600, start + 900)
            cut = cut + 2 if cut >= 0 else start + 900
            yield Span(start, cut)
            start = cut
        yield Span(start, at)


def grammar(train: Sequence[Text], args: argparse.Namespace) -> Predict:
    """``vbparse_bodies`` alone; it learns nothing."""
    return lambda text: list(body_spans(text))


def fields(train: Sequence[Text], args: argparse.Namespace) -> Predict:
    """``vbparse_bodies`` behind ``vbparse``: issuer and recipients are those of the record."""

    nlp = blank("vbparse", "vbparse_bodies")

    def predict(text: str) -> list[Span]:
        doc = nlp(text)
        return [Span(s.start_char, s.end_char) for s in doc.spans["bodies"]]

    return predict


def gazetteer(train: Sequence[Text], args: argparse.Namespace) -> Predict:
    """The register, and every name that the training documents' gold has."""
    nlp = blank()
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    names = {" ".join(d.text[s.start : s.end].split()) for d in train for s in d.marked}
    ruler.add_patterns(
        [*agency_patterns(), *({"label": "BODY", "pattern": n} for n in sorted(names))]
    )
    return lambda text: [Span(e.start_char, e.end_char) for e in nlp(text).ents]


def features(words: list[str]) -> list[list[str]]:
    """For each word itself, its shape and its neighbours."""

    def of(i: int) -> tuple[str, str]:
        if not 0 <= i < len(words):
            return "_", "_"
        word = words[i]
        shape = (
            "d" if word.isdigit() else "A" if word.isupper() else "Aa" if word.istitle() else "a"
        )
        return word.lower(), shape if word[0].isalnum() else word[0]

    rows = []
    for i in range(len(words)):
        near = {d: of(i + d) for d in range(-3, 4)}
        row = [f"w{d}={w}" for d, (w, _) in near.items()] + [
            f"s{d}={s}" for d, (_, s) in near.items()
        ]
        row += [f"b{d}={near[d][0]}_{near[d + 1][0]}" for d in (-2, -1, 0, 1)]
        rows.append(row)
    return rows


def crf(train: Sequence[Text], args: argparse.Namespace) -> Predict:
    """python-crfsuite over our tokens, BIO."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.1, "max_iterations": 80})
    for document in train:
        for line, spans in document.lines():
            tokens = list(token_spans(line))
            if not tokens:
                continue
            tags = ["O"] * len(tokens)
            for span in spans:
                inside = [i for i, token in enumerate(tokens) if token.overlaps(span)]
                for i in inside:
                    tags[i] = "B" if i == inside[0] else "I"
            trainer.append(features([line[t.start : t.end] for t in tokens]), tags)
    path = Path(tempfile.mkdtemp()) / "bodies.crfsuite"
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))

    def predict(text: str) -> list[Span]:
        found: list[Span] = []
        for row in token_rows(text):
            tokens = [
                Span(row.start + t.start, row.start + t.end)
                for t in token_spans(text[row.start : row.end])
            ]
            before = "O"
            for token, tag in zip(
                tokens, tagger.tag(features([text[t.start : t.end] for t in tokens])), strict=True
            ):
                if tag == "B" or (tag == "I" and before == "O"):
                    found.append(token)
                elif tag == "I":
                    found[-1] = Span(found[-1].start, token.end)
                before = tag
        return found

    return predict


def both(train: Sequence[Text], args: argparse.Namespace) -> Predict:
    """The grammar, and the CRF where the grammar sees nothing."""
    learned = crf(train, args)

    def predict(text: str) -> list[Span]:
        sure = list(body_spans(text))
        return sorted([*sure, *(s for s in learned(text) if not any(s.overlaps(o) for o in sure))])

    return predict


def spacy_model(kind: str) -> Callable[[Sequence[Text], argparse.Namespace], Predict]:
    """``ner`` or ``spancat`` with spaCy's default settings, on the same lines."""

    def contestant(train: Sequence[Text], args: argparse.Namespace) -> Predict:
        spacy.util.fix_random_seed(1)
        nlp = blank()
        config = (
            {}
            if kind == "ner"
            else {
                "spans_key": "sc",
                "suggester": {
                    "@misc": "spacy.ngram_range_suggester.v1",
                    "min_size": 1,
                    "max_size": 12,
                },
            }
        )
        nlp.add_pipe(kind, config=config)
        examples = []
        for document in train:
            for line, spans in document.lines():
                doc = nlp.make_doc(line)
                aligned = [
                    doc.char_span(s.start, s.end, "BODY", alignment_mode="expand") for s in spans
                ]
                aligned = spacy.util.filter_spans([s for s in aligned if s is not None])
                reference = doc.copy()
                if kind == "ner":
                    reference.set_ents(
                        [
                            reference[s.start : s.end].char_span(0, len(s.text), "BODY")
                            for s in aligned
                        ]
                    )
                else:
                    reference.spans["sc"] = [
                        spacy.tokens.Span(reference, s.start, s.end, "BODY") for s in aligned
                    ]
                examples.append(Example(doc, reference))
        optimizer = nlp.initialize(lambda: examples[:200])
        order = random.Random(1)  # noqa: S311
        for _ in range(args.steps):
            nlp.update(order.sample(examples, min(16, len(examples))), drop=0.1, sgd=optimizer)

        def predict(text: str) -> list[Span]:
            found = []
            for row in token_rows(text):
                doc = nlp(text[row.start : row.end])
                hits = doc.ents if kind == "ner" else spacy.util.filter_spans(doc.spans["sc"])
                found += [Span(row.start + h.start_char, row.start + h.end_char) for h in hits]
            return found

        return predict

    return contestant


CONTESTANTS = {
    "grammar": grammar,
    "grammar + fields": fields,
    "gazetteer": gazetteer,
    "crf": crf,
    "grammar + crf": both,
    "spacy ner": spacy_model("ner"),
    "spacy spancat": spacy_model("spancat"),
}
