"""Personal links: whoever holds one may do one thing, for a while. The token itself is kept nowhere.

An app that hands out links gives its model the base `PersonalLink` and says what the link is for. A link is consumed by
POST (scanners of mail open what they find), is never written to a log, and can be revoked at any time.
"""

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

TOKEN_BYTES = 24


def hashed(token):
    return hashlib.sha256(token.encode()).hexdigest()


class PersonalLinkQuerySet(models.QuerySet):
    def living(self):
        return self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())

    def by_token(self, token):
        """The link of this token, whatever its state, or None; one look-up by hash for hit and miss alike."""
        return self.filter(token_hash=hashed(token)).first()


class PersonalLink(models.Model):
    """Base of the links: whose it is, and what for, the app's own columns say."""

    token_hash = models.CharField("校验值", max_length=64, unique=True, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发出人"
    )
    issued_at = models.DateTimeField("发出时间", default=timezone.now)
    expires_at = models.DateTimeField("有效期至")
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="收回人"
    )
    revoked_at = models.DateTimeField("收回时间", null=True, blank=True)
    used_at = models.DateTimeField("最近使用", null=True, blank=True)

    objects = PersonalLinkQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-issued_at"]
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_ends_after_its_start", condition=Q(expires_at__gt=F("issued_at"))
            )
        ]

    @classmethod
    def issue(cls, **facts):
        """Return `(link, token)`; the token is shown once and cannot be read again."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        return cls.objects.create(token_hash=hashed(token), **facts), token

    @property
    def is_living(self):
        return self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def state(self):
        """In words, for lists."""
        if self.revoked_at:
            return "已收回"
        if self.expires_at <= timezone.now():
            return "已过期"
        return "已使用" if self.used_at else "有效"

    def revoke(self, *, actor):
        self.revoked_by, self.revoked_at = actor, timezone.now()
        self.save(update_fields=["revoked_by", "revoked_at"])

    def mark_used(self):
        self.used_at = timezone.now()
        self.save(update_fields=["used_at"])
