CREATE TABLE local_taught (
    lesson TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    due INTEGER NOT NULL,
    missed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX local_taught_by_day ON local_taught (day, due, missed);
WITH lesson AS MATERIALIZED (
    SELECT id, language_group_id AS team, date AS day, max(0, minutes) AS minutes FROM language_lesson
    WHERE _live = 1 AND state = 'held' AND minutes IS NOT NULL AND date IS NOT NULL
), member AS MATERIALIZED (
    SELECT language_group_id AS team, enrolled_on, left_on, count(*) AS n FROM language_enrolment
    WHERE language_group_id IS NOT NULL AND _live = 1 GROUP BY 1, 2, 3
), missed AS MATERIALIZED (
    SELECT l.id, sum(CASE a.state WHEN 'late' THEN min(l.minutes, max(0, coalesce(a.late_minutes, 0)))
        WHEN 'absent' THEN l.minutes WHEN 'excused' THEN l.minutes ELSE 0 END) AS minutes
    FROM lesson AS l CROSS JOIN attendance AS a ON a.language_lesson_id = l.id AND a._live = 1
    CROSS JOIN language_enrolment AS e ON e.id = a.language_enrolment_id AND +e._live = 1 AND +e.language_group_id = l.team
    WHERE (e.enrolled_on IS NULL OR e.enrolled_on <= l.day) AND (e.left_on IS NULL OR l.day <= e.left_on)
    AND NOT EXISTS (SELECT 1 FROM attendance AS b WHERE b.language_lesson_id = l.id AND b._live = 1 AND b.id > a.id
        AND +b.language_enrolment_id = a.language_enrolment_id)
    GROUP BY l.id
)
INSERT INTO local_taught SELECT l.id, l.day, sum(l.minutes * e.n), coalesce(m.minutes, 0)
FROM lesson AS l CROSS JOIN member AS e ON e.team = l.team LEFT JOIN missed AS m ON m.id = l.id
WHERE (e.enrolled_on IS NULL OR e.enrolled_on <= l.day) AND (e.left_on IS NULL OR l.day <= e.left_on)
GROUP BY l.id HAVING sum(l.minutes * e.n) > 0;
