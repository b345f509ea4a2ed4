"""The reader's edition: editions in, a site of static files out."""

from baoyan.site.build import SiteReport, build_site
from baoyan.site.folders import Given
from baoyan.site.options import Options, Step

__all__ = ["Given", "Options", "SiteReport", "Step", "build_site"]
