-- the limit of what one owner may announce holds for requests at the same time, too
CREATE TABLE upload_guard (
  guard SMALLINT NOT NULL COMMENT 'first byte of the owner tag; locked while the limit is judged and the upload is added',
  PRIMARY KEY (guard)
) ENGINE=InnoDB COMMENT='256 rows for ever: requests of one owner wait for each other here';
INSERT INTO upload_guard (guard) SELECT seq FROM seq_0_to_255;
