-- ledger: the queue of facts, the append-only log, its batches and published checkpoints
CREATE SEQUENCE ledger_queue_position START WITH 1 INCREMENT BY 1 CACHE 1000;

CREATE TABLE ledger_queue (
  position BIGINT NOT NULL COMMENT 'from ledger_queue_position: facts of later transactions have larger ones unless both ran at once',
  secret BOOLEAN NOT NULL COMMENT 'true: a leaf of the next batch; false: an entry of its own',
  kind VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT 'kind of the event',
  subject VARCHAR(200) NOT NULL COMMENT 'what it is about; never names a bidder',
  entry BLOB NULL COMMENT 'canonical entry of a public fact',
  fact BINARY(32) NULL COMMENT 'hash of a secret fact in the document store',
  salt BINARY(32) NULL COMMENT 'salt of a secret fact',
  PRIMARY KEY (position),
  KEY ledger_queue_order (secret, position),
  CONSTRAINT ledger_queue_form CHECK (secret = (entry IS NULL) AND secret = (fact IS NOT NULL) AND secret = (salt IS NOT NULL))
) ENGINE=InnoDB COMMENT='Facts committed with the business change that they report; taken out in the transaction that appends them';

CREATE TABLE ledger_head (
  id TINYINT NOT NULL COMMENT 'always 1',
  size BIGINT NOT NULL COMMENT 'number of entries',
  root BINARY(32) NOT NULL COMMENT 'RFC 6962 root over all of them',
  PRIMARY KEY (id),
  CONSTRAINT ledger_head_one CHECK (id = 1)
) ENGINE=InnoDB COMMENT='The committed head; moved by compare-and-swap only, so that two sequencers cannot both append';
INSERT INTO ledger_head (id, size, root) VALUES (1, 0, UNHEX('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'));

CREATE TABLE ledger_entry (
  position BIGINT NOT NULL COMMENT 'index in the log, from 0 without gaps',
  kind VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT 'as in entry',
  subject VARCHAR(200) NOT NULL COMMENT 'as in entry',
  document BINARY(32) NULL COMMENT 'as in entry',
  entry BLOB NOT NULL COMMENT 'canonical bytes, at most 65535',
  PRIMARY KEY (position),
  KEY ledger_entry_subject (subject, position),
  KEY ledger_entry_document (document, position)
) ENGINE=InnoDB COMMENT='The log';

CREATE TABLE ledger_node (
  level TINYINT NOT NULL COMMENT '0: leaf hashes',
  position BIGINT NOT NULL COMMENT 'which subtree of the level',
  hash BINARY(32) NOT NULL COMMENT 'hash of the complete subtree of 2^level leaves',
  PRIMARY KEY (level, position)
) ENGINE=InnoDB COMMENT='Hashes of complete subtrees: they never change, and every proof and tile is made of them';

CREATE TABLE ledger_batch (
  entry BIGINT NOT NULL COMMENT 'index of the batch''s entry',
  number BIGINT NOT NULL COMMENT 'counts batches from 0',
  root BINARY(32) NOT NULL COMMENT 'as in the entry',
  seed BINARY(32) NOT NULL COMMENT 'secret: the dummies follow from it',
  PRIMARY KEY (entry),
  UNIQUE KEY ledger_batch_number (number)
) ENGINE=InnoDB COMMENT='Batches of hidden leaves, empty ones included';

CREATE TABLE ledger_leaf (
  entry BIGINT NOT NULL COMMENT 'index of the batch''s entry',
  place INT NOT NULL COMMENT 'index among the leaves, which stand in the order of their values',
  value BINARY(32) NOT NULL COMMENT 'hash of salt, kind and fact',
  kind VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT 'kind of the event',
  subject VARCHAR(200) NOT NULL COMMENT 'what it is about; not part of the leaf',
  fact BINARY(32) NOT NULL COMMENT 'hash of the fact in the document store',
  salt BINARY(32) NOT NULL COMMENT 'shown to the one concerned, to all at the opening',
  PRIMARY KEY (entry, place),
  KEY ledger_leaf_fact (fact, entry),
  KEY ledger_leaf_subject (subject, entry)
) ENGINE=InnoDB COMMENT='The leaves that are facts; dummies are not stored';

CREATE TABLE ledger_timestamp (
  entry BIGINT NOT NULL COMMENT 'index of the batch''s entry',
  token BLOB NOT NULL COMMENT 'RFC 3161 TimeStampToken over the batch''s root, DER',
  PRIMARY KEY (entry)
) ENGINE=InnoDB COMMENT='Time stamps of batches; missing while no authority answers';

CREATE TABLE ledger_checkpoint (
  size BIGINT NOT NULL COMMENT 'entries under it',
  note TEXT NOT NULL COMMENT 'signed note with witness cosignatures',
  published_at DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (size)
) ENGINE=InnoDB COMMENT='What the world has been shown: one head a size, for ever';

DELIMITER //
CREATE TRIGGER ledger_head_forward BEFORE UPDATE ON ledger_head FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.size <= OLD.size THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the log only grows';
  END IF;
END//
DELIMITER ;
CREATE TRIGGER ledger_head_kept BEFORE DELETE ON ledger_head FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the log only grows';
CREATE TRIGGER ledger_entry_fixed BEFORE UPDATE ON ledger_entry FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log never change';
CREATE TRIGGER ledger_entry_kept BEFORE DELETE ON ledger_entry FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log are never deleted';
CREATE TRIGGER ledger_node_fixed BEFORE UPDATE ON ledger_node FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log never change';
CREATE TRIGGER ledger_node_kept BEFORE DELETE ON ledger_node FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log are never deleted';
CREATE TRIGGER ledger_batch_fixed BEFORE UPDATE ON ledger_batch FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log never change';
CREATE TRIGGER ledger_batch_kept BEFORE DELETE ON ledger_batch FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log are never deleted';
CREATE TRIGGER ledger_leaf_fixed BEFORE UPDATE ON ledger_leaf FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log never change';
CREATE TRIGGER ledger_leaf_kept BEFORE DELETE ON ledger_leaf FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log are never deleted';
CREATE TRIGGER ledger_timestamp_fixed BEFORE UPDATE ON ledger_timestamp FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log never change';
CREATE TRIGGER ledger_timestamp_kept BEFORE DELETE ON ledger_timestamp FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log are never deleted';
CREATE TRIGGER ledger_checkpoint_fixed BEFORE UPDATE ON ledger_checkpoint FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log never change';
CREATE TRIGGER ledger_checkpoint_kept BEFORE DELETE ON ledger_checkpoint FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'rows of the log are never deleted';
