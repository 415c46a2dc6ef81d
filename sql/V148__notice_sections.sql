-- a currency has its own number of decimals, and another body than the agency may need the thing;
-- tenders of before are in won and the agency's own
ALTER TABLE notice_tender
  ADD COLUMN currency_scale TINYINT NOT NULL DEFAULT 0 COMMENT 'decimals of both amounts, as the rule set says (ISO 4217 minor unit)' AFTER currency,
  ADD COLUMN body_name_ko VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'Korean name of the demanding body (수요기관); may be empty' AFTER agency_name_en,
  ADD COLUMN body_name_en VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'English name of the demanding body; may be empty' AFTER body_name_ko,
  MODIFY estimated_amount DECIMAL(22,4) NOT NULL COMMENT 'without VAT',
  MODIFY base_amount DECIMAL(22,4) NULL COMMENT 'with VAT; what the price draw starts from (기초금액); null where none is drawn';
ALTER TABLE notice_tender
  ALTER COLUMN currency_scale DROP DEFAULT,
  ALTER COLUMN body_name_ko DROP DEFAULT,
  ALTER COLUMN body_name_en DROP DEFAULT;
