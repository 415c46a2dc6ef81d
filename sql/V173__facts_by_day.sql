-- the log as people read it: facts by day, kind and what they are about, without the batch of every second between them
CREATE TABLE ledger_fact (
  position BIGINT NOT NULL COMMENT 'index of the entry in the log',
  kind VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT 'as in the entry; never batch',
  about VARCHAR(200) NOT NULL COMMENT 'number of the tender without its order where the subject is an order, else the subject',
  happened_at DATETIME(3) NOT NULL COMMENT 'UTC, as in the entry',
  PRIMARY KEY (position),
  KEY ledger_fact_kind (kind, position),
  KEY ledger_fact_about (about, position),
  KEY ledger_fact_day (happened_at, position)
) ENGINE=InnoDB COMMENT='Where to find the public facts of ledger_entry; follows from the entries, which alone count';
INSERT INTO ledger_fact (position, kind, about, happened_at)
  SELECT position, kind,
    CASE WHEN subject REGEXP '^R[0-9]{2}BK[0-9]{8}-[0-9]{3}$' THEN LEFT(subject, 13) ELSE subject END,
    CAST(REPLACE(REPLACE(JSON_VALUE(CONVERT(entry USING utf8mb4), '$.at'), 'T', ' '), 'Z', '') AS DATETIME(3))
  FROM ledger_entry WHERE kind <> 'batch';
CREATE TRIGGER ledger_fact_fixed BEFORE UPDATE ON ledger_fact FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log never change';
CREATE TRIGGER ledger_fact_kept BEFORE DELETE ON ledger_fact FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log are never deleted';
