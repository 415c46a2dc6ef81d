-- That nobody qualified is decided by an officer who scored no candidate; a score alone ends no tender.
CREATE TABLE award_unsuccessful (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(5) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  content_hash BINARY(32) NOT NULL COMMENT 'hash of the canonical decision',
  signed_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData in the document store',
  decided_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person; one who scored no candidate',
  decided_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (tender, lot),
  CONSTRAINT award_unsuccessful_ranking FOREIGN KEY (tender, lot) REFERENCES award_ranking (tender, lot)
) ENGINE=InnoDB COMMENT='Signed decisions that nobody gets the contract; never changed';

CREATE TRIGGER award_unsuccessful_is_never_changed BEFORE UPDATE ON award_unsuccessful FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'decisions are never changed';
CREATE TRIGGER award_unsuccessful_is_never_removed BEFORE DELETE ON award_unsuccessful FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'decisions are never removed';
