"""The organisation at the office's desk."""

from colleges.admin import appointments, notices, units

__all__ = ["appointments", "notices", "units"]
