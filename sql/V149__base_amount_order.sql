-- a notice may leave its base amount to a later order of its own kind; receipt does not open before
ALTER TABLE notice_tender
  ADD COLUMN awaits_base_amount BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the base amount is still to be said by an order: no bids before' AFTER base_amount;
ALTER TABLE notice_tender
  ALTER COLUMN awaits_base_amount DROP DEFAULT;
ALTER TABLE notice_draft
  DROP CONSTRAINT notice_draft_kind,
  ADD CONSTRAINT notice_draft_kind CHECK (kind IN ('notice', 'correction', 'base-amount', 'cancellation')),
  MODIFY kind VARCHAR(12) CHARACTER SET ascii NOT NULL COMMENT 'notice, correction, base-amount or cancellation';
ALTER TABLE notice_order
  MODIFY kind VARCHAR(12) CHARACTER SET ascii NOT NULL COMMENT 'notice, correction, base-amount, cancellation or postponement';
