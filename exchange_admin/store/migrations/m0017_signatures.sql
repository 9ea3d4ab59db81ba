ALTER TABLE sync_txn ADD COLUMN signature BLOB;
CREATE INDEX sync_txn_unsigned ON sync_txn (author, seq) WHERE signature IS NULL;
CREATE TABLE sync_own_key (
    author TEXT PRIMARY KEY,
    private BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sync_life_key (
    author TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    since INTEGER NOT NULL,
    site_key TEXT NOT NULL DEFAULT '',
    certificate BLOB NOT NULL DEFAULT x''
) STRICT, WITHOUT ROWID;
CREATE TABLE sync_returned (
    author TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    peer TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (author, seq, hash, peer)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO sync_life_key (author, key, since)
SELECT author, told, seq FROM (
    SELECT author, seq, CASE WHEN json_valid(body) THEN json_extract(body, '$.key') END AS told FROM sync_txn
    WHERE instr(body, '"key":"') > 0
) WHERE typeof(told) = 'text' ORDER BY author, seq;
