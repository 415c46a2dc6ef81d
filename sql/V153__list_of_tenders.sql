-- the list of tenders says how many lots there are and whether a bid comes in two envelopes
ALTER TABLE notice_tender
  ADD COLUMN lots SMALLINT NOT NULL DEFAULT 1 COMMENT 'how many lots the notice has' AFTER business_type,
  ADD COLUMN envelopes SMALLINT NOT NULL DEFAULT 1 COMMENT 'how many envelopes a bid has: 2 where prices are opened after the technical bids' AFTER lots;
UPDATE notice_tender t SET
  lots = (SELECT COUNT(*) FROM notice_lot l WHERE l.tender = t.tender),
  envelopes = (SELECT COUNT(DISTINCT b.envelope) FROM custody_binding b WHERE b.tender = t.tender);
ALTER TABLE notice_tender
  ALTER COLUMN lots DROP DEFAULT,
  ALTER COLUMN envelopes DROP DEFAULT;
