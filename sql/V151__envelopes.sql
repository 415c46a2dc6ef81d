-- bid: a submission brings all envelopes of its lot, which is closed as one
DROP TRIGGER bid_reception_keeps_what_came;
CREATE TABLE bid_sealed_envelope (
  reception CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the reception',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  content MEDIUMBLOB NOT NULL COMMENT 'the gated envelope as it came',
  PRIMARY KEY (reception, envelope),
  CONSTRAINT bid_sealed_envelope_of FOREIGN KEY (reception) REFERENCES bid_sealed (reception)
) ENGINE=InnoDB COMMENT='The sealed envelopes of a reception that is not refused';
INSERT INTO bid_sealed_envelope (reception, envelope, content)
  SELECT s.reception, r.envelope, s.content FROM bid_sealed s JOIN bid_reception r ON r.id = s.reception;
ALTER TABLE bid_sealed DROP COLUMN content,
  COMMENT='The statement of a reception that is not refused; its envelopes lie beside it';

ALTER TABLE bid_reception
  ADD COLUMN envelopes VARCHAR(200) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT 'name and SHA-256 of each envelope as it came, in the order of the statement: technical:<hex> price:<hex>' AFTER envelope_hash;
UPDATE bid_reception SET envelopes = CONCAT(envelope, ':', LOWER(HEX(envelope_hash)));
ALTER TABLE bid_reception
  ALTER COLUMN envelopes DROP DEFAULT,
  DROP KEY bid_reception_order,
  DROP COLUMN envelope,
  DROP COLUMN envelope_hash,
  ADD KEY bid_reception_order (tender, lot, received_at, submission);

ALTER TABLE bid_intake DROP PRIMARY KEY, DROP COLUMN envelope, ADD PRIMARY KEY (tender, lot),
  COMMENT='The gate between receptions and the closing: nothing is received into a closed lot';
ALTER TABLE bid_close DROP PRIMARY KEY, DROP COLUMN envelope, ADD PRIMARY KEY (tender, lot),
  COMMENT='The closing of a lot, once';
ALTER TABLE bid_slot
  MODIFY COLUMN tag BINARY(32) NOT NULL COMMENT 'HMAC under a key outside the database of tender, lot and organisation';

DELIMITER //
CREATE TRIGGER bid_reception_keeps_what_came BEFORE UPDATE ON bid_reception FOR EACH ROW
BEGIN
  IF NEW.received_at <> OLD.received_at OR NEW.submission <> OLD.submission
     OR NEW.statement_hash <> OLD.statement_hash OR NEW.envelopes <> OLD.envelopes
     OR OLD.state <> 'received' AND (NEW.state <> OLD.state OR NOT NEW.core_hash <=> OLD.core_hash) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what came and when, and what was decided, is never changed';
  END IF;
END//
DELIMITER ;

-- custody: the gate key of an envelope that opens on a decision is never published
ALTER TABLE custody_gate_publication
  ADD COLUMN lent BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'true if only values that the key made of the points of those who passed are public; the key is destroyed later',
  MODIFY COLUMN document BINARY(32) NOT NULL COMMENT 'SHA-256 of opengeps/gate-key/1, which holds the private gate key in clear, or of opengeps/gate-values/1, which does not';

-- opening: prices open on a technical decision
ALTER TABLE opening_envelope
  ADD COLUMN decision BINARY(32) NULL COMMENT 'SHA-256 of the signed opengeps/technical-decision/1 on which the envelope opens; NULL for one that opens at the opening time' AFTER opens_at,
  MODIFY COLUMN opens_at DATETIME(6) NOT NULL COMMENT 'UTC; opening time of the notice version in force at closing, or of the decision',
  MODIFY COLUMN gate_key BINARY(32) NULL COMMENT 'SHA-256 of opengeps/gate-key/1, or of opengeps/gate-values/1 where it opens on a decision; never set when fewer than the minimum were sealed';

-- award: who passes the technical examination
CREATE TABLE award_technical (
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData of opengeps/technical-decision/1',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  content BINARY(32) NOT NULL COMMENT 'hash of the canonical decision',
  proposed_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who signed it',
  proposed_at DATETIME(3) NOT NULL COMMENT 'UTC',
  approval BINARY(32) NULL COMMENT 'SHA-256 of the second officer''s SignedData; NULL until approved',
  approved_by CHAR(36) CHARACTER SET ascii NULL COMMENT 'person who approved it, another one',
  approved_at DATETIME(3) NULL COMMENT 'UTC; from here on it counts',
  PRIMARY KEY (signed),
  KEY award_technical_lot (tender, lot, proposed_at),
  CONSTRAINT award_technical_approved CHECK ((approval IS NULL) = (approved_at IS NULL) AND (approval IS NULL) = (approved_by IS NULL))
) ENGINE=InnoDB COMMENT='Technical decisions, proposed and approved; the last approved one before the prices open counts';
CREATE TRIGGER award_technical_is_never_removed BEFORE DELETE ON award_technical FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'technical decisions are never removed';
DELIMITER //
CREATE TRIGGER award_technical_is_approved_once BEFORE UPDATE ON award_technical FOR EACH ROW
BEGIN
  IF OLD.approval IS NOT NULL OR NEW.content <> OLD.content OR NEW.proposed_by <> OLD.proposed_by THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a technical decision is approved once and never changed';
  END IF;
END//
DELIMITER ;
