-- the same refusal of the same signed statement is one leaf of the log, however often it is sent
CREATE TABLE bid_logged_refusal (
  tag BINARY(32) NOT NULL COMMENT 'HMAC under a key outside the database of the statement as signed, its signer, the envelope and the code: tells nobody who it was',
  reception CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the reception whose refusal was logged',
  PRIMARY KEY (tag)
) ENGINE=InnoDB COMMENT='Refusals that stand in the log; repetitions are only counted';
