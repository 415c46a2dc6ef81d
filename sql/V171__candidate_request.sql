-- candidates whose turn it is are called to hand in their papers (심사서류 제출 요구), and asked once for what is missing (보완 요구)
CREATE TABLE award_request (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  submission CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the bid of the candidate, which is asked once for each kind',
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'call, or supplement after an answer to it',
  content_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the canonical request, which an answer names',
  message_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData of opengeps/call/1 or opengeps/supplement/1 in the document store',
  due_at DATETIME(6) NOT NULL COMMENT 'UTC; as the request says it: later by as long as the round stands still meanwhile',
  asked_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'officer who signed it',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (tender, lot, submission, kind),
  UNIQUE KEY award_request_content (content_hash),
  CONSTRAINT award_request_kind CHECK (kind IN ('call', 'supplement')),
  CONSTRAINT award_request_ranking FOREIGN KEY (tender, lot) REFERENCES award_ranking (tender, lot)
) ENGINE=InnoDB COMMENT='What candidates were asked for; never changed';
CREATE TRIGGER award_request_is_never_changed BEFORE UPDATE ON award_request FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'requests are never changed';
CREATE TRIGGER award_request_is_never_removed BEFORE DELETE ON award_request FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'requests are never removed';
