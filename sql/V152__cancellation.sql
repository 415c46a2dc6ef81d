-- bid: requests of bidders that their bid be not opened
CREATE TABLE bid_cancellation (
  request_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the SignedData of opengeps/cancellation-request/1',
  tag BINARY(32) NOT NULL COMMENT 'HMAC under a key outside the database of submission and organisation: one request of each for each bid',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  submission CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the bid',
  reason VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'code of a closed list',
  request MEDIUMBLOB NOT NULL COMMENT 'AuthEnvelopedData to the gate key of the lot''s first envelope: who asks can be read only with the gate private key',
  received_at DATETIME(3) NOT NULL COMMENT 'UTC',
  receipt_hash BINARY(32) NOT NULL COMMENT 'hash of the canonical opengeps/cancellation-receipt/1, the fact of the hidden leaf',
  receipt BLOB NOT NULL COMMENT 'the same as SignedData by the platform',
  grant_hash BINARY(32) NULL COMMENT 'SHA-256 of the officer''s SignedData of opengeps/cancellation-grant/1; NULL until granted',
  granted_by CHAR(36) CHARACTER SET ascii NULL COMMENT 'person who signed it',
  granted_at DATETIME(3) NULL COMMENT 'UTC',
  outcome VARCHAR(7) CHARACTER SET ascii NULL COMMENT 'removed or refused, when the opening began; NULL before',
  PRIMARY KEY (request_hash),
  UNIQUE KEY bid_cancellation_tag (tag),
  KEY bid_cancellation_lot (tender, lot, received_at),
  KEY bid_cancellation_submission (submission),
  CONSTRAINT bid_cancellation_granted CHECK ((grant_hash IS NULL) = (granted_at IS NULL) AND (grant_hash IS NULL) = (granted_by IS NULL)),
  CONSTRAINT bid_cancellation_outcome CHECK (outcome IS NULL OR outcome = 'refused' OR (outcome = 'removed' AND grant_hash IS NOT NULL))
) ENGINE=InnoDB COMMENT='Requests to cancel a bid; decided once, when the opening begins';
CREATE TRIGGER bid_cancellation_is_never_removed BEFORE DELETE ON bid_cancellation FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'requests to cancel a bid are never removed';
DELIMITER //
CREATE TRIGGER bid_cancellation_is_decided_once BEFORE UPDATE ON bid_cancellation FOR EACH ROW
BEGIN
  IF NEW.request_hash <> OLD.request_hash OR NEW.submission <> OLD.submission OR NEW.receipt_hash <> OLD.receipt_hash
     OR OLD.outcome IS NOT NULL OR (OLD.grant_hash IS NOT NULL AND NOT NEW.grant_hash <=> OLD.grant_hash) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a request to cancel a bid is granted once, decided once and never changed';
  END IF;
END//
DELIMITER ;

-- opening: what was removed before the gate opened
ALTER TABLE opening_envelope
  ADD COLUMN removals BINARY(32) NULL COMMENT 'hash of the canonical opengeps/removals/1, which a witness must have seen before the gate opens; NULL if no bid was removed' AFTER reveal;
