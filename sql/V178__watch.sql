-- who follows which tenders, and what there is to tell them; nothing here knows who bids
CREATE TABLE watch_reader (
  person CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'who follows',
  language CHAR(2) CHARACTER SET ascii NOT NULL COMMENT 'of the letters: ko or en',
  zone VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT 'whose eight o''clock a daily letter waits for',
  address VARCHAR(254) CHARACTER SET ascii NULL COMMENT 'where letters go; personal data, never public; NULL if none are wanted',
  confirmed_at DATETIME(6) NULL COMMENT 'UTC; since when its owner agreed; no letters but the one that asks go before',
  token_hash BINARY(32) NULL COMMENT 'SHA-256 of the word in the letter that asks; used once',
  token_until DATETIME(6) NULL COMMENT 'UTC; the word counts before this instant',
  read_at DATETIME(6) NOT NULL COMMENT 'UTC; what happened since is marked as new',
  PRIMARY KEY (person),
  UNIQUE KEY watch_reader_token (token_hash),
  CONSTRAINT watch_reader_person FOREIGN KEY (person) REFERENCES person (id)
) ENGINE=InnoDB COMMENT='People who follow tenders, and their addresses';

CREATE TABLE watch_tender (
  id CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random; whoever knows it may end the watch and nothing else',
  person CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'who watches',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  since DATETIME(6) NOT NULL COMMENT 'UTC; what happened before is not told',
  PRIMARY KEY (id),
  UNIQUE KEY watch_tender_once (person, tender),
  KEY watch_tender_watchers (tender, id),
  CONSTRAINT watch_tender_reader FOREIGN KEY (person) REFERENCES watch_reader (person)
) ENGINE=InnoDB COMMENT='Watched tenders; at most 200 of each person';

CREATE TABLE watch_search (
  id CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random; whoever knows it may end the search and nothing else',
  person CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'who searches',
  name VARCHAR(100) NOT NULL COMMENT 'as the person calls it',
  conditions VARCHAR(4000) CHARACTER SET ascii NOT NULL COMMENT 'of the list of tenders, as in its address',
  pace VARCHAR(8) CHARACTER SET ascii NOT NULL COMMENT 'when letters go: at-once, daily, never',
  since DATETIME(6) NOT NULL COMMENT 'UTC; tenders whose last order is older are not told',
  looked_at DATETIME(6) NOT NULL COMMENT 'UTC; when it was last looked for',
  next_at DATETIME(6) NULL COMMENT 'UTC; when the next daily letter is due; NULL for the other paces',
  PRIMARY KEY (id),
  KEY watch_search_person (person),
  KEY watch_search_looked (looked_at),
  KEY watch_search_next (next_at),
  CONSTRAINT watch_search_reader FOREIGN KEY (person) REFERENCES watch_reader (person),
  CONSTRAINT watch_search_pace CHECK (pace IN ('at-once', 'daily', 'never'))
) ENGINE=InnoDB COMMENT='Saved searches; at most 20 of each person';

CREATE TABLE watch_found (
  search CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'which search',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'what it found, told once',
  found_at DATETIME(6) NOT NULL COMMENT 'UTC; removed 90 days later',
  letter CHAR(36) CHARACTER SET ascii NULL COMMENT 'which letter tells it; NULL before, and where none does',
  PRIMARY KEY (search, tender),
  KEY watch_found_letter (letter),
  KEY watch_found_at (found_at),
  CONSTRAINT watch_found_search FOREIGN KEY (search) REFERENCES watch_search (id) ON DELETE CASCADE
) ENGINE=InnoDB COMMENT='Tenders that saved searches found';

CREATE TABLE watch_news (
  id CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  notice_order CHAR(3) CHARACTER SET ascii NOT NULL COMMENT 'its order',
  kind VARCHAR(40) CHARACTER SET ascii NOT NULL COMMENT 'word of the fact, as in the log; public facts only',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot that it is about; empty for all',
  detail VARCHAR(40) CHARACTER SET ascii NOT NULL COMMENT 'which result a decision has, or that technical bids were opened; empty otherwise',
  at DATETIME(6) NOT NULL COMMENT 'UTC; removed 90 days later',
  spread BOOLEAN NOT NULL COMMENT 'whether every watcher has a letter waiting',
  behind CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the last watch that has one; empty for none',
  PRIMARY KEY (id),
  KEY watch_news_tender (tender, at),
  KEY watch_news_spread (spread, at, id),
  KEY watch_news_kind (kind, at)
) ENGINE=InnoDB COMMENT='What happened to tenders, written in the transaction that made it true';

CREATE TABLE watch_letter (
  id CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random; its Message-ID',
  person CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'to whom; the address is looked up when it goes',
  kind VARCHAR(8) CHARACTER SET ascii NOT NULL COMMENT 'news of a tender, found by a search, address to be confirmed',
  about CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the news; for the others the letter itself',
  watch CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the watch or search that it comes from, ended by the link in it; for an address the letter itself',
  due_at DATETIME(6) NOT NULL COMMENT 'UTC; not sent before; moved on before each attempt',
  attempts INT NOT NULL COMMENT 'how often it was tried',
  state VARCHAR(8) CHARACTER SET ascii NOT NULL COMMENT 'waiting, sent or dead',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC; dead three days later if it could not be sent',
  ended_at DATETIME(6) NULL COMMENT 'UTC; when it was sent or given up; removed 30 days later',
  PRIMARY KEY (id),
  UNIQUE KEY watch_letter_once (about, watch),
  KEY watch_letter_due (state, due_at),
  KEY watch_letter_ended (ended_at),
  KEY watch_letter_watch (watch),
  KEY watch_letter_person (person, kind, created_at),
  CONSTRAINT watch_letter_kind CHECK (kind IN ('news', 'found', 'address')),
  CONSTRAINT watch_letter_state CHECK (state IN ('waiting', 'sent', 'dead'))
) ENGINE=InnoDB COMMENT='Mail that waits, and what became of it; no address and no text';
