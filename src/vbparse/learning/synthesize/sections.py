"""Bố cục: the body of a plan, section by section, after an outline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from vbparse.learning.synthesize.bases import base_lines, body_reference, self_names
from vbparse.learning.synthesize.crew import Crew
from vbparse.learning.synthesize.deadlines import due, spell
from vbparse.learning.synthesize.draft import Annex, Block, Draft
from vbparse.learning.synthesize.numbering import Numbering
from vbparse.learning.synthesize.organising import Organising
from vbparse.learning.synthesize.references import Reference
from vbparse.learning.synthesize.tagged import EMPTY, Tagged, fill, lower_first, upper_first
from vbparse.learning.synthesize.tasks import Work

__all__ = ["Body", "heading"]

SPLIT = {
    "purpose": "Mục đích",
    "requirements": "Yêu cầu",
    "viewpoint": "Quan điểm",
    "goals": "Mục tiêu",
}
SPLIT |= {
    "targets": "Chỉ tiêu",
    "scope": "Phạm vi",
    "subjects": "Đối tượng",
    "timeline": "Thời gian",
}
SPLIT |= {
    "place": "Địa điểm",
    "content": "Nội dung",
    "method": "Hình thức",
    "monitoring": "Kiểm tra",
}
SPLIT |= {"reporting": "Báo cáo", "tasks": "Nhiệm vụ", "solutions": "Giải pháp"}
"""Headings of the halves of a merged section."""
WORKING = ("content", "tasks", "organisation", "assignment", "budget", "reporting")


def heading(
    draft: Draft,
    label: str,
    number: str,
    title: str,
    *,
    level: int,
    kinds: Sequence[str],
    role: str = "head",
) -> Block:
    """A titled heading, marked as a value."""
    key = draft.new("heading", number=number, level=level, kinds=list(kinds), titled=True)
    return Block(role, Tagged(title).tag(key), label, level)


class Body:
    """Writes the sections of one plan; annex tables that it asks for are added to the draft."""

    def __init__(self, draft: Draft, bases: Sequence[Reference]) -> None:
        self.draft, self.dice = draft, draft.dice
        self.bases = bases
        self.crew = Crew(draft)
        self.work = Work(draft, self.crew)
        self.numbering = Numbering(draft.look.scheme)
        self.topic = draft.issuer.setting.topic
        self.slots: dict[str, str] = {
            "about": self.topic["about"],
            "self": self.dice.pick(self_names(draft)),
            "area": draft.issuer.setting.commune.full
            if draft.issuer.generic in ("xã", "phường", "thị trấn")
            else draft.issuer.setting.province.full,
        }
        self.organising = Organising(draft, self.crew, self.work, self.numbering, self.slots)
        self.base_level = 2 if draft.look.scheme == "parts" else 1
        self.events: list[str] = []
        self.table_done = False
        self.reports_apart = False  # the reports have a section of their own

    def write(self, outline: Sequence[str]) -> list[Block]:
        """All sections of the outline under their headings."""
        blocks: list[Block] = []
        section = 0
        self.reports_apart = any("reporting" in part.split() for part in outline)
        for i, part in enumerate(outline):
            kinds = part.split()
            if self.draft.look.scheme == "parts" and i in (0, 1):
                blocks += self._part(i + 1, kinds)
                section = 0
            section += 1
            label, number = self.numbering.section(section)
            title = self.dice.word("headings", part)
            if self.draft.look.upper_heads and self.draft.look.scheme != "arabic":
                title = title.upper()
            blocks.append(
                heading(self.draft, label, number, title, level=self.base_level, kinds=kinds)
            )
            blocks += self._section(kinds, section)
        return blocks

    def _part(self, number: int, kinds: Sequence[str]) -> list[Block]:
        """``PHẦN THỨ NHẤT`` over its name; the first holds what comes before the work itself."""
        kind = "content" if number == 2 else "context" if "context" in kinds else "other"
        name = {
            "context": "Đánh giá tình hình",
            "other": "Những vấn đề chung",
            "content": "Nội dung kế hoạch",
        }
        label = self.numbering.part(number)
        upper = self.draft.look.upper_heads
        key = self.draft.new("heading", number=label, level=1, kinds=[kind], titled=True)
        title = Tagged(name[kind].upper() if upper else name[kind]).tag(key)
        return [
            Block("centre", Tagged(label.upper() if upper else label), level=1),
            Block("centre", title, level=1),
        ]

    # -------------------------------------------------------------------------------- sections

    def _section(self, kinds: Sequence[str], section: int) -> list[Block]:
        if len(kinds) > 1 and not set(kinds) & set(WORKING) and self.dice.chance(0.7):
            return self._halves(kinds, section)
        loose = [kind for kind in kinds if kind not in WORKING or kind in ("budget", "reporting")]
        sentences = [sentence for kind in loose for sentence in self._sentences(kind)]
        found: list[Block] = []
        if set(kinds) & {"content", "tasks", "organisation", "assignment"}:  # its numbers come last
            found = [Block("item", sentence, "-") for sentence in sentences]
        elif sentences:
            found = self._items(sentences, section)
        if set(kinds) & {"content", "tasks"}:
            found += self._working(section, events=kinds[0] == "content")
        elif set(kinds) & {"organisation", "assignment"}:
            reports = not self.reports_apart
            found += self.organising.blocks(section, self.base_level, reports=reports)
        return found

    def _halves(self, kinds: Sequence[str], section: int) -> list[Block]:
        """``1. Mục đích`` and ``2. Yêu cầu`` with points below each."""
        blocks: list[Block] = []
        for i, kind in enumerate(kinds, 1):
            label, number = self.numbering.below(section, i)
            level = self.base_level + 1
            blocks.append(
                heading(self.draft, label, number, SPLIT[kind], level=level, kinds=[kind])
            )
            blocks += self._items(self._sentences(kind), section, below=True)
        return blocks

    def _items(
        self, sentences: Sequence[Tagged], section: int, *, below: bool = False
    ) -> list[Block]:
        """Sentences as dashes, letters, numbers or plain paragraphs."""
        style = self.dice.weighted(
            {"dash": 6, "letter": 1.5, "number": 0 if below else 2, "plain": 1.5}
        )
        if len(sentences) < 2:
            style = "dash" if self.dice.chance(0.3) else "plain"
        made = []
        for i, sentence in enumerate(sentences, 1):
            if style == "number":
                label, number = self.numbering.below(section, i)
                made.append(numbered(self.draft, sentence, label, number, self.base_level + 1))
            elif style == "letter":
                label, number = self.numbering.point(i)
                made.append(
                    numbered(
                        self.draft, sentence, label, number, self.base_level + (2 if below else 1)
                    )
                )
            else:
                made.append(
                    Block(
                        "item" if style == "dash" else "text",
                        sentence,
                        "-" if style == "dash" else "",
                    )
                )
        return made

    def _working(self, section: int, *, events: bool) -> list[Block]:
        """What is to be done: a table, label blocks, an annex, or sentences."""
        dice = self.dice
        shape = dice.weighted({"plain": 4, "led": 3, "labels": 3, "table": 2, "annex": 1})
        if shape == "table" and not self.table_done:
            self.table_done = True
            lead_in = Block("text", Tagged(dice.phrase("table.lead_in")))
            return [lead_in, self.work.table(dice.number(3, 6))]
        if shape == "annex" and not self.table_done:
            self.table_done = True
            self._annex()
            return [
                Block("text", Tagged(dice.phrase("annex.mention"))),
                *self._items(self._plain(2, events), section),
            ]
        if shape == "labels":
            blocks: list[Block] = []
            for i in range(1, dice.number(3, 4)):
                label, number = self.numbering.below(section, i)
                blocks += self.work.labelled(label, self.base_level + 1)
                self.draft.values[_heading_of(blocks[-1], blocks)]["number"] = number
            return blocks
        if shape == "led":
            return self._items([self.work.led() for _ in range(dice.number(2, 4))], section)
        lead_in_words = (
            [Block("text", Tagged(dice.phrase("content.lead_in")))] if dice.chance(0.3) else []
        )
        return [*lead_in_words, *self._items(self._plain(dice.number(3, 5), events), section)]

    def _plain(self, count: int, events: bool) -> list[Tagged]:
        sentences = [self.work.plain() for _ in range(min(count, self.work.left - 6))]
        if events and self.dice.chance(0.7):
            sentences.append(self._event())
        return sentences or [self.work.plain()]

    def _event(self) -> Tagged:
        what = self.dice.pick(self.topic["events"])
        if self.draft.sound:  # an event that is told twice has one day
            left = [each for each in self.topic["events"] if each not in self.events]
            what = what if what in left or not left else left[0]
            self.events.append(what)
        slots = {
            "what": Tagged(what),
            "due": due(self.draft, "event", action=lower_first(what).text),
            "venue": Tagged(self.dice.word("places", "venue")),
        }
        template = self.dice.phrase("event")
        if template.startswith("Tổ chức"):
            slots["what"] = lower_first(what)
        return fill(template, slots)

    def _annex(self) -> None:
        """The table of tasks on a page of its own."""
        dice = self.dice
        name = dice.word("tables", "annex")
        key = self.draft.new("annex", number=None, title=name.upper())
        title = [
            Block("centre", Tagged("PHỤ LỤC" if dice.chance(0.7) else "Phụ lục").tag(key)),
            Block("centre", Tagged(name.upper()).tag(f"{key}/title")),
            Block("note", Tagged(_enclosed(self.draft))),
        ]
        table = self.work.table(dice.number(4, 7))
        self.draft.annexes.append(Annex(title, [table], landscape=dice.chance(0.4)))

    # ------------------------------------------------------------------------------- sentences

    def _sentences(self, kind: str) -> list[Tagged]:
        made = _SENTENCES.get(kind, _general)(self, kind)
        if self.dice.chance(0.12) and kind not in (
            "timeline",
            "place",
            "scope",
            "basis",
            "context",
        ):
            made.append(self._distraction())
        return made

    def _distraction(self) -> Tagged:
        """Something with a date, a quote or a number that is no value of the plan."""
        kind = self.dice.weighted(
            {"history": 4, "movement": 2, "programme": 3, "cited": 3, "hotline": 1}
        )
        return self.distractor(kind)

    def distractor(self, kind: str) -> Tagged:
        """A distractor of one kind, marked as such."""
        dice, day = self.dice, self.draft.day
        past = day - timedelta(days=dice.number(200, 900))
        fact = fill(dice.pick(self.topic["context"]), {"k": str(dice.number(2, 9))}).text
        slots: dict[str, Tagged | str] = {
            **self.slots,
            "y": str(past.year),
            "d": spell(date(past.year, past.month, min(past.day, 28)), "slash", self.draft.look),
            "q": f"quý {dice.pick(('I', 'II', 'III'))}",
            "fact": fact,
            "movement": dice.pick(self.topic["movements"]),
            "programme": dice.pick(self.topic["programmes"]),
            "a": str(day.year - day.year % 5 + 1),
            "b": str(day.year - day.year % 5 + 5),
            "phone": f"0{dice.number(200, 299)}.3{dice.number(100, 999)}.{dice.number(100, 999)}",
        }
        template = dice.phrase(f"context.{kind}")
        if kind == "cited":
            return fill(template, {**slots, "doc": body_reference(self.draft)})
        return self.draft.value("distractor", fill(template, slots), about=kind)

    def few(self, kind: str, own: Sequence[str] = (), most: int = 4) -> list[Tagged]:
        """Sentences of the subject and of the grammar, mixed."""
        dice = self.dice
        general = (
            dice.some(dice.words.of("phrases", kind), 2) if dice.words.has("phrases", kind) else []
        )
        dice.trace |= {(f"phrases.{kind}", template) for template in general}
        texts = [*dice.some(list(own), 2), *(dice.decided(g) for g in general)]
        slots = {**self.slots, "n": str(dice.number(12, 19) * 5), "k": str(dice.number(2, 9))}
        return [
            fill(upper_first(text).text, slots) for text in dice.some(texts, dice.number(2, most))
        ]

    def goals(self) -> list[Tagged]:
        """Goals: words, then figures with or without their year."""
        made = self.few("goals", most=2)
        for template in self.dice.some(self.topic["targets"], self.dice.number(1, 3)):
            slots = {"n": str(self.dice.number(12, 19) * 5), "k": str(self.dice.number(2, 9))}
            target = fill(template, slots).text
            if self.dice.chance(0.6):
                when = due(self.draft, "horizon", action=target)
                made.append(fill(self.dice.phrase("horizon"), {"due": when, "target": target}))
            else:
                made.append(fill(self.dice.phrase("target"), {"target": target}))
        return made

    def timeline(self) -> list[Tagged]:
        """The plan's own time, and perhaps an event."""
        when = due(self.draft, "when", action="thực hiện Kế hoạch")
        made = [fill(self.dice.phrase("time.label"), {"due": when})]
        if self.dice.chance(0.4):
            made.append(self._event())
        return made

    def context(self) -> list[Tagged]:
        """What was: history, movements, other programmes; none of it is a commitment."""
        kinds = ["history", "history", *self.dice.some(["movement", "programme", "cited"], 2)]
        return [self.distractor(kind) for kind in kinds]

    def basis(self) -> list[Tagged]:
        """The căn cứ under a heading of their own."""
        return [
            line + ("." if i == len(self.bases) - 1 else ";")
            for i, line in enumerate(base_lines(self.draft, self.bases))
        ]

    def reports(self) -> list[Tagged]:
        """When reports are due, and to whom."""
        return self.organising.reports()

    def place(self) -> list[Tagged]:
        """Where it is held."""
        return [fill(self.dice.phrase("place"), {"venue": self.dice.word("places", "venue")})]


