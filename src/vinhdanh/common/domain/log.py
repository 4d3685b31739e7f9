"""The journal of what officials did: one registered sentence for each code."""

from typing import Any, Protocol
from uuid import UUID

from vinhdanh.common.models import LoggedAction

SENTENCES: dict[str, str] = {}


class Actor(Protocol):
    """Whoever acts: an account, known here only by its key and the agency it belongs to."""

    pk: UUID
    tenant_id: UUID


class Keyed(Protocol):
    pk: UUID


def register_sentences(sentences: dict[str, str]) -> None:
    """Give each code its Vietnamese sentence, with named places for its data (called once by each room)."""
    for code, sentence in sentences.items():
        if SENTENCES.setdefault(code, sentence) != sentence:
            raise ValueError(f"two sentences for {code}")


def log(actor: Actor, code: str, subject: Keyed, /, **data: Any) -> LoggedAction:
    """Record in the running transaction that ``actor`` did ``code`` to ``subject``."""
    if code not in SENTENCES:
        raise LookupError(f"no sentence is registered for {code}")
    return LoggedAction.objects.create(
        tenant=actor.tenant_id, actor=actor.pk, code=code, subject=subject.pk, data=data
    )


def sentence(action: LoggedAction) -> str:
    """Read an entry back as a sentence."""
    return SENTENCES[action.code].format(**action.data)
