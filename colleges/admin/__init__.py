"""The organisation at the office's desk."""

from colleges.admin import appointments, departments, hand_overs, settings, units

__all__ = ["appointments", "departments", "hand_overs", "settings", "units"]
