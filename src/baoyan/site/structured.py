"""What search engines and reference managers read of an article: schema.org NewsArticle, and citation tags."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from baoyan.site.render import Renderer, data, tag
from baoyan.site.views import ArticleView, IssueView


def news_article(issue: IssueView, article: ArticleView, picture: str | None, renderer: Renderer) -> Markup:
    """The article as schema.org NewsArticle (JSON-LD), and as the citation tags that Zotero reads.

    Args:
        issue: the article's.
        article: what is told of.
        picture: the file that stands for it, below the site's root.
        renderer: knows full addresses.
    """
    page = next((p for p in issue.pages if p.number == article.page), None)
    label = page.label if page else None
    url = renderer.absolute(f"{issue.folder}/{article.address}")
    publisher = {"@type": "NewsMediaOrganization", "name": issue.facts.publisher or issue.title}
    value: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title[:110],
        "inLanguage": tag(article.language),
        "datePublished": issue.date,
        "image": renderer.absolute(picture) if picture else None,
        "printPage": label,
        "printEdition": str(issue.facts.cumulative_number or issue.facts.issue_number or "") or None,
        "printSection": page.section if page else None,
        "author": [{"@type": "Person", "name": p.name} for p in article.people] or None,
        "publisher": publisher,
        "isPartOf": _issue(issue),
        "description": article.summary or None,
        "isAccessibleForFree": True,
        "url": url,
        "mainEntityOfPage": url,
    }
    return data({k: v for k, v in value.items() if v}) + _citation(issue, article, label)


def _issue(issue: IssueView) -> dict[str, Any]:
    """The issue, as part of its paper."""
    paper = {"@type": "Newspaper", "name": issue.title, "issn": issue.facts.issn}
    value = {
        "@type": "PublicationIssue",
        "issueNumber": issue.facts.issue_number or issue.facts.cumulative_number,
        "datePublished": issue.date,
        "isPartOf": {k: v for k, v in paper.items() if v},
    }
    return {k: v for k, v in value.items() if v}


def _citation(issue: IssueView, article: ArticleView, label: str | None) -> Markup:
    pairs = [
        ("citation_title", article.title[:300]),
        ("citation_journal_title", issue.title),
        ("citation_publication_date", (issue.date or "").replace("-", "/")),
        ("citation_issue", str(issue.facts.issue_number or "")),
        ("citation_issn", issue.facts.issn or ""),
        ("citation_firstpage", label or ""),
        ("citation_language", tag(article.language)),
        *(("citation_author", p.name) for p in article.people),
    ]
    return Markup("").join(
        Markup('<meta name="{}" content="{}">\n').format(name, value) for name, value in pairs if value
    )
