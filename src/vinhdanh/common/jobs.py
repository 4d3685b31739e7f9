"""Work that may take long. The queue is in PostgreSQL: a job lives or dies with the transaction that asks."""

from procrastinate.contrib.django import app

job = app.task
periodic = app.periodic


@periodic(cron="* * * * *")  # type: ignore[untyped-decorator]
@job(name="common.retry_stalled", queueing_lock="common.retry_stalled")  # type: ignore[untyped-decorator]
async def retry_stalled_jobs(timestamp: int) -> None:  # noqa: ARG001 -- given to every periodic job
    """Every minute: give the jobs of workers that died to those who live."""
    for stalled in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(stalled)
