"""Reads a labelled edition's source: the lines of its pages, each with the role a careful person gives it.

A source is `sources/PUB-DATE.txt`. Directives, then pages of lines, then milestones:

    %encoding gb18030 crlf   bytes of the page files (default utf-8, LF); utf-8-sig writes a byte order mark
    %indent                  paragraphs begin with two full-width blanks
    %wrap 24                 paragraphs stand in lines of so many characters, as a PDF's text gives them
    %ascii                   , : ; ? ! ( ) half-width, as OCR gives them
    %fullwidth               digits, percent signs and page letters full-width
    %noise 0.012 7 [fresh]   share of wrong characters in paragraphs, seed; `fresh`: repeats get errors of their own
    %page 01
    @ authors; key=value     an article begins. Authors: names by comma, `-` none, `?` not labelled. Keys: column (a|b),
                             may (a row is neither asked for nor punished), continue (the headline of an article that
                             goes on here), hold (the rest of an article printed on an earlier page), then (its name)
    F| furniture  N| notice  O| column  K| kicker  H| headline  S| subhead  B| byline  Q| pull quote  P| paragraph
    J| rest of the paragraph before  R| repeat of an earlier line  C| picture's line with its {caption}
    X| text that is neither asked for nor punished (下转, signatures)

Within a line: `⟦…⟧` neither asked for nor punished; `«q asker|asker»…«/»` a question, `«a office|office»…«/»` a reply
(to the questions since the last reply; two replies in a row answer the same questions), `«q+»`, `«a+»` go on, `-` none.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from label_words import ASCII, MARK, UNMARK, WIDE, choices, one_or_many, read_dates
from ocr_noise import blurred

Label = dict[str, Any]


@dataclass
class Source:
    """One labelled edition: its page files' texts and the gold."""

    name: str
    encoding: str = "utf-8"
    crlf: bool = False
    indent: bool = False
    wrap: int | None = None
    ascii: bool = False
    fullwidth: bool = False
    noise: tuple[float, random.Random, bool] | None = None
    pages: dict[str, list[str]] = field(default_factory=dict)
    articles: list[Label] = field(default_factory=list)
    optional_articles: list[Label] = field(default_factory=list)
    qa: list[Label] = field(default_factory=list)
    milestones: list[Label] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    held: dict[str, Label] = field(default_factory=dict)
    noised: dict[str, str] = field(default_factory=dict)
    page: str = ""
    article: Label | None = None
    open_questions: list[Label] = field(default_factory=list)
    replied: bool = False

    @property
    def publication(self) -> str:
        return self.name.split("-", 1)[0]

    @property
    def date(self) -> str:
        return self.name.split("-", 1)[1]

    # ---------------------------------------------------------------- the text as this paper prints it

    def printed(self, text: str) -> str:
        """The width of this paper."""
        if self.ascii:
            text = text.translate(ASCII)
        if self.fullwidth:
            text = re.sub(r"(?<=\d)\.(?=\d)", "．", text).translate(WIDE)
            text = re.sub(r"[A-Z](?=[０-９])", lambda m: chr(ord(m[0]) + 0xFEE0), text)
        return text

    def blurred(self, text: str, again: bool = False) -> str:
        """The paragraph with OCR's errors, none in a sentence that proves a milestone or inside a mark."""
        if self.noise is None:
            return text
        rate, dice, fresh = self.noise
        if text not in self.noised or (again and fresh):
            self.noised[text] = blurred(text, rate, dice, self.evidence)
        return self.noised[text]

    def put(self, text: str) -> None:
        self.pages[self.page].append(text)

    def put_paragraph(self, text: str) -> None:
        step = self.wrap or len(text)
        for start in range(0, len(text), step):
            self.put(text[start : start + step])

    # ---------------------------------------------------------------- reading

    def directive(self, line: str) -> None:
        words = line[1:].split()
        match words[0]:
            case "encoding":
                self.encoding, self.crlf = words[1], "crlf" in words
            case "indent" | "ascii" | "fullwidth":
                setattr(self, words[0], True)
            case "wrap":
                self.wrap = int(words[1])
            case "noise":
                self.noise = (float(words[1]), random.Random(int(words[2])), "fresh" in words)
            case "page":
                self.page, self.article = words[1], None
                self.pages[self.page] = []
            case _:
                raise ValueError(f"{self.name}: no directive {line!r}")

    def begin(self, spec: str) -> None:
        """An article, or the rest of one."""
        parts = [part.strip() for part in spec.split(";")]
        keys = dict(part.split("=", 1) for part in parts if "=" in part)
        names = next((part for part in parts if "=" not in part and part != "may"), "")
        if "continue" in keys:
            wanted = self.printed(keys["continue"])
            self.article = next(a for a in self.articles if a["headline"] == wanted)
            self.article["continued"] = True
            return
        new: Label = {"page": self.page, "headline": "", "column": None, "kicker": None, "subhead": None}
        new |= {"authors": [] if names in ("", "-") else names.split(","), "byline": None, "pull_quote": None}
        new |= {"body": [], "optional": [], "captions": []}
        if names == "?":
            new["authors"] = None
        if "column" in keys:
            new["column"] = one_or_many([c and self.printed(c) for c in choices(keys["column"])])
        self.article, self.open_questions, self.replied = new, [], False
        if "hold" in keys:
            self.held[keys["hold"]] = new
            return
        if "then" in keys:
            new["then"] = keys["then"]
        (self.optional_articles if "may" in parts else self.articles).append(new)

    def line(self, kind: str, text: str) -> None:
        """One line of a page."""
        if kind in "FNO":
            self.put(text)
            if kind == "O" and self.article and not self.article["headline"]:
                self.article["column"] = self.article["column"] or text
            elif kind != "O":
                self.article = None
            return
        assert self.article is not None, f"{self.name}: a line of no article: {text}"
        getattr(self, "line_" + kind.lower())(text, self.article)

    def line_k(self, text: str, article: Label) -> None:
        article["kicker"] = " ".join(filter(None, [article["kicker"], text]))
        self.put(text)

    def line_h(self, text: str, article: Label) -> None:
        if article in self.held.values():
            article["optional"].append(text)
        article["headline"] = " ".join(filter(None, [article["headline"], text]))
        self.put(text)

    def line_s(self, text: str, article: Label) -> None:
        article["subhead"] = " ".join(filter(None, [article["subhead"], text]))
        self.put(text)

    def line_b(self, text: str, article: Label) -> None:
        article["byline"] = text
        self.put(text)

    def line_q(self, text: str, article: Label) -> None:
        article["pull_quote"] = text.strip("【】")
        article["optional"].append(text)
        self.put(text)

    def line_x(self, text: str, article: Label) -> None:
        article["optional"].append(text)
        self.put(text)

    def line_c(self, text: str, article: Label) -> None:
        article["captions"].append(text[text.index("{") + 1 : text.index("}")])
        whole = text.replace("{", "").replace("}", "")
        article["optional"].append(whole)
        self.put(("　　" if self.indent and not text.startswith(("▲", "▼", "{")) else "") + whole)

    def line_r(self, text: str, article: Label) -> None:
        text = re.sub("[⟦⟧]", "", text)
        again = next((marked for marked in self.noised if UNMARK.sub("", marked) == text), text)
        self.put(UNMARK.sub("", self.blurred(again, again=True)))

    def line_p(self, text: str, article: Label) -> None:
        text = self.blurred(text)
        self.questions(text)
        plain = MARK.sub("", text)
        self.put_paragraph(("　　" if self.indent else "") + plain.replace("⟦", "").replace("⟧", ""))
        article["optional"] += re.findall(r"⟦([^⟧]*)⟧", plain)
        article["body"].append(re.sub(r"⟦[^⟧]*⟧", "", plain))

    def line_j(self, text: str, article: Label) -> None:
        before = article["body"].pop()
        self.line_p(text, article)
        if self.indent:
            self.pages[self.page][-1] = self.pages[self.page][-1].lstrip("　")
        article["body"].append(before + article["body"].pop())

    def questions(self, text: str) -> None:
        """The questions and replies marked in a paragraph."""
        for start, end in zip(MARK.finditer(text), list(MARK.finditer(text))[1:], strict=False):
            if start[1]:
                continue
            words = text[start.end() : end.start()]
            who: Any = one_or_many(choices(start[4])) if start[4] else None
            if start[2] == "q":
                self.ask(words, who, start[3] == "+")
            else:
                self.reply(words, who, start[3] == "+")

    def ask(self, words: str, who: Any, more: bool) -> None:
        if more:
            self.open_questions[-1]["question"] += "\n" + words
            return
        if self.replied:
            self.open_questions, self.replied = [], False
        self.open_questions.append({"asker": who, "question": words})

    def reply(self, words: str, who: Any, more: bool) -> None:
        count = len(self.open_questions)
        assert count, f"{self.name}: a reply to nothing: {words}"
        if more:
            for pair in self.qa[-count:]:
                pair["answer"] += "\n" + words
        else:
            self.qa += [question | {"responder": who, "answer": words} for question in self.open_questions]
        self.replied = True

    # ---------------------------------------------------------------- milestones

    def milestone(self, line: str) -> None:
        """`names ; events ; status ; date as written ; dates ; flags ; proof`."""
        names, event, status, words, dates, flags, proof = (cell.strip() for cell in line.split(" ; "))
        words, proof = self.printed(words), self.printed(proof)
        whole = [s for text in self.texts() for s in re.findall(r"[^。！？!?]+[。！？!?]?”?", text) if proof in s]
        whole = [s for s in whole if words == "-" or words in s]
        assert whole, f"{self.name}: no sentence holds {proof!r} and {words!r}"
        sentence = whole[0].strip()
        item: Label = {"project": self.printed(names).split("|"), "event": event.split("|")}
        item["status"] = one_or_many(list(status.split("|")))
        item |= read_dates(dates)
        approximate = True if "~" in flags else None if words == "-" or words.startswith("截至") else False
        item |= {"date_text": None if words == "-" else words, "optional": "opt" in flags, "approximate": approximate}
        self.milestones.append(item | {"evidence": sentence})

    def texts(self) -> list[str]:
        """Every line, and every paragraph as joined."""
        lines = [line.strip() for page in self.pages.values() for line in page]
        return lines + [p for a in self.articles + self.optional_articles for p in a["body"]]

    def finish(self) -> None:
        """Put together what stands on several pages."""
        for article in self.articles:
            if key := article.pop("then", None):
                rest = self.held[key]
                article["body"] += rest["body"]
                article["optional"] += [rest["headline"], *rest["optional"], *rest["captions"]]
            article.pop("continued", None)


def read_source(path: Path) -> Source:
    """The labelled edition of a source file. Raises AssertionError where a label is no exact part of a page."""
    source = Source(path.stem)
    body, _, labels = path.read_text("utf-8").partition("%milestones\n")
    marked = [line for line in labels.splitlines() if line.strip()]
    source.ascii = "%ascii\n" in body
    source.evidence = [source.printed(line.split(" ; ")[6].strip()) for line in marked]
    for line in body.splitlines():
        if line.startswith("%"):
            source.directive(line)
        elif line.startswith("@"):
            source.begin(line[1:])
        elif not line.strip():
            source.put("")
        else:
            kind, bar, text = line.partition("|")
            assert bar, f"{path.name}: {line!r}"
            assert kind in "FNOKHSBQPJRCX", f"{path.name}: {line!r}"
            source.line(kind, source.printed(text))
    source.finish()
    for line in marked:
        source.milestone(line)
    return source
