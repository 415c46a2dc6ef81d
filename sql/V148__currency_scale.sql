-- a currency has its own number of decimals; nothing with another one than won was published before
ALTER TABLE notice_tender
  ADD COLUMN currency_scale TINYINT NOT NULL DEFAULT 0 COMMENT 'decimals of both amounts, as the rule set says (ISO 4217 minor unit)' AFTER currency,
  MODIFY estimated_amount DECIMAL(22,4) NOT NULL COMMENT 'without VAT',
  MODIFY base_amount DECIMAL(22,4) NULL COMMENT 'with VAT; what the price draw starts from (기초금액); null where none is drawn';
ALTER TABLE notice_tender ALTER COLUMN currency_scale DROP DEFAULT;
