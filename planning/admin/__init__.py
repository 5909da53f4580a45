"""The yearly plan at the office's desk, beside its own working pages."""

from planning.admin import settings

__all__ = ["settings"]
