-- where no price is drawn there is no amount to draw it around
ALTER TABLE notice_tender MODIFY base_amount DECIMAL(18,0) NULL COMMENT 'with VAT; what the price draw starts from (기초금액); null where no price is drawn';
