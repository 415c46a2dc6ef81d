-- audit: mandates of auditors, and what was read under them
CREATE TABLE audit_mandate (
  mandate BINARY(32) NOT NULL COMMENT 'SHA-256 of the proposer''s SignedData (opengeps/mandate/1) in the document store',
  body CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'organisation of the oversight body',
  auditor CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who may read under it',
  proposed_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'administrator of the body who signed it',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  from_at DATETIME(6) NOT NULL COMMENT 'UTC, as signed; nobody reads before the approval either',
  until_at DATETIME(6) NOT NULL COMMENT 'UTC, first instant after it',
  approved_by CHAR(36) CHARACTER SET ascii NULL COMMENT 'second person of the body, neither the proposer nor the auditor',
  approval BINARY(32) NULL COMMENT 'SHA-256 of that person''s SignedData',
  approved_at DATETIME(6) NULL COMMENT 'UTC; in force from here on',
  ended_by CHAR(36) CHARACTER SET ascii NULL COMMENT 'who took it back',
  ending BINARY(32) NULL COMMENT 'SHA-256 of that person''s SignedData',
  ended_at DATETIME(6) NULL COMMENT 'UTC; over from here on',
  PRIMARY KEY (mandate),
  KEY audit_mandate_auditor (auditor, until_at),
  KEY audit_mandate_body (body, proposed_at),
  CONSTRAINT audit_mandate_period CHECK (from_at < until_at),
  CONSTRAINT audit_mandate_other CHECK (proposed_by <> auditor),
  CONSTRAINT audit_mandate_second CHECK (approved_by IS NULL OR (approved_by <> proposed_by AND approved_by <> auditor)),
  CONSTRAINT audit_mandate_in_force CHECK ((approval IS NULL) = (approved_by IS NULL) AND (approval IS NULL) = (approved_at IS NULL)),
  CONSTRAINT audit_mandate_ended CHECK ((ending IS NULL) = (ended_by IS NULL) AND (ending IS NULL) = (ended_at IS NULL))
) ENGINE=InnoDB COMMENT='Mandates, proposed and past ones too; only approval and ending are ever added';
CREATE TRIGGER audit_mandate_is_never_removed BEFORE DELETE ON audit_mandate FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'mandates are never removed';

CREATE TABLE audit_read (
  fact BINARY(32) NOT NULL COMMENT 'hash of the canonical opengeps/audit-read/1 in the document store, the fact of a hidden leaf',
  auditor CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who read',
  what BINARY(32) NOT NULL COMMENT 'hash of what was read under which mandate, without the time',
  read_at DATETIME(3) NOT NULL COMMENT 'UTC; when it was asked for',
  read_until DATETIME(3) NOT NULL COMMENT 'UTC; until then the same person reads the same again under this fact',
  PRIMARY KEY (fact),
  KEY audit_read_again (auditor, what, read_until)
) ENGINE=InnoDB COMMENT='Reads of auditors; the fact was in the log before anything was shown';
CREATE TRIGGER audit_read_is_never_changed BEFORE UPDATE ON audit_read FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reads are never changed';
CREATE TRIGGER audit_read_is_never_removed BEFORE DELETE ON audit_read FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reads are never removed';
