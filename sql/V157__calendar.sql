-- the calendar of holidays is a document of its own, which an order pins by its hash
CREATE TABLE notice_calendar (
  hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the canonical calendar in the document store',
  id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'what rule sets call it',
  version VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'its version',
  announced_at DATETIME(6) NOT NULL COMMENT 'UTC; when the first order that names it brought it into the log',
  PRIMARY KEY (hash)
) ENGINE=InnoDB COMMENT='Calendars that the log has: each is announced once, before the first order that names it';
