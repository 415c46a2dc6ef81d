-- the time in which an agency may confirm a consent has an end
ALTER TABLE contract_step
  ADD COLUMN confirm_by DATETIME(6) NULL COMMENT 'UTC; of a consent: first instant at which it is too late to confirm it, unless a suspension puts it off; NULL of other steps' AFTER signed_at,
  ADD CONSTRAINT contract_step_confirm CHECK (confirm_by IS NULL OR kind = 'consent');
