"""One question before every action: may this account do this to this object?"""

from typing import Any

import rules

from vinhdanh.common.errors import NotAllowed


def may(actor: Any, permission: str, subject: object) -> bool:
    """Tell whether ``actor`` holds ``permission`` (a predicate registered by its room) on ``subject``."""
    return bool(rules.has_perm(permission, actor, subject))


def require(actor: Any, permission: str, subject: object) -> None:
    """Refuse with :class:`NotAllowed` unless :func:`may`."""
    if not may(actor, permission, subject):
        raise NotAllowed(permission)
