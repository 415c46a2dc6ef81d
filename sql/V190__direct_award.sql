-- award: purchases on one quote, without a tender
CREATE TABLE direct_award (
  id CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'chosen by the sender of the message',
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the first officer''s SignedData (opengeps/direct-award/1) in the document store',
  agency CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'organisation that buys',
  supplier CHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'business number of the counterpart',
  contract_date DATE NOT NULL COMMENT 'as signed, in the zone of its rule set',
  proposed_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'contracting officer who signed it',
  proposed_at DATETIME(3) NOT NULL COMMENT 'UTC',
  approved_by CHAR(36) CHARACTER SET ascii NULL COMMENT 'second officer of the agency',
  approval BINARY(32) NULL COMMENT 'SHA-256 of that officer''s SignedData (opengeps/direct-award-approval/1)',
  approved_at DATETIME(3) NULL COMMENT 'UTC; public from here on',
  PRIMARY KEY (id),
  UNIQUE KEY direct_award_signed (signed),
  KEY direct_award_public (contract_date, id),
  KEY direct_award_agency (agency, contract_date),
  CONSTRAINT direct_award_second CHECK (approved_by IS NULL OR approved_by <> proposed_by),
  CONSTRAINT direct_award_approved CHECK ((approval IS NULL) = (approved_by IS NULL) AND (approval IS NULL) = (approved_at IS NULL))
) ENGINE=InnoDB COMMENT='Purchases on one quote, proposed ones too; only the approval is ever added, and nothing is removed: the law wants them public for five years or more';
CREATE TRIGGER direct_award_is_never_removed BEFORE DELETE ON direct_award FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'purchases on one quote are never removed';
DELIMITER //
CREATE TRIGGER direct_award_is_approved_once BEFORE UPDATE ON direct_award FOR EACH ROW
BEGIN
  IF OLD.approval IS NOT NULL OR NEW.approval IS NULL OR NEW.id <> OLD.id OR NEW.signed <> OLD.signed OR NEW.agency <> OLD.agency OR NEW.supplier <> OLD.supplier OR NEW.contract_date <> OLD.contract_date OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a purchase on one quote is approved once and never changed';
  END IF;
END//
DELIMITER ;
