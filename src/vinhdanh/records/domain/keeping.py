"""Facts, masks and findings written thousands at a time: one statement each, its rows as one JSON document.

Through the models the same rows cost more time to build and quote than the law takes to reach them.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

KEEP_FACTS = """
    INSERT INTO records_fact (id, created_at, tenant_id, subject_id, kind, year, content, identity, source,
                              imported_by_id, recorded_by, void_reason)
    SELECT id, %s::timestamptz, tenant_id, subject_id, kind, year, content, identity, source,
           imported_by_id, recorded_by, ''
    FROM json_to_recordset(%s::json) AS new(
        id uuid, tenant_id uuid, subject_id uuid, kind text, year smallint, content jsonb, identity text,
        source text, imported_by_id uuid, recorded_by uuid)
"""
KEEP_MASKS = """
    UPDATE records_subject AS kept
    SET masks = new.masks, series = new.series, valid_from = new.valid_from, valid_until = new.valid_until,
        flagged = new.flagged, judged_on = new.judged_on
    FROM json_to_recordset(%s::json) AS new(
        id uuid, masks bigint[], series text, valid_from date, valid_until date, flagged boolean,
        judged_on date)
    WHERE kept.id = new.id
"""
KEEP_FINDINGS = """
    INSERT INTO records_finding AS kept (subject_id, award, year, outcome, awarded, "on")
    SELECT subject_id, award, year, outcome, awarded, "on"
    FROM json_to_recordset(%s::json) AS new(
        subject_id uuid, award text, year smallint, outcome text, awarded boolean, "on" date)
    ON CONFLICT (subject_id, award, year) DO UPDATE
    SET outcome = excluded.outcome, awarded = excluded.awarded, "on" = excluded."on"
    WHERE (kept.outcome, kept.awarded) IS DISTINCT FROM (excluded.outcome, excluded.awarded)
"""


def keep_facts(rows: Sequence[dict[str, Any]]) -> None:
    """Write new lines of the ledger."""
    _write(KEEP_FACTS, rows, timezone.now())


def keep_masks(rows: Sequence[dict[str, Any]]) -> None:
    """Write the masks of subjects, with the days between which they hold."""
    _write(KEEP_MASKS, rows)


def keep_findings(rows: Sequence[dict[str, Any]]) -> None:
    """Write what the law says, one row a subject, award and year; the newest word replaces the one before."""
    _write(KEEP_FINDINGS, rows)


def _write(statement: str, rows: Sequence[dict[str, Any]], *before: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [*before, json.dumps(rows, default=str, ensure_ascii=False)])
