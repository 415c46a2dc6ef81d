CREATE TABLE award_ranking (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(5) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  notice_order CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'order in force at the opening',
  ranking_hash BINARY(32) NOT NULL COMMENT 'hash of the canonical ranking',
  signed_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the ranking as SignedData by the platform, in the document store',
  record_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the signed opening record it follows from',
  ranked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (tender, lot)
) ENGINE=InnoDB COMMENT='The ranking of an opened lot, once';

CREATE TABLE award_score (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(5) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  submission CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the candidate',
  message_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData in the document store',
  price_score DECIMAL(9,4) NOT NULL COMMENT 'computed, not entered',
  total DECIMAL(9,4) NOT NULL COMMENT 'price score and the officer''s items',
  passed BOOLEAN NOT NULL COMMENT 'whether the total reaches the pass mark of the rule set',
  scored_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person',
  scored_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (tender, lot, submission),
  CONSTRAINT award_score_ranking FOREIGN KEY (tender, lot) REFERENCES award_ranking (tender, lot)
) ENGINE=InnoDB COMMENT='One score sheet for each examined candidate; never changed';

CREATE TABLE award_decision (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(5) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  result VARCHAR(14) CHARACTER SET ascii NOT NULL COMMENT 'award-intended, then awarded; the first may be left out',
  award_hash BINARY(32) NOT NULL COMMENT 'hash of the canonical award',
  signed_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData in the document store',
  decided_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person',
  decided_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (tender, lot, result),
  CONSTRAINT award_decision_ranking FOREIGN KEY (tender, lot) REFERENCES award_ranking (tender, lot),
  CONSTRAINT award_decision_result CHECK (result IN ('award-intended', 'awarded'))
) ENGINE=InnoDB COMMENT='Signed decisions; never changed';

CREATE TRIGGER award_ranking_is_never_changed BEFORE UPDATE ON award_ranking FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rankings are never changed';
CREATE TRIGGER award_ranking_is_never_removed BEFORE DELETE ON award_ranking FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rankings are never removed';
CREATE TRIGGER award_score_is_never_changed BEFORE UPDATE ON award_score FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'score sheets are never changed';
CREATE TRIGGER award_score_is_never_removed BEFORE DELETE ON award_score FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'score sheets are never removed';
CREATE TRIGGER award_decision_is_never_changed BEFORE UPDATE ON award_decision FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'decisions are never changed';
CREATE TRIGGER award_decision_is_never_removed BEFORE DELETE ON award_decision FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'decisions are never removed';
