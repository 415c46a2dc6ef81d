-- platform: the content-addressed document store, files on their way in
CREATE TABLE document (
  sha256 BINARY(32) NOT NULL COMMENT 'SHA-256 of content: the name of the document, never reused',
  size INT UNSIGNED NOT NULL COMMENT 'length of content in bytes',
  content LONGBLOB NOT NULL COMMENT 'the bytes as they were signed or sealed; never changed',
  PRIMARY KEY (sha256),
  CONSTRAINT document_size CHECK (size = OCTET_LENGTH(content))
) ENGINE=InnoDB COMMENT='Documents that log entries and rows name by hash. Rows are only added; what the law lets us destroy is destroyed by a documented procedure';

CREATE TABLE upload (
  upload CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random, made by the sender',
  door VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'bid or notice: where it came in, and the only place where its files are found',
  manifest_tag BINARY(32) NOT NULL COMMENT 'the same manifest may be sent again; of a bid an HMAC of it under a key outside the database',
  owner_tag BINARY(32) NOT NULL COMMENT 'bounds what one owner may store; of a bid an HMAC of tender and organisation under the same key',
  opened_at DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (upload),
  KEY upload_owner (owner_tag),
  KEY upload_opened (opened_at),
  CONSTRAINT upload_door CHECK (door IN ('bid', 'notice'))
) ENGINE=InnoDB COMMENT='A permission to send the files of one signed manifest. The manifest of a bid, which names the bidder, is not kept';

CREATE TABLE upload_file (
  upload CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the upload',
  sha256 BINARY(32) NOT NULL COMMENT 'hash of the bytes as sent; of a bid the ciphertext',
  size BIGINT UNSIGNED NOT NULL COMMENT 'bytes in all',
  complete BOOLEAN NOT NULL COMMENT 'true once all bytes lie on disk, synced, and their hash was found right; never back',
  needed BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'true once a recorded submission names the file: its upload is no longer forgotten with time; never back',
  PRIMARY KEY (upload, sha256),
  KEY upload_file_hash (sha256),
  CONSTRAINT upload_file_upload FOREIGN KEY (upload) REFERENCES upload (upload)
) ENGINE=InnoDB COMMENT='Files of an upload; their bytes lie in the uploads folder, whose length is the offset';
