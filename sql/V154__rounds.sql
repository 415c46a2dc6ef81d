-- a lot that failed may be bid for once more (재입찰): it then stands under its next name, 2.1 after 2
ALTER TABLE award_score DROP FOREIGN KEY award_score_ranking;
ALTER TABLE award_decision DROP FOREIGN KEY award_decision_ranking;
ALTER TABLE award_act DROP FOREIGN KEY award_act_ranking;
ALTER TABLE award_unsuccessful DROP FOREIGN KEY award_unsuccessful_ranking;
ALTER TABLE award_ranking MODIFY COLUMN lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds';
ALTER TABLE award_score MODIFY COLUMN lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  ADD CONSTRAINT award_score_ranking FOREIGN KEY (tender, lot) REFERENCES award_ranking (tender, lot);
ALTER TABLE award_decision MODIFY COLUMN lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  ADD CONSTRAINT award_decision_ranking FOREIGN KEY (tender, lot) REFERENCES award_ranking (tender, lot);
ALTER TABLE award_act MODIFY COLUMN lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  ADD CONSTRAINT award_act_ranking FOREIGN KEY (tender, lot) REFERENCES award_ranking (tender, lot);
ALTER TABLE award_unsuccessful MODIFY COLUMN lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  ADD CONSTRAINT award_unsuccessful_ranking FOREIGN KEY (tender, lot) REFERENCES award_ranking (tender, lot);
ALTER TABLE notice_move MODIFY COLUMN lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds';
ALTER TABLE notice_lot
  MODIFY COLUMN lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  ADD COLUMN since_order CHAR(3) CHARACTER SET ascii NOT NULL DEFAULT '000' COMMENT 'order that began to ask bids for it' AFTER lot,
  COMMENT='Every lot in each of its rounds with its public state; changed under the row lock of its tender only';
ALTER TABLE notice_lot ALTER COLUMN since_order DROP DEFAULT;
ALTER TABLE notice_tender
  ADD COLUMN rounds SMALLINT NOT NULL DEFAULT 0 COMMENT 'which re-bid the current order asks bids for; 0: the first bidding' AFTER envelopes;
ALTER TABLE notice_tender ALTER COLUMN rounds DROP DEFAULT;
ALTER TABLE notice_draft
  DROP CONSTRAINT notice_draft_kind,
  ADD CONSTRAINT notice_draft_kind CHECK (kind IN ('notice', 'correction', 'base-amount', 're-bid', 'cancellation'));
