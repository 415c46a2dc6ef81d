-- opening: who has read what of an opened bid
CREATE TABLE opening_read (
  fact BINARY(32) NOT NULL COMMENT 'hash of the canonical opengeps/bid-read/1 in the document store, the fact of a hidden leaf',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice in one of its rounds',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  submission CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the bid',
  file BINARY(32) NULL COMMENT 'SHA-256 of the sealed file; NULL for the list of files and whom to call',
  reader CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who read',
  reader_name VARCHAR(255) NOT NULL COMMENT 'as certified then',
  salt BINARY(32) NOT NULL COMMENT 'hides the reader in the fact until the round has ended',
  read_at DATETIME(3) NOT NULL COMMENT 'UTC; when it was asked for',
  read_until DATETIME(3) NOT NULL COMMENT 'UTC; until then the same person reads the same again under this fact',
  PRIMARY KEY (fact),
  KEY opening_read_bid (tender, submission, read_at)
) ENGINE=InnoDB COMMENT='Reads of opened bids; the fact was in the log before the first byte went out';
CREATE TRIGGER opening_read_is_never_changed BEFORE UPDATE ON opening_read FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reads are never changed';
CREATE TRIGGER opening_read_is_never_removed BEFORE DELETE ON opening_read FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reads are never removed';
