"""Keys of our objects: UUID version 7 (RFC 9562), ordered by time and safe to show in an address."""

import secrets
import time
import uuid


def uuid7() -> uuid.UUID:
    """Return a new key: 48 bits of milliseconds, then randomness."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76  # version
    value = value & ~(0x3 << 62) | 0x2 << 62  # variant
    return uuid.UUID(int=value)
