-- bid: a file is kept for bids that stand, and meanwhile for those that are not decided yet
ALTER TABLE bid_file
  ADD COLUMN undecided INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'bids that name the file and are not decided yet: anybody may have sent them',
  ADD COLUMN stands BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'false while none but undecided bids name the file: the row goes with the last of them';
ALTER TABLE bid_file
  ALTER COLUMN undecided DROP DEFAULT,
  ALTER COLUMN stands DROP DEFAULT;
-- files that came before this table: of which lot they are stands in sealed statements alone, and some of them were opened. The row of no lot keeps them, whoever else names them
INSERT INTO bid_file (tender, lot, sha256, undecided, stands)
  SELECT DISTINCT '', '', f.sha256, 0, TRUE FROM upload u JOIN upload_file f ON f.upload = u.upload
  WHERE u.door = 'bid' AND f.needed AND NOT EXISTS (SELECT 1 FROM bid_file b WHERE b.sha256 = f.sha256);
