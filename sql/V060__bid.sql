-- bid: receptions, sealed bids, closings, uploads. No column here or elsewhere says who has bid before the opening.
CREATE TABLE bid_intake (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice, without its order',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  closed BOOLEAN NOT NULL COMMENT 'true once the set is committed to; never back. A reception locks this row shared, the closing exclusively',
  PRIMARY KEY (tender, lot, envelope)
) ENGINE=InnoDB COMMENT='The gate between receptions and the closing: nothing is received into a closed envelope';

CREATE TABLE bid_reception (
  id CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random, made by the server',
  submission CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random, made by the bidder',
  live_submission CHAR(36) CHARACTER SET ascii NULL COMMENT 'equals submission until refused, then NULL: one live reception for each submission',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  notice_order CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'order of the notice that the bidder read',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  notice_hash BINARY(32) NOT NULL COMMENT 'hash of the notice as the statement says it',
  statement_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the statement as it came, signature included',
  envelope_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the envelope as it came',
  received_at DATETIME(3) NOT NULL COMMENT 'UTC, when the last byte had been read; committed before any slow check, never changed',
  state VARCHAR(11) CHARACTER SET ascii NOT NULL COMMENT 'received until decided, then for ever accepted, provisional or refused',
  core_hash BINARY(32) NULL COMMENT 'hash of the canonical receipt core, the fact of the hidden leaf',
  core MEDIUMBLOB NULL COMMENT 'receipt core as SignedData by the platform',
  PRIMARY KEY (id),
  UNIQUE KEY bid_reception_live (live_submission),
  KEY bid_reception_submission (submission),
  KEY bid_reception_order (tender, lot, envelope, received_at, submission),
  CONSTRAINT bid_reception_state CHECK (state IN ('received', 'accepted', 'provisional', 'refused')),
  CONSTRAINT bid_reception_live_rule CHECK ((state = 'refused') = (live_submission IS NULL)),
  CONSTRAINT bid_reception_core_rule CHECK ((state = 'received') = (core IS NULL) AND (core IS NULL) = (core_hash IS NULL))
) ENGINE=InnoDB COMMENT='What came in and when. A refused bid of an authenticated sender keeps this row and nothing else';

CREATE TABLE bid_sealed (
  reception CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the reception',
  statement MEDIUMBLOB NOT NULL COMMENT 'AuthEnvelopedData to the gate key of the statement: who bid can be read only with the gate private key',
  content MEDIUMBLOB NOT NULL COMMENT 'the gated envelope as it came',
  PRIMARY KEY (reception),
  CONSTRAINT bid_sealed_reception FOREIGN KEY (reception) REFERENCES bid_reception (id)
) ENGINE=InnoDB COMMENT='The sealed bytes of a reception that is not refused';

CREATE TABLE bid_slot (
  tag BINARY(32) NOT NULL COMMENT 'HMAC under a key outside the database of tender, lot, envelope and organisation',
  reception CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the bid that holds the slot',
  PRIMARY KEY (tag),
  CONSTRAINT bid_slot_reception FOREIGN KEY (reception) REFERENCES bid_reception (id)
) ENGINE=InnoDB COMMENT='One bid for each supplier: a second one has the same tag. Emptied at closing';

CREATE TABLE bid_close (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  notice_order CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'order of the notice in force at closing',
  close_hash BINARY(32) NOT NULL COMMENT 'hash of the canonical close document in the document store',
  salt BINARY(32) NOT NULL COMMENT 'hides count and set root in the commitment until the opening reveals it',
  PRIMARY KEY (tender, lot, envelope)
) ENGINE=InnoDB COMMENT='The closing of an envelope, once';

CREATE TABLE bid_intake_node (
  node CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random, made at each start of a server',
  seen_at DATETIME(3) NOT NULL COMMENT 'UTC, last sign of life',
  drained_until DATETIME(3) NOT NULL COMMENT 'UTC; every reception that this node stamped before this instant has its row',
  PRIMARY KEY (node)
) ENGINE=InnoDB COMMENT='The acknowledgment of every node that the closing waits for';

CREATE TABLE bid_garbage (
  day DATE NOT NULL COMMENT 'UTC',
  code VARCHAR(40) CHARACTER SET ascii NOT NULL COMMENT 'refusal code',
  seen INT UNSIGNED NOT NULL COMMENT 'how many',
  PRIMARY KEY (day, code)
) ENGINE=InnoDB COMMENT='Refused messages of senders that could not be authenticated: counted, nothing else';

CREATE TRIGGER bid_close_is_never_changed BEFORE UPDATE ON bid_close FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'closings are never changed';
CREATE TRIGGER bid_close_is_never_removed BEFORE DELETE ON bid_close FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'closings are never removed';
DELIMITER //
CREATE TRIGGER bid_reception_is_never_removed BEFORE DELETE ON bid_reception FOR EACH ROW
BEGIN
  -- garbage is only counted: its row goes before anything was decided
  IF OLD.state <> 'received' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'decided receptions are never removed';
  END IF;
END//
CREATE TRIGGER bid_reception_keeps_what_came BEFORE UPDATE ON bid_reception FOR EACH ROW
BEGIN
  IF NEW.received_at <> OLD.received_at OR NEW.submission <> OLD.submission
     OR NEW.statement_hash <> OLD.statement_hash OR NEW.envelope_hash <> OLD.envelope_hash
     OR OLD.state <> 'received' AND (NEW.state <> OLD.state OR NOT NEW.core_hash <=> OLD.core_hash) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what came and when, and what was decided, is never changed';
  END IF;
END//
DELIMITER ;
