-- what follows a contract: the supplier hands in deliveries, the agency inspects each of them
CREATE TABLE contract_delivery (
  delivery BINARY(32) NOT NULL COMMENT 'SHA-256 of the canonical opengeps/delivery/1, which the inspection names',
  contract BINARY(32) NOT NULL COMMENT 'the contract under which it was delivered',
  number INT NOT NULL COMMENT 'among the deliveries under the contract, from 1',
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the supplier''s SignedData in the document store',
  inspect_by DATETIME(6) NOT NULL COMMENT 'UTC; first instant at which it is too late to inspect, as the rule set says it',
  delivered_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who signed it for the supplier',
  delivered_at DATETIME(6) NOT NULL COMMENT 'UTC; when it reached the agency',
  PRIMARY KEY (delivery),
  UNIQUE KEY contract_delivery_number (contract, number),
  CONSTRAINT contract_delivery_contract FOREIGN KEY (contract) REFERENCES contract_offer (contract)
) ENGINE=InnoDB COMMENT='Deliveries that suppliers handed in; never changed';
CREATE TABLE contract_inspection (
  delivery BINARY(32) NOT NULL COMMENT 'the delivery that was inspected, once',
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the inspector''s SignedData over opengeps/inspection/1 in the document store',
  inspected_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'officer who inspected it',
  inspected_at DATETIME(6) NOT NULL COMMENT 'UTC; when the inspection was signed',
  PRIMARY KEY (delivery),
  CONSTRAINT contract_inspection_delivery FOREIGN KEY (delivery) REFERENCES contract_delivery (delivery)
) ENGINE=InnoDB COMMENT='Inspections of deliveries; never changed';
CREATE TRIGGER contract_delivery_is_never_changed BEFORE UPDATE ON contract_delivery FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'deliveries are never changed';
CREATE TRIGGER contract_delivery_is_never_removed BEFORE DELETE ON contract_delivery FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'deliveries are never removed';
CREATE TRIGGER contract_inspection_is_never_changed BEFORE UPDATE ON contract_inspection FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'inspections are never changed';
CREATE TRIGGER contract_inspection_is_never_removed BEFORE DELETE ON contract_inspection FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'inspections are never removed';
