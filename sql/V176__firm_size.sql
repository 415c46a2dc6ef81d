-- notices may be for small firms only; a firm that registered before says its size when it registers again
ALTER TABLE organisation
  ADD COLUMN size VARCHAR(6) CHARACTER SET ascii NULL COMMENT 'of a supplier: micro, small, medium or large; NULL: it has not said' AFTER name_en,
  ADD CONSTRAINT organisation_size CHECK (size IS NULL OR (size IN ('micro', 'small', 'medium', 'large') AND kind = 'supplier'));
