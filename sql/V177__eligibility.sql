-- a firm's list of tenders that it can bid for is made without reading every notice
ALTER TABLE notice_tender
  ADD COLUMN eligibility TEXT CHARACTER SET ascii NULL COMMENT 'section of the current notice, canonical JSON, at most 100 codes in a list; NULL: noticed before this column was there' AFTER business_type;
