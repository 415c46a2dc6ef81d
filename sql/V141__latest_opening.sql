-- The latest opening: from here on nothing is opened any more, and gate keys that were not published are destroyed.
ALTER TABLE notice_tender
  ADD COLUMN latest_opening DATETIME(6) NULL COMMENT 'UTC; from here on nothing is opened any more',
  ADD COLUMN lapsed BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the latest opening is over: what was sealed then has failed, and its gate keys are destroyed';
UPDATE notice_tender SET latest_opening = opens_at + INTERVAL 30 DAY;
ALTER TABLE notice_tender
  MODIFY latest_opening DATETIME(6) NOT NULL COMMENT 'UTC; from here on nothing is opened any more',
  ADD KEY notice_tender_lapsing (lapsed, latest_opening);

ALTER TABLE custody_binding
  MODIFY gate_private VARBINARY(60) NULL COMMENT 'private gate key under the key-encryption key of the engine''s key store (nonce, AES-256-GCM), never in clear; NULL once destroyed',
  COMMENT='Which key was burnt for which envelope, for ever: rows are neither changed nor removed, also when the notice is cancelled; only the private gate key is destroyed once nothing may be opened with it any more';
DELIMITER //
CREATE OR REPLACE TRIGGER custody_binding_is_never_changed BEFORE UPDATE ON custody_binding FOR EACH ROW
BEGIN
  IF NOT (NEW.gate_private IS NULL AND OLD.gate_private IS NOT NULL
          AND NEW.key_id <=> OLD.key_id AND NEW.tender <=> OLD.tender AND NEW.lot <=> OLD.lot AND NEW.envelope <=> OLD.envelope
          AND NEW.gate_key <=> OLD.gate_key AND NEW.bound_at <=> OLD.bound_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a burnt key stays burnt: custody_binding rows are never changed, but the private gate key may be destroyed';
  END IF;
END//
DELIMITER ;
