"""People, classes, rosters and exports at the office's desk."""

from alumni.admin import classes, consents, exports, people, rosters, self_service, succession

__all__ = ["classes", "consents", "exports", "people", "rosters", "self_service", "succession"]
