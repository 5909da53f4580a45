"""How often one address may try: a counter in PostgreSQL, the same for all workers, that survives a restart.

A limit counts within stretches of time. Whoever is over it is refused until the stretch ends, whether what is asked
for exists or not; so a refusal tells nothing.
"""

from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from django.db import connection
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import RateCounter

#: one statement, so that of a hundred tries at the same moment each is counted
COUNT = """
INSERT INTO accounts_ratecounter AS c (key, since, count) VALUES (%(key)s, %(now)s, 1)
ON CONFLICT (key) DO UPDATE SET
  count = CASE WHEN c.since <= %(now)s - make_interval(secs => %(seconds)s) THEN 1 ELSE c.count + 1 END,
  since = CASE WHEN c.since <= %(now)s - make_interval(secs => %(seconds)s) THEN %(now)s ELSE c.since END
RETURNING count
"""


@dataclass(frozen=True)
class Limit:
    """At most `most` times in `seconds` from one address."""

    name: str
    most: int
    seconds: int

    def is_reached(self, address):
        counter = RateCounter.objects.filter(key=self._key(address)).first()
        if counter is None or (timezone.now() - counter.since).total_seconds() >= self.seconds:
            return False
        return counter.count >= self.most

    def count(self, address):
        """Count one more try; return how many there are in this stretch."""
        given = {"key": self._key(address), "now": timezone.now(), "seconds": self.seconds}
        with connection.cursor() as cursor:
            cursor.execute(COUNT, given)
            return cursor.fetchone()[0]

    def take_back(self, address):
        """What turned out to be welcome does not count."""
        RateCounter.objects.filter(key=self._key(address), count__gt=0).update(count=F("count") - 1)

    def _key(self, address):
        return f"{self.name}:{salted_hmac('accounts.rates', _household(address)).hexdigest()}"


def _household(address):
    """An IPv6 network counts as one: whoever has it has 2^64 addresses."""
    try:
        if ip_address(address).version == 6:
            return str(ip_network(f"{address}/64", strict=False))
    except ValueError:
        pass
    return address or ""
