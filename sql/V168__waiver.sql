-- a candidate whose turn it is may say that it does not want the contract (포기)
CREATE TABLE award_waiver (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  submission CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the bid of the candidate, which waives once',
  message_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the bidder''s SignedData of opengeps/waiver/1 in the document store',
  waived_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who signed it for the bidder',
  waived_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (tender, lot, submission),
  CONSTRAINT award_waiver_ranking FOREIGN KEY (tender, lot) REFERENCES award_ranking (tender, lot)
) ENGINE=InnoDB COMMENT='Candidates that do not want the contract; never changed';
CREATE TRIGGER award_waiver_is_never_changed BEFORE UPDATE ON award_waiver FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'waivers are never changed';
CREATE TRIGGER award_waiver_is_never_removed BEFORE DELETE ON award_waiver FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'waivers are never removed';
