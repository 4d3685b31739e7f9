"""What must always be true of the journal and the queue: each query's rows are harm."""

INVARIANTS = {
    "Nhật ký việc đã làm có khoá chống sửa, chống xoá đang bật.": """
        SELECT 1 WHERE NOT EXISTS (
            SELECT 1 FROM pg_trigger WHERE tgrelid = 'common_loggedaction'::regclass AND tgenabled <> 'D'
                AND starts_with(tgname, 'pgtrigger_append_only'))""",
    "Không việc nền nào chờ quá 15 phút.": """
        SELECT 1 FROM procrastinate_jobs job
        WHERE status = 'todo' AND now() - interval '15 minutes' > coalesce(
            scheduled_at, (SELECT min(at) FROM procrastinate_events WHERE job_id = job.id))""",
    "Không việc nền nào hỏng trong bảy ngày qua.": """
        SELECT 1 FROM procrastinate_jobs job JOIN procrastinate_events event ON event.job_id = job.id
        WHERE status = 'failed' AND event.type = 'failed' AND event.at > now() - interval '7 days'""",
}