def numbered(draft: Draft, sentence: Tagged, label: str, number: str, level: int) -> Block:
    """A numbered sentence: a heading without a title of its own."""
    key = draft.new("heading", number=number, level=level, kinds=[], titled=False)
    return Block("item", sentence.tag(key), label, level)


def _heading_of(block: Block, blocks: Sequence[Block]) -> str:
    """Key of the heading that was written last."""
    for each in reversed(blocks):
        for mark in each.text.marks:
            if mark.key.startswith("heading#"):
                return mark.key
    raise LookupError(block.text.text)


def _enclosed(draft: Draft) -> str:
    number = draft.number.text.split(": ")[-1].removeprefix("Số ")
    day = spell(draft.day, "slash", draft.look)
    return f"(Kèm theo {draft.type_name} số {number} ngày {day} của {draft.issuer.name})"


def _general(body: Body, kind: str) -> list[Tagged]:
    own = () if kind == "subjects" else body.topic.get(kind, ()) or body.topic.get(f"{kind}s", ())
    return body.few(kind, own) or [EMPTY]  # a topic's own subjects are what plans are about


_SENTENCES: Mapping[str, Callable[[Body, str], list[Tagged]]] = {
    "purpose": lambda body, kind: body.few("purpose", body.topic["purposes"]),
    "requirements": lambda body, kind: body.few("requirements", body.topic["requirements"]),
    "goals": lambda body, kind: body.goals(),
    "targets": lambda body, kind: body.goals(),
    "timeline": lambda body, kind: body.timeline(),
    "place": lambda body, kind: body.place(),
    "context": lambda body, kind: body.context(),
    "basis": lambda body, kind: body.basis(),
    "reporting": lambda body, kind: body.reports(),
    "solutions": lambda body, kind: body.few("solutions", body.topic["solutions"]),
    "scope": lambda body, kind: [fill(body.dice.phrase("scope"), body.slots)],
}
