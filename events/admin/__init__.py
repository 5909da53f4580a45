"""Events at the office's desk, beside its own working pages."""

from events.admin import settings

__all__ = ["settings"]
