-- platform: the content-addressed document store
CREATE TABLE document (
  sha256 BINARY(32) NOT NULL COMMENT 'SHA-256 of content: the name of the document, never reused',
  size INT UNSIGNED NOT NULL COMMENT 'length of content in bytes',
  content LONGBLOB NOT NULL COMMENT 'the bytes as they were signed or sealed; never changed',
  PRIMARY KEY (sha256),
  CONSTRAINT document_size CHECK (size = OCTET_LENGTH(content))
) ENGINE=InnoDB COMMENT='Documents that log entries and rows name by hash. Rows are only added; what the law lets us destroy is destroyed by a documented procedure';
