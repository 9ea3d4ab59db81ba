"""What jobs leave behind in the bindings of Qt."""

from __future__ import annotations

from collections import Counter

import shiboken6

from exchange_admin.ui.jobs import JobRunner


def remembered() -> Counter[str]:
    return Counter(type(wrapper).__name__ for wrapper in shiboken6.getAllValidWrappers())


def test_a_finished_job_leaves_no_runnable_that_qt_has_already_deleted(qapp, qtbot):
    jobs, done = JobRunner(), []
    for number in range(5):
        job = jobs.read(lambda task, number=number: number)
        job.succeeded.connect(done.append)
        job.start()
    qtbot.waitUntil(lambda: len(done) == 5)
    assert remembered()["QRunnable"] == 0
