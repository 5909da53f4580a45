"""The organisation at the office's desk."""

from colleges.admin import appointments, notices, succession, units

__all__ = ["appointments", "notices", "succession", "units"]
