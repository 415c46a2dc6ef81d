-- notice: until when that is kept of a lot what nobody opened
ALTER TABLE notice_lot
  ADD COLUMN kept_until DATETIME(3) NULL COMMENT 'UTC; from here on the bytes of bids that nobody opened are destroyed. NULL while the lot goes on, and where its rule set keeps them for ever',
  ADD COLUMN destroyed BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'true once nothing is left to be destroyed; never back',
  ADD KEY notice_lot_kept (destroyed, kept_until);
UPDATE notice_lot SET kept_until = DATE_ADD(state_since, INTERVAL 5 YEAR) WHERE state IN ('awarded', 'failed', 'cancelled');
