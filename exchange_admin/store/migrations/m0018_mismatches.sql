CREATE TABLE sync_mismatch (
    peer TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    field TEXT NOT NULL,
    missing TEXT NOT NULL,
    PRIMARY KEY (peer, kind, id, field)
) STRICT, WITHOUT ROWID;
