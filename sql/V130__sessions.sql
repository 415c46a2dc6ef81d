-- identity: log-ins that last for a while
CREATE TABLE log_in_session (
  token BINARY(32) NOT NULL COMMENT 'SHA-256 of the 256 random bits in the browser''s cookie; the table alone lets nobody in',
  certificate BINARY(32) NOT NULL COMMENT 'fingerprint of the certificate that logged in',
  begun_at DATETIME(6) NOT NULL COMMENT 'UTC; the session ends twelve hours later at the latest',
  seen_at DATETIME(6) NOT NULL COMMENT 'UTC, to the minute; an hour of silence ends the session',
  checked_at DATETIME(6) NOT NULL COMMENT 'UTC; when the certificate''s revocation was last asked for',
  ended_at DATETIME(6) NULL COMMENT 'UTC; NULL while nobody has ended it',
  ended_by VARCHAR(12) CHARACTER SET ascii NULL COMMENT 'what ended it: LOG_OUT, NEW_LOG_IN, REVOCATION, DEBARMENT, OPERATOR',
  PRIMARY KEY (token),
  KEY log_in_session_certificate (certificate),
  KEY log_in_session_seen (seen_at),
  CONSTRAINT log_in_session_ended_by CHECK (ended_by IN ('LOG_OUT', 'NEW_LOG_IN', 'REVOCATION', 'DEBARMENT', 'OPERATOR')),
  CONSTRAINT log_in_session_end CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) ENGINE=InnoDB COMMENT='Who is logged in on which browser; removed a day after its last sign of life';
