-- a candidate answers a request with its self-scored sheet (자기심사표)
CREATE TABLE award_answer (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  submission CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the bid of the candidate',
  request BINARY(32) NOT NULL COMMENT 'SHA-256 of the canonical request, which is answered once',
  message_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the bidder''s SignedData of opengeps/self-score/1 in the document store',
  answered_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who signed it for the bidder',
  answered_at DATETIME(6) NOT NULL COMMENT 'UTC; before the request was due',
  PRIMARY KEY (request),
  KEY award_answer_lot (tender, lot),
  CONSTRAINT award_answer_request FOREIGN KEY (request) REFERENCES award_request (content_hash)
) ENGINE=InnoDB COMMENT='What candidates answered; never changed';
CREATE TRIGGER award_answer_is_never_changed BEFORE UPDATE ON award_answer FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'answers are never changed';
CREATE TRIGGER award_answer_is_never_removed BEFORE DELETE ON award_answer FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'answers are never removed';
