-- what is computed follows from the record, item by item; a method may have none or several
ALTER TABLE award_score DROP COLUMN price_score;
