-- a notice may follow a tender that failed or was cancelled
ALTER TABLE notice_tender
  ADD COLUMN follows_tender CHAR(13) CHARACTER SET ascii NULL COMMENT 'number of the tender that this one publishes once more; NULL if there is none' AFTER rounds,
  ADD KEY notice_tender_follows (follows_tender);
