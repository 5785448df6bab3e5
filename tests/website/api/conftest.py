"""The tests of the claims' routes meet the same real knowledge base as those of its pages."""

from __future__ import annotations

from tests.website.knowledge_base.conftest import site, visit

__all__ = ["site", "visit"]
