"""People, classes, rosters and exports at the office's desk."""

from alumni.admin import classes, exports, people, rosters

__all__ = ["classes", "exports", "people", "rosters"]
