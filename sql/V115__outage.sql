ALTER TABLE notice_order
  MODIFY draft CHAR(36) CHARACTER SET ascii NULL COMMENT 'where it came from; NULL for an order of the platform',
  MODIFY publisher CHAR(36) CHARACTER SET ascii NULL COMMENT 'person who signed it; NULL for an order of the platform',
  MODIFY signed_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the SignedData in the document store: the officer''s notice or the platform''s postponement',
  ADD CONSTRAINT notice_order_signer CHECK ((kind = 'postponement') = (draft IS NULL) AND (draft IS NULL) = (publisher IS NULL));

ALTER TABLE notice_tender
  ADD COLUMN awaits_order BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'an outage hit it that the platform may not postpone any more: it does not close before its agency has ordered a new time';

CREATE TABLE notice_incident (
  incident CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random, subject of its log entry',
  cause VARCHAR(8) CHARACTER SET ascii NOT NULL COMMENT 'gap or declared',
  since DATETIME(6) NOT NULL COMMENT 'UTC; last moment at which a bid could be handed in',
  until DATETIME(6) NOT NULL COMMENT 'UTC; recovery',
  document BINARY(32) NOT NULL COMMENT 'SHA-256 of opengeps/incident/1 in the document store',
  moved INT NOT NULL COMMENT 'how many tenders it moved',
  waiting INT NOT NULL COMMENT 'how many now wait for an order of their agency',
  recorded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (incident),
  KEY notice_incident_newest (since),
  CONSTRAINT notice_incident_cause CHECK (cause IN ('gap', 'declared')),
  CONSTRAINT notice_incident_ends CHECK (since < until)
) ENGINE=InnoDB COMMENT='Outages that moved tenders; rows are only added';

CREATE TABLE notice_postponement (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number',
  notice_order CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'order that it made',
  incident CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'outage',
  clause VARCHAR(16) CHARACTER SET ascii NOT NULL COMMENT 'clause of the outage rule',
  closed_before DATETIME(6) NOT NULL COMMENT 'UTC; closing time of the order before',
  closes_at DATETIME(6) NOT NULL COMMENT 'UTC; closing time now',
  opened_before DATETIME(6) NOT NULL COMMENT 'UTC; opening time of the order before',
  opens_at DATETIME(6) NOT NULL COMMENT 'UTC; opening time now',
  PRIMARY KEY (tender, notice_order),
  KEY notice_postponement_of (incident, tender),
  CONSTRAINT notice_postponement_order FOREIGN KEY (tender, notice_order) REFERENCES notice_order (tender, notice_order),
  CONSTRAINT notice_postponement_incident FOREIGN KEY (incident) REFERENCES notice_incident (incident),
  CONSTRAINT notice_postponement_clause CHECK (clause IN ('short', 'long', 'short-window', 'opening-alone')),
  CONSTRAINT notice_postponement_later CHECK (closes_at >= closed_before AND opens_at >= opened_before)
) ENGINE=InnoDB COMMENT='What outages moved, and where to; rows are only added';

CREATE TABLE notice_log_watch (
  one TINYINT NOT NULL COMMENT 'always 1: there is one row, and who examines the log locks it',
  examined BIGINT NOT NULL COMMENT 'size of the newest checkpoint up to which the log was searched for gaps; -1 before the first one',
  PRIMARY KEY (one),
  CONSTRAINT notice_log_watch_one CHECK (one = 1)
) ENGINE=InnoDB COMMENT='How far the log was searched for outages';
INSERT INTO notice_log_watch (one, examined) VALUES (1, -1);

CREATE TRIGGER notice_incident_is_never_changed BEFORE UPDATE ON notice_incident FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'incidents are never changed';
CREATE TRIGGER notice_incident_is_never_removed BEFORE DELETE ON notice_incident FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'incidents are never removed';
CREATE TRIGGER notice_postponement_is_never_changed BEFORE UPDATE ON notice_postponement FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'postponements are never changed';
CREATE TRIGGER notice_postponement_is_never_removed BEFORE DELETE ON notice_postponement FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'postponements are never removed';
