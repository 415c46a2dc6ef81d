-- opening: what the committee opened for those alone who judge. Wrapped under a key outside the database (keys/confidential.p12)
CREATE TABLE opening_confidential_message (
  document BINARY(32) NOT NULL COMMENT 'SHA-256 of the SignedData of a member about a list that is not public; named by opening_partial or opening_false_partial',
  wrapped MEDIUMBLOB NOT NULL COMMENT '12-byte nonce and AES-256-GCM of the same bytes, bound to the hash',
  PRIMARY KEY (document)
) ENGINE=InnoDB COMMENT='Members'' messages that nobody but the engine may read, byte for byte as they came';

CREATE TABLE opening_confidential_value (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  submission CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'a bid that the record calls opened; of void, removed, superseded and kept bids there is no row',
  wrapped VARBINARY(80) NOT NULL COMMENT '12-byte nonce and AES-256-GCM of the committee''s value of the bid''s confidential point (33 bytes), bound to the other columns',
  PRIMARY KEY (tender, envelope, submission, lot),
  CONSTRAINT opening_confidential_value_of FOREIGN KEY (tender, lot, envelope) REFERENCES opening_envelope (tender, lot, envelope)
) ENGINE=InnoDB COMMENT='What opens the confidential parts of opened bids: written once, with the record';

CREATE TRIGGER opening_confidential_message_is_never_changed BEFORE UPDATE ON opening_confidential_message FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'members'' messages are never changed';
CREATE TRIGGER opening_confidential_value_is_never_changed BEFORE UPDATE ON opening_confidential_value FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the committee''s values are never changed';
