-- a lot may be bid for in stages: the technical bids first, then the prices of those who passed (2단계 입찰)
ALTER TABLE notice_lot
  ADD COLUMN admitted BINARY(32) NULL COMMENT 'SHA-256 of the document that says who may bid in its next stage; null before that is settled';
ALTER TABLE notice_draft
  DROP CONSTRAINT notice_draft_kind,
  ADD CONSTRAINT notice_draft_kind CHECK (kind IN ('notice', 'correction', 'base-amount', 're-bid', 'next-stage', 'cancellation'));
CREATE TABLE opening_stage_end (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds, in a stage that is not its last',
  tender_order CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'order in force at closing',
  decision BINARY(32) NOT NULL COMMENT 'SHA-256 of the SignedData of the technical decision in force',
  ends_at DATETIME(6) NOT NULL COMMENT 'UTC; from then on the decision binds: objections are over',
  outcome VARCHAR(8) CHARACTER SET ascii NULL COMMENT 'admitted, failed or lapsed; null while another decision may take its place; set once',
  ended_at DATETIME(6) NULL COMMENT 'UTC; when the outcome was set',
  PRIMARY KEY (tender, lot),
  KEY opening_stage_end_due (outcome, ends_at),
  CONSTRAINT opening_stage_end_outcome CHECK (outcome IS NULL OR outcome IN ('admitted', 'failed', 'lapsed')),
  CONSTRAINT opening_stage_end_at CHECK ((outcome IS NULL) = (ended_at IS NULL))
) ENGINE=InnoDB COMMENT='Lots in a stage that is not their last, and the decision about who passed it';
DELIMITER //
CREATE TRIGGER opening_stage_end_is_set_once BEFORE UPDATE ON opening_stage_end FOR EACH ROW
BEGIN
  IF OLD.outcome IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a stage ends once';
  END IF;
END//
DELIMITER ;
CREATE TRIGGER opening_stage_end_is_never_removed BEFORE DELETE ON opening_stage_end FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ends of stages are never removed';
ALTER TABLE notice_tender
  ADD COLUMN stages SMALLINT NOT NULL DEFAULT 1 COMMENT 'how many stages the procedure has: 2 where those who passed are asked for prices' AFTER envelopes,
  ADD COLUMN stage SMALLINT NOT NULL DEFAULT 1 COMMENT 'which of them the current order asks bids for, from 1; of several lots the furthest' AFTER stages;
ALTER TABLE notice_tender
  ALTER COLUMN stages DROP DEFAULT,
  ALTER COLUMN stage DROP DEFAULT,
  ADD CONSTRAINT notice_tender_stage CHECK (stage BETWEEN 1 AND stages);
