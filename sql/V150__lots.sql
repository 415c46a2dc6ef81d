-- every lot of a tender goes its own way from the opening on; the tender's state follows from theirs
CREATE TABLE notice_lot (
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number',
  lot VARCHAR(5) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  state VARCHAR(16) CHARACTER SET ascii NOT NULL COMMENT 'public state of the lot, as in its last row of notice_move',
  state_since DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (tender, lot),
  CONSTRAINT notice_lot_tender FOREIGN KEY (tender) REFERENCES notice_tender (tender)
) ENGINE=InnoDB COMMENT='Every lot with its public state; changed under the row lock of its tender only';
INSERT INTO notice_lot (tender, lot, state, state_since) SELECT tender, '0', state, state_since FROM notice_tender;
ALTER TABLE notice_tender
  MODIFY state VARCHAR(16) CHARACTER SET ascii NOT NULL COMMENT 'public state, from those of its lots: the earliest of those still underway',
  MODIFY state_since DATETIME(6) NOT NULL COMMENT 'UTC; when a move of a lot last changed the state';
ALTER TABLE notice_move
  ADD COLUMN lot VARCHAR(5) CHARACTER SET ascii NOT NULL DEFAULT '0' COMMENT 'lot of the notice' AFTER tender,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (tender, lot, at, state),
  COMMENT='Timeline of every lot; rows are only added';
ALTER TABLE notice_move
  ALTER COLUMN lot DROP DEFAULT;
