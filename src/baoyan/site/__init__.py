"""The reader's edition: editions in, a site of static files out."""

from baoyan.site.build import Given, Options, SiteReport, Step, build_site

__all__ = ["Given", "Options", "SiteReport", "Step", "build_site"]
