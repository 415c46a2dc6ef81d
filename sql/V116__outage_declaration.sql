CREATE TABLE notice_outage_declaration (
  declaration CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random, made by the operator; the id of the incident that follows',
  document BINARY(32) NOT NULL COMMENT 'SHA-256 of the operator''s SignedData in the document store: what is approved',
  since DATETIME(6) NOT NULL COMMENT 'UTC; as declared',
  until DATETIME(6) NOT NULL COMMENT 'UTC; recovery as declared, which may lie ahead',
  declared_at DATETIME(6) NOT NULL COMMENT 'UTC',
  approval BINARY(32) NULL COMMENT 'SHA-256 of the overseer''s SignedData; with it the tenders were moved',
  approved_at DATETIME(6) NULL COMMENT 'UTC',
  PRIMARY KEY (declaration),
  UNIQUE KEY notice_outage_declaration_document (document),
  CONSTRAINT notice_outage_declaration_ends CHECK (since < until),
  CONSTRAINT notice_outage_declaration_approved CHECK ((approval IS NULL) = (approved_at IS NULL))
) ENGINE=InnoDB COMMENT='Outages of networks outside that the operator declared';
DELIMITER //
CREATE TRIGGER notice_outage_declaration_is_approved_once BEFORE UPDATE ON notice_outage_declaration FOR EACH ROW
BEGIN
  IF OLD.approval IS NOT NULL OR NEW.document <> OLD.document OR NEW.since <> OLD.since OR NEW.until <> OLD.until THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a declared outage is approved once and never changed';
  END IF;
END//
CREATE TRIGGER notice_outage_declaration_is_never_removed BEFORE DELETE ON notice_outage_declaration FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'declared outages are never removed'//
DELIMITER ;
