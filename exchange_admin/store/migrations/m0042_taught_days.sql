CREATE TABLE local_taught_day (
    day TEXT PRIMARY KEY,
    due INTEGER NOT NULL,
    missed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO local_taught_day SELECT day, sum(due), sum(missed) FROM local_taught GROUP BY day;
DROP INDEX local_taught_by_day;
