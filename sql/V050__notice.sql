CREATE SEQUENCE notice_serial START WITH 1 MINVALUE 1 MAXVALUE 99999999 INCREMENT BY 1 CACHE 20;

CREATE TABLE notice_draft (
  draft CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random, made by the drafting officer',
  kind VARCHAR(12) CHARACTER SET ascii NOT NULL COMMENT 'notice, correction or cancellation',
  state VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'drafted, approved, prepared, published; only forward',
  agency CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'organisation of all who sign',
  drafter CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person',
  fields_hash BINARY(32) NOT NULL COMMENT 'hash of the canonical draft in the document store: what is approved',
  message_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the drafter''s SignedData',
  title_ko VARCHAR(300) NOT NULL COMMENT 'Korean title of the draft; empty for a cancellation',
  title_en VARCHAR(300) NOT NULL COMMENT 'English title of the draft; may be empty',
  filed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  approver CHAR(36) CHARACTER SET ascii NULL COMMENT 'a second person, never the drafter',
  approval_hash BINARY(32) NULL COMMENT 'SHA-256 of the approver''s SignedData',
  approved_at DATETIME(6) NULL COMMENT 'UTC',
  tender CHAR(13) CHARACTER SET ascii NULL COMMENT 'number; of a new notice assigned when it is first prepared',
  notice_order CHAR(3) CHARACTER SET ascii NULL COMMENT 'order that publishing will make',
  keys_hash BINARY(32) NULL COMMENT 'document with the lots and bound keys: preparing again binds no second key',
  notice_hash BINARY(32) NULL COMMENT 'hash of the prepared notice: publishing takes exactly these bytes',
  prepared_at DATETIME(6) NULL COMMENT 'UTC',
  PRIMARY KEY (draft),
  KEY notice_draft_agency (agency, filed_at),
  CONSTRAINT notice_draft_kind CHECK (kind IN ('notice', 'correction', 'cancellation')),
  CONSTRAINT notice_draft_state CHECK (state IN ('drafted', 'approved', 'prepared', 'published')),
  CONSTRAINT notice_draft_four_eyes CHECK (approver IS NULL OR approver <> drafter),
  CONSTRAINT notice_draft_approved CHECK (state = 'drafted' OR (approver IS NOT NULL AND approval_hash IS NOT NULL AND approved_at IS NOT NULL)),
  CONSTRAINT notice_draft_prepared CHECK (state NOT IN ('prepared', 'published') OR (tender IS NOT NULL AND notice_hash IS NOT NULL))
) ENGINE=InnoDB COMMENT='Signed drafts of notices, corrections and cancellations';

CREATE TABLE notice_order (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number',
  notice_order CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'from 000, without gaps',
  kind VARCHAR(12) CHARACTER SET ascii NOT NULL COMMENT 'notice, correction or cancellation',
  notice_hash BINARY(32) NOT NULL COMMENT 'hash of the canonical notice in the document store',
  signed_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData in the document store',
  draft CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'where it came from',
  publisher CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who signed it',
  published_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (tender, notice_order),
  UNIQUE KEY notice_order_hash (notice_hash),
  UNIQUE KEY notice_order_draft (draft),
  CONSTRAINT notice_order_of_draft FOREIGN KEY (draft) REFERENCES notice_draft (draft)
) ENGINE=InnoDB COMMENT='Published orders of notices; a row is never changed';

CREATE TABLE notice_tender (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number',
  notice_order CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'current order; the following columns are copied from its notice for lists and clocks',
  state VARCHAR(16) CHARACTER SET ascii NOT NULL COMMENT 'public state, as in the last row of notice_move',
  state_since DATETIME(6) NOT NULL COMMENT 'UTC',
  agency CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'organisation',
  agency_code VARCHAR(40) NOT NULL COMMENT 'code of the agency as the notice names it',
  agency_name_ko VARCHAR(200) NOT NULL COMMENT 'Korean name of the agency as the notice names it',
  agency_name_en VARCHAR(200) NOT NULL COMMENT 'English name of the agency; may be empty',
  title_ko VARCHAR(300) NOT NULL COMMENT 'Korean title',
  title_en VARCHAR(300) NOT NULL COMMENT 'English title; may be empty',
  business_type VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'what is bought, such as works',
  currency CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'ISO 4217, of both amounts',
  estimated_amount DECIMAL(18,0) NOT NULL COMMENT 'without VAT',
  base_amount DECIMAL(18,0) NOT NULL COMMENT 'with VAT; what the price draw starts from (기초금액)',
  noticed_at DATETIME(6) NOT NULL COMMENT 'UTC; of order 000, so that a correction does not move a tender to the top of the list',
  receipt_opens_at DATETIME(6) NOT NULL COMMENT 'UTC',
  closes_at DATETIME(6) NOT NULL COMMENT 'UTC; a bid at this instant is late',
  opens_at DATETIME(6) NOT NULL COMMENT 'UTC',
  zone VARCHAR(40) CHARACTER SET ascii NOT NULL COMMENT 'in which the notice says its times, such as Asia/Seoul',
  practice BOOLEAN NOT NULL COMMENT 'true: under a practice rule set, and every page says so',
  PRIMARY KEY (tender),
  KEY notice_tender_newest (noticed_at, tender),
  KEY notice_tender_state (state, closes_at),
  KEY notice_tender_agency (agency, noticed_at),
  CONSTRAINT notice_tender_times CHECK (receipt_opens_at < closes_at AND closes_at < opens_at),
  CONSTRAINT notice_tender_current FOREIGN KEY (tender, notice_order) REFERENCES notice_order (tender, notice_order)
) ENGINE=InnoDB COMMENT='Every tender with its public state';

CREATE TABLE notice_move (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number',
  state VARCHAR(16) CHARACTER SET ascii NOT NULL COMMENT 'state that was entered',
  at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (tender, at, state),
  CONSTRAINT notice_move_tender FOREIGN KEY (tender) REFERENCES notice_tender (tender)
) ENGINE=InnoDB COMMENT='Timeline of every tender; rows are only added';

CREATE TABLE notice_document (
  sha256 BINARY(32) NOT NULL COMMENT 'hash of the bytes in the document store',
  size BIGINT UNSIGNED NOT NULL COMMENT 'bytes',
  beginning VARBINARY(8) NOT NULL COMMENT 'first bytes, by which the kind of file is told',
  stored_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (sha256),
  CONSTRAINT notice_document_stored FOREIGN KEY (sha256) REFERENCES document (sha256)
) ENGINE=InnoDB COMMENT='Documents that officers sent for notices: the only ones of the store that a notice may name and that are served by hash';

CREATE TRIGGER notice_order_is_never_changed BEFORE UPDATE ON notice_order FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'published orders are never changed';
CREATE TRIGGER notice_order_is_never_removed BEFORE DELETE ON notice_order FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'published orders are never removed';
CREATE TRIGGER notice_move_is_never_changed BEFORE UPDATE ON notice_move FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'moves of a tender are never changed';
CREATE TRIGGER notice_move_is_never_removed BEFORE DELETE ON notice_move FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'moves of a tender are never removed';
CREATE TRIGGER notice_document_is_never_changed BEFORE UPDATE ON notice_document FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'documents of notices are never changed';
CREATE TRIGGER notice_document_is_never_removed BEFORE DELETE ON notice_document FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'documents of notices are never removed';
