-- a subtree's hash that broke on the disk is computed again from the entries; the broken row stays as it is
CREATE TABLE ledger_node_correction (
  level TINYINT NOT NULL COMMENT 'as in ledger_node',
  position BIGINT NOT NULL COMMENT 'as in ledger_node',
  hash BINARY(32) NOT NULL COMMENT 'what counts instead; follows from entries that lead to the committed root',
  corrected_at DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (level, position)
) ENGINE=InnoDB COMMENT='Hashes that stand for broken rows of ledger_node; empty unless a disk failed or somebody wrote there';
