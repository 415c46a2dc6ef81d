CREATE TABLE award_act (
  act BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData in the document store',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(5) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  content BINARY(32) NOT NULL COMMENT 'hash of the canonical act: the same act is proposed once',
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'correct or annul',
  submission CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the candidate',
  proposed_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (act),
  UNIQUE KEY award_act_content (tender, lot, content),
  CONSTRAINT award_act_ranking FOREIGN KEY (tender, lot) REFERENCES award_ranking (tender, lot),
  CONSTRAINT award_act_kind CHECK (kind IN ('correct', 'annul'))
) ENGINE=InnoDB COMMENT='Acts that an officer wants to change the round by; without effect until approved; never changed';

CREATE TABLE award_act_approval (
  act BINARY(32) NOT NULL COMMENT 'the act that counts from here on',
  approval BINARY(32) NOT NULL COMMENT 'SHA-256 of the second officer''s SignedData in the document store',
  approved_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person; another one than the proposer',
  approved_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (act),
  CONSTRAINT award_act_approval_of FOREIGN KEY (act) REFERENCES award_act (act)
) ENGINE=InnoDB COMMENT='Consents of a second officer; never changed';

CREATE TRIGGER award_act_is_never_changed BEFORE UPDATE ON award_act FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'acts of a round are never changed';
CREATE TRIGGER award_act_is_never_removed BEFORE DELETE ON award_act FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'acts of a round are never removed';
CREATE TRIGGER award_act_approval_is_never_changed BEFORE UPDATE ON award_act_approval FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'consents are never changed';
CREATE TRIGGER award_act_approval_is_never_removed BEFORE DELETE ON award_act_approval FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'consents are never removed';
