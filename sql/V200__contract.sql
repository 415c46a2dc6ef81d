-- what follows an award: the agency sends a contract, the supplier consents or declines, the agency confirms
CREATE TABLE contract_due (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  notice_order CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'order from which the award follows',
  agency CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'organisation that awards and contracts',
  supplier CHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'business number of who got the award',
  award_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the canonical award, which the contract names',
  awarded_at DATETIME(6) NOT NULL COMMENT 'UTC; as the award says it',
  sign_by DATETIME(6) NOT NULL COMMENT 'UTC; first instant after the time that the rule set gives for the contract',
  PRIMARY KEY (tender, lot),
  KEY contract_due_of_supplier (supplier, awarded_at),
  KEY contract_due_of_agency (agency, awarded_at)
) ENGINE=InnoDB COMMENT='Lots that were awarded and whose contract is due, in the transaction of the award; never changed';
CREATE TABLE contract_offer (
  contract BINARY(32) NOT NULL COMMENT 'SHA-256 of the canonical opengeps/contract/1, which both parties sign about',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  place INT NOT NULL COMMENT 'among the contracts that were sent about the lot, from 1; the last one counts',
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData in the document store',
  consent_by DATETIME(6) NOT NULL COMMENT 'UTC; first instant at which it is too late to consent, as the contract says it',
  offered_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'officer who signed it',
  offered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (contract),
  UNIQUE KEY contract_offer_place (tender, lot, place),
  CONSTRAINT contract_offer_due FOREIGN KEY (tender, lot) REFERENCES contract_due (tender, lot)
) ENGINE=InnoDB COMMENT='Contracts that agencies sent; never changed';
CREATE TABLE contract_step (
  contract BINARY(32) NOT NULL COMMENT 'the contract that it names',
  kind VARCHAR(12) CHARACTER SET ascii NOT NULL COMMENT 'consent or refusal of the supplier, confirmation of the agency',
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the SignedData in the document store',
  signed_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who signed it for its party',
  signed_at DATETIME(6) NOT NULL COMMENT 'UTC; a contract exists from its confirmation on',
  PRIMARY KEY (contract, kind),
  CONSTRAINT contract_step_kind CHECK (kind IN ('consent', 'refusal', 'confirmation')),
  CONSTRAINT contract_step_offer FOREIGN KEY (contract) REFERENCES contract_offer (contract)
) ENGINE=InnoDB COMMENT='What the parties signed about contracts; never changed';
CREATE TRIGGER contract_due_is_never_changed BEFORE UPDATE ON contract_due FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'due contracts are never changed';
CREATE TRIGGER contract_due_is_never_removed BEFORE DELETE ON contract_due FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'due contracts are never removed';
CREATE TRIGGER contract_offer_is_never_changed BEFORE UPDATE ON contract_offer FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contracts are never changed';
CREATE TRIGGER contract_offer_is_never_removed BEFORE DELETE ON contract_offer FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'contracts are never removed';
CREATE TRIGGER contract_step_is_never_changed BEFORE UPDATE ON contract_step FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'signatures about contracts are never changed';
CREATE TRIGGER contract_step_is_never_removed BEFORE DELETE ON contract_step FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'signatures about contracts are never removed';
