"""The tables by which the site's reader turns simplified into traditional characters and back."""
