-- notice: a second officer may send a draft back to its drafter, with a reason
ALTER TABLE notice_draft
  MODIFY state VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'drafted, approved, prepared, published; only forward; or returned, which ends it',
  ADD COLUMN returned_by CHAR(36) CHARACTER SET ascii NULL COMMENT 'person who sent it back, never the drafter',
  ADD COLUMN return_hash BINARY(32) NULL COMMENT 'SHA-256 of that officer''s SignedData, which holds the reason',
  ADD COLUMN return_reason VARCHAR(1000) NULL COMMENT 'the reason as signed, for the drafter',
  ADD COLUMN returned_at DATETIME(6) NULL COMMENT 'UTC',
  DROP CONSTRAINT notice_draft_state,
  DROP CONSTRAINT notice_draft_approved,
  ADD CONSTRAINT notice_draft_state CHECK (state IN ('drafted', 'approved', 'prepared', 'published', 'returned')),
  ADD CONSTRAINT notice_draft_approved CHECK (state IN ('drafted', 'returned') OR (approver IS NOT NULL AND approval_hash IS NOT NULL AND approved_at IS NOT NULL)),
  ADD CONSTRAINT notice_draft_returned CHECK ((state = 'returned') = (returned_by IS NOT NULL AND return_hash IS NOT NULL AND return_reason IS NOT NULL AND returned_at IS NOT NULL)),
  ADD CONSTRAINT notice_draft_return_four_eyes CHECK (returned_by IS NULL OR returned_by <> drafter);
