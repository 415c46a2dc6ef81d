-- between opening and award a lot can be stopped, and go on, by two officers
CREATE TABLE opening_suspension (
  act BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData of opengeps/suspension/1',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  content BINARY(32) NOT NULL COMMENT 'hash of the canonical act: the same act is proposed once, and the next one names it',
  suspends BOOLEAN NOT NULL COMMENT 'false if the round goes on',
  proposed_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who signed it',
  proposed_at DATETIME(3) NOT NULL COMMENT 'UTC',
  approval BINARY(32) NULL COMMENT 'SHA-256 of the second officer''s SignedData; NULL until approved',
  approved_by CHAR(36) CHARACTER SET ascii NULL COMMENT 'person who approved it, another one',
  approved_at DATETIME(3) NULL COMMENT 'UTC; from here on it counts, as the log says',
  PRIMARY KEY (act),
  UNIQUE KEY opening_suspension_content (tender, lot, content),
  CONSTRAINT opening_suspension_approved CHECK ((approval IS NULL) = (approved_at IS NULL) AND (approval IS NULL) = (approved_by IS NULL))
) ENGINE=InnoDB COMMENT='Suspensions of a round and their ends, proposed and approved; written under the row lock of the first envelope of the lot';
CREATE TRIGGER opening_suspension_is_never_removed BEFORE DELETE ON opening_suspension FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'suspensions are never removed';
DELIMITER //
CREATE TRIGGER opening_suspension_is_approved_once BEFORE UPDATE ON opening_suspension FOR EACH ROW
BEGIN
  IF OLD.approval IS NOT NULL OR NEW.act <> OLD.act OR NEW.content <> OLD.content OR NEW.suspends <> OLD.suspends
     OR NEW.tender <> OLD.tender OR NEW.lot <> OLD.lot OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a suspension is approved once and never changed';
  END IF;
END//
DELIMITER ;
