-- opening: what happens between CLOSE and the signed opening record
CREATE TABLE opening_envelope (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  tender_order CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'order of the notice version in force at closing',
  close_hash BINARY(32) NOT NULL COMMENT 'hash of the close document',
  opens_at DATETIME(6) NOT NULL COMMENT 'UTC; opening time of the notice version in force at closing',
  stage VARCHAR(8) CHARACTER SET ascii NOT NULL COMMENT 'CLOSED, OPENING, OPENED or FAILED; only moves in this order',
  epoch INT NOT NULL DEFAULT 0 COMMENT 'fencing epoch of the claim under which the row was last written',
  sealed INT NULL COMMENT 'how many bids were sealed; hidden (NULL) until the opening time',
  reveal BINARY(32) NULL COMMENT 'SHA-256 of opengeps/close-reveal/1',
  gate_key BINARY(32) NULL COMMENT 'SHA-256 of opengeps/gate-key/1; never set when fewer than the minimum were sealed',
  lists INT NULL COMMENT 'how many lists of points each member decrypts; set with the gate key',
  record BINARY(32) NULL COMMENT 'SHA-256 of the signed opening record (SignedData)',
  reason VARCHAR(40) CHARACTER SET ascii NULL COMMENT 'code: why the tender failed',
  finished_at DATETIME(6) NULL COMMENT 'UTC; when the record was signed or the tender failed',
  PRIMARY KEY (tender, lot, envelope),
  KEY opening_envelope_due (stage, opens_at),
  CONSTRAINT opening_envelope_opening CHECK (stage NOT IN ('OPENING', 'OPENED') OR (gate_key IS NOT NULL AND lists >= 2 AND reveal IS NOT NULL AND sealed IS NOT NULL)),
  CONSTRAINT opening_envelope_opened CHECK (stage <> 'OPENED' OR (record IS NOT NULL AND finished_at IS NOT NULL)),
  CONSTRAINT opening_envelope_failed CHECK ((stage = 'FAILED') = (reason IS NOT NULL))
) ENGINE=InnoDB COMMENT='Openings, one for each closed envelope';

CREATE TABLE opening_claim (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  epoch INT NOT NULL COMMENT 'counts takeovers from 1; a write under an older epoch is refused',
  owner CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the process that works on the opening, new at every start',
  renewed_at DATETIME(6) NOT NULL COMMENT 'UTC; when it is old enough another process may take over',
  PRIMARY KEY (tender, lot, envelope),
  CONSTRAINT opening_claim_of FOREIGN KEY (tender, lot, envelope) REFERENCES opening_envelope (tender, lot, envelope),
  CONSTRAINT opening_claim_epoch CHECK (epoch >= 1)
) ENGINE=InnoDB COMMENT='Who works on an opening: at most one process at a time writes';

CREATE TABLE opening_partial (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  list VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'public, confidential, or proofless- with the place of a bid in close order',
  member INT NOT NULL COMMENT 'index of the committee member',
  document BINARY(32) NOT NULL COMMENT 'SHA-256 of the SignedData; its proof was verified before the row was written',
  posted_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (tender, lot, envelope, list, member),
  CONSTRAINT opening_partial_of FOREIGN KEY (tender, lot, envelope) REFERENCES opening_envelope (tender, lot, envelope)
) ENGINE=InnoDB COMMENT='Partial decryptions whose proofs hold, one for each member and list';

CREATE TABLE opening_false_partial (
  document BINARY(32) NOT NULL COMMENT 'SHA-256 of the SignedData: evidence against its signer',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  member INT NOT NULL COMMENT 'index of the committee member who signed it',
  code VARCHAR(40) CHARACTER SET ascii NOT NULL COMMENT 'what was wrong with it',
  posted_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (document),
  KEY opening_false_partial_tender (tender, lot, envelope),
  CONSTRAINT opening_false_partial_of FOREIGN KEY (tender, lot, envelope) REFERENCES opening_envelope (tender, lot, envelope)
) ENGINE=InnoDB COMMENT='Signed partial messages whose proof is false: they name an officer';

DELIMITER //
CREATE TRIGGER opening_envelope_goes_forward BEFORE UPDATE ON opening_envelope FOR EACH ROW
BEGIN
  IF NEW.epoch < OLD.epoch THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'another process has taken this opening over';
  END IF;
  IF OLD.stage IN ('OPENED', 'FAILED')
     OR OLD.stage = 'OPENING' AND NEW.stage = 'CLOSED'
     OR OLD.gate_key IS NOT NULL AND NOT NEW.gate_key <=> OLD.gate_key
     OR OLD.reveal IS NOT NULL AND NOT NEW.reveal <=> OLD.reveal THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an envelope is opened once: nothing of an opening is taken back';
  END IF;
END//
CREATE TRIGGER opening_envelope_is_never_removed BEFORE DELETE ON opening_envelope FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'openings are never removed'//
CREATE TRIGGER opening_partial_is_never_changed BEFORE UPDATE ON opening_partial FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'partials are never changed'//
CREATE TRIGGER opening_partial_is_never_removed BEFORE DELETE ON opening_partial FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'partials are never removed'//
DELIMITER ;

CREATE TRIGGER opening_false_partial_is_never_changed BEFORE UPDATE ON opening_false_partial FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'false partials are never changed';
CREATE TRIGGER opening_false_partial_is_never_removed BEFORE DELETE ON opening_false_partial FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'false partials are never removed';
