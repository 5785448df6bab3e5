"""How is a ``statement`` judged against an article of ours, as of a day?

The list of articles says where each lies and who published it when. An article goes the ordinary
way into a knowledge base of its own, once, and all its claims are citable.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from knowledge.base import KnowledgeBase
from knowledge.claim import Source, Status
from scripts.predictions.judging import now, verdict_row, verifier_over
from scripts.predictions.rows import Predict, Row, read_rows
from verifier.pipeline import Article, Verifier


def predictor(articles: Path | None) -> Predict:
    """A function from a row to ``{"id", "verdict", "findings", "reason"}``."""
    if articles is None:
        raise ValueError("Cases need --articles, the list of the articles that they name.")
    listed = {article["article"]: article for article in read_rows(articles)}
    folder = articles.parent

    @cache
    def verifier_for(name: str) -> Verifier:
        if name not in listed:
            raise ValueError(f"{articles} lists no article {name!r}.")
        return ingested(listed[name], folder)

    def predict(row: Row) -> Row:
        as_of = date.fromisoformat(row["as_of"]) if row.get("as_of") else None
        return verdict_row(row, verifier_for(row["article"]).check(row["statement"], as_of=as_of))

    return predict


def ingested(article: Row, folder: Path) -> Verifier:
    """A verifier over a fresh knowledge base that holds this article alone."""
    published = article.get("published")
    source = Source(
        publisher=article.get("publisher") or "",
        title=article.get("title") or "",
        published=date.fromisoformat(published) if published else None,
    )
    text = (folder / article["file"]).read_text(encoding="utf-8")
    verifier = verifier_over(KnowledgeBase.in_memory(clock=now))
    verifier.ingest(Article(text, source), status=Status.CITABLE)
    return verifier
