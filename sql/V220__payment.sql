-- what follows an accepted delivery: the supplier claims, two officers order, the bank reports
CREATE TABLE payment_claim (
  claim BINARY(32) NOT NULL COMMENT 'SHA-256 of the canonical opengeps/claim/1, which return and order name',
  contract BINARY(32) NOT NULL COMMENT 'the contract under which it is claimed',
  number INT NOT NULL COMMENT 'among the claims under the contract, from 1',
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the supplier''s SignedData in the document store',
  pay_by DATETIME(6) NOT NULL COMMENT 'UTC; first instant at which it is too late to pay, as the rule set says it',
  claimed_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who signed it for the supplier',
  claimed_at DATETIME(6) NOT NULL COMMENT 'UTC; when it reached the agency',
  PRIMARY KEY (claim),
  UNIQUE KEY payment_claim_number (contract, number),
  CONSTRAINT payment_claim_contract FOREIGN KEY (contract) REFERENCES contract_offer (contract)
) ENGINE=InnoDB COMMENT='Claims of suppliers for what was accepted; never changed';
CREATE TABLE payment_claim_return (
  claim BINARY(32) NOT NULL COMMENT 'the claim that went back, once',
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData over opengeps/claim-return/1 in the document store',
  returned_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'officer who sent it back',
  returned_at DATETIME(6) NOT NULL COMMENT 'UTC; when that was signed',
  PRIMARY KEY (claim),
  CONSTRAINT payment_claim_return_claim FOREIGN KEY (claim) REFERENCES payment_claim (claim)
) ENGINE=InnoDB COMMENT='Claims that officers sent back; never changed';
CREATE TABLE payment_order (
  payment_order BINARY(32) NOT NULL COMMENT 'SHA-256 of the canonical opengeps/payment-order/1, which the approval names; its first half is the id of the transfer at the bank',
  claim BINARY(32) NOT NULL COMMENT 'the claim that it pays',
  place INT NOT NULL COMMENT 'among the orders for the claim, from 1; the last one counts',
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData in the document store',
  ordered_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'officer who ordered it',
  ordered_at DATETIME(6) NOT NULL COMMENT 'UTC; when that was signed',
  PRIMARY KEY (payment_order),
  UNIQUE KEY payment_order_place (claim, place),
  CONSTRAINT payment_order_claim FOREIGN KEY (claim) REFERENCES payment_claim (claim)
) ENGINE=InnoDB COMMENT='Orders to pay a claim; never changed';
CREATE TABLE payment_approval (
  payment_order BINARY(32) NOT NULL COMMENT 'the order that was approved',
  claim BINARY(32) NOT NULL COMMENT 'the claim that is paid',
  attempt INT NOT NULL COMMENT 'from 1; the next one only after the bank refused the one before, so that no two transfers for a claim are ever under way',
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the second officer''s SignedData over opengeps/payment-approval/1 in the document store',
  approved_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'officer who approved it and did not order it',
  approved_at DATETIME(6) NOT NULL COMMENT 'UTC; when that was signed',
  PRIMARY KEY (payment_order),
  UNIQUE KEY payment_approval_attempt (claim, attempt),
  CONSTRAINT payment_approval_claim FOREIGN KEY (claim) REFERENCES payment_claim (claim),
  CONSTRAINT payment_approval_order FOREIGN KEY (payment_order) REFERENCES payment_order (payment_order)
) ENGINE=InnoDB COMMENT='Approvals of payment orders; never changed';
CREATE TABLE payment_report (
  payment_order BINARY(32) NOT NULL COMMENT 'the order that was carried out or refused',
  outcome ENUM('rejected', 'booked', 'returned') NOT NULL COMMENT 'what the bank says of the transfer, each once',
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the bank''s SignedData in the document store',
  reported_at DATETIME(6) NOT NULL COMMENT 'UTC; when the engine heard it',
  PRIMARY KEY (payment_order, outcome),
  CONSTRAINT payment_report_order FOREIGN KEY (payment_order) REFERENCES payment_approval (payment_order)
) ENGINE=InnoDB COMMENT='What the bank reported of transfers; never changed';
CREATE TABLE payment_due (
  claim BINARY(32) NOT NULL COMMENT 'claim that waits for somebody',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  notice_order CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'order from which the award follows',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  agency CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'organisation that pays',
  stage ENUM('claimed', 'ordered', 'transfer', 'watch') NOT NULL COMMENT 'waits for an order, for its approval, for the bank, or for money that may come back',
  since DATETIME(6) NOT NULL COMMENT 'UTC; when this stage began',
  pay_by DATETIME(6) NOT NULL COMMENT 'UTC; first instant at which it is too late to pay',
  payment_order BINARY(32) NULL COMMENT 'the order that counts, once there is one',
  ordered_by CHAR(36) CHARACTER SET ascii NULL COMMENT 'who ordered it and may not approve it',
  ask_at DATETIME(6) NULL COMMENT 'UTC; when the bank is asked next; null while officers have it',
  until DATETIME(6) NULL COMMENT 'UTC; after it nobody asks whether the money came back',
  PRIMARY KEY (claim),
  KEY payment_due_agency (agency, pay_by),
  KEY payment_due_ask (ask_at),
  CONSTRAINT payment_due_claim FOREIGN KEY (claim) REFERENCES payment_claim (claim)
) ENGINE=InnoDB COMMENT='What waits for officers or for the bank: a row goes when nothing waits any more, so it stays small';
CREATE TRIGGER payment_claim_is_never_changed BEFORE UPDATE ON payment_claim FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'claims are never changed';
CREATE TRIGGER payment_claim_is_never_removed BEFORE DELETE ON payment_claim FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'claims are never removed';
CREATE TRIGGER payment_claim_return_is_never_changed BEFORE UPDATE ON payment_claim_return FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'returned claims are never changed';
CREATE TRIGGER payment_claim_return_is_never_removed BEFORE DELETE ON payment_claim_return FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'returned claims are never removed';
CREATE TRIGGER payment_order_is_never_changed BEFORE UPDATE ON payment_order FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'payment orders are never changed';
CREATE TRIGGER payment_order_is_never_removed BEFORE DELETE ON payment_order FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'payment orders are never removed';
CREATE TRIGGER payment_approval_is_never_changed BEFORE UPDATE ON payment_approval FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'payment approvals are never changed';
CREATE TRIGGER payment_approval_is_never_removed BEFORE DELETE ON payment_approval FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'payment approvals are never removed';
CREATE TRIGGER payment_report_is_never_changed BEFORE UPDATE ON payment_report FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reports of the bank are never changed';
CREATE TRIGGER payment_report_is_never_removed BEFORE DELETE ON payment_report FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reports of the bank are never removed';
