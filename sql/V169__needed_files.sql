-- platform: a file that only refused bids named may be forgotten with time, as if nobody had named it
ALTER TABLE upload_file
  MODIFY COLUMN needed BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'true while a recorded submission names the file that is undecided or stands: its upload is not forgotten with time';
