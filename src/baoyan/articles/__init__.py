"""Articles: which blocks of a page make one article, in which order; jumps and teasers over the issue."""

from baoyan.articles.issue import join_issue
from baoyan.articles.writing import write_page

__all__ = ["join_issue", "write_page"]
