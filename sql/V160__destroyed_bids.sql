-- bid: the bytes of bids that nobody opened are destroyed in the end, with the files that go along
CREATE TABLE bid_file (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  sha256 BINARY(32) NOT NULL COMMENT 'hash of the ciphertext of an uploaded file',
  PRIMARY KEY (tender, lot, sha256),
  KEY bid_file_hash (sha256)
) ENGINE=InnoDB COMMENT='Files that bids for a lot name; which bid and which envelope stands in its sealed statement alone. Files in the uploads folder are kept as long as a lot has a row for them';
ALTER TABLE bid_reception
  ADD COLUMN destroyed_at DATETIME(3) NULL COMMENT 'UTC, when bytes of it that nobody had opened were destroyed; NULL as long as all are there';
