-- opening: which firm is named by which opened bid, so that a firm finds its own on whatever device
CREATE TABLE opening_bidder (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  submission CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the bid, as the signed opening record has it',
  supplier CHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'business number that the record names',
  opened_at DATETIME(3) NOT NULL COMMENT 'UTC; when the record was signed',
  PRIMARY KEY (tender, lot, envelope, submission),
  KEY opening_bidder_supplier (supplier, opened_at),
  CONSTRAINT opening_bidder_of FOREIGN KEY (tender, lot, envelope) REFERENCES opening_envelope (tender, lot, envelope)
) ENGINE=InnoDB COMMENT='An index of the public opening records by firm; whatever is missing is read from them again at the next start';
