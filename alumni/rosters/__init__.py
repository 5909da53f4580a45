from alumni.rosters.reading import check_roster

__all__ = ["check_roster"]
