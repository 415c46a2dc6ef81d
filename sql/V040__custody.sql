-- custody: committees, key ceremonies, key pool, burnt keys, gate keys. Signed messages lie in table document, rows name them by hash
CREATE TABLE custody_committee_key (
  point BINARY(33) NOT NULL COMMENT 'the officer''s P-256 committee key, SEC 1 compressed; a key belongs to one person only',
  person VARCHAR(64) NOT NULL COMMENT 'identity of the officer who signed the registration',
  document BINARY(32) NOT NULL COMMENT 'SHA-256 of the registration (SignedData, opengeps/committee-key/1)',
  not_after DATETIME(6) NOT NULL COMMENT 'UTC; no ceremony takes the key when an opening could lie later; never blocks a decryption',
  registered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (point),
  UNIQUE KEY custody_committee_key_document (document),
  KEY custody_committee_key_person (person, registered_at)
) ENGINE=InnoDB COMMENT='Public halves of the keys that officers made on their own devices';

CREATE TABLE custody_ceremony (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'UUID chosen by the contracting officer''s client',
  agency VARCHAR(64) NOT NULL COMMENT 'identifier of the agency whose notices may be bound to its keys',
  hash BINARY(32) NOT NULL COMMENT 'ceremony hash of docs/protocol.md section 4',
  document BINARY(32) NOT NULL COMMENT 'SHA-256 of the signed ceremony (SignedData)',
  threshold INT NOT NULL COMMENT 'k: how many members open',
  size INT NOT NULL COMMENT 'n: how many members there are',
  key_count INT NOT NULL COMMENT 'how many keys the ceremony makes',
  state VARCHAR(12) CHARACTER SET ascii NOT NULL COMMENT 'ROUND_1, ROUND_2, REHEARSING, READY or BURNT',
  transcript_hash BINARY(32) NULL COMMENT 'known when all n round-1 messages are in',
  complaint VARCHAR(1000) NULL COMMENT 'why all keys were burnt: member and reason',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC; no key of the pool is bound from here on, at most 90 days after created_at',
  PRIMARY KEY (id),
  UNIQUE KEY custody_ceremony_hash (hash),
  KEY custody_ceremony_agency (agency, created_at),
  CONSTRAINT custody_ceremony_threshold CHECK (threshold BETWEEN 1 AND size),
  CONSTRAINT custody_ceremony_keys CHECK (key_count > 0),
  CONSTRAINT custody_ceremony_expiry CHECK (expires_at > created_at AND expires_at <= created_at + INTERVAL 90 DAY),
  CONSTRAINT custody_ceremony_burnt CHECK ((state = 'BURNT') = (complaint IS NOT NULL)),
  CONSTRAINT custody_ceremony_transcript CHECK (state NOT IN ('ROUND_2', 'REHEARSING', 'READY') OR transcript_hash IS NOT NULL)
) ENGINE=InnoDB COMMENT='Distributed key generations; the row is the lock under which messages of a ceremony are taken';

CREATE TABLE custody_member (
  ceremony CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the ceremony',
  member INT NOT NULL COMMENT 'index of the member, from 1',
  person VARCHAR(64) NOT NULL COMMENT 'identity of the officer',
  name VARCHAR(200) NOT NULL COMMENT 'as the signed ceremony shows it',
  committee_key BINARY(33) NOT NULL COMMENT 'the key to which his shares are encrypted',
  PRIMARY KEY (ceremony, member),
  UNIQUE KEY custody_member_person (ceremony, person),
  UNIQUE KEY custody_member_key (ceremony, committee_key),
  KEY custody_member_duties (person),
  CONSTRAINT custody_member_ceremony FOREIGN KEY (ceremony) REFERENCES custody_ceremony (id),
  CONSTRAINT custody_member_registered FOREIGN KEY (committee_key) REFERENCES custody_committee_key (point),
  CONSTRAINT custody_member_index CHECK (member >= 1)
) ENGINE=InnoDB COMMENT='Members of a ceremony in order';

CREATE TABLE custody_message (
  ceremony CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the ceremony',
  step VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'ROUND_1 or ROUND_2',
  member INT NOT NULL COMMENT 'who signed it',
  document BINARY(32) NOT NULL COMMENT 'SHA-256 of the SignedData; the transcript is made of these hashes',
  posted_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (ceremony, step, member),
  CONSTRAINT custody_message_member FOREIGN KEY (ceremony, member) REFERENCES custody_member (ceremony, member)
) ENGINE=InnoDB COMMENT='Round messages: one for each member and step, never replaced';

CREATE TABLE custody_rehearsal (
  session CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'fresh UUID, part of every canary',
  ceremony CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the ceremony',
  started_at DATETIME(6) NOT NULL COMMENT 'UTC',
  passed_at DATETIME(6) NULL COMMENT 'UTC; set once, when all n messages are in and every canary opened',
  PRIMARY KEY (session),
  KEY custody_rehearsal_ceremony (ceremony, started_at),
  CONSTRAINT custody_rehearsal_of FOREIGN KEY (ceremony) REFERENCES custody_ceremony (id)
) ENGINE=InnoDB COMMENT='Sessions in which the committee proves that it can open';

CREATE TABLE custody_rehearsal_message (
  session CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the session',
  member INT NOT NULL COMMENT 'who signed it',
  document BINARY(32) NOT NULL COMMENT 'SHA-256 of the SignedData',
  posted_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (session, member),
  CONSTRAINT custody_rehearsal_message_of FOREIGN KEY (session) REFERENCES custody_rehearsal (session)
) ENGINE=InnoDB COMMENT='Partial openings of the canaries, one for each member and session';

CREATE TABLE custody_pool_key (
  id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'key id of docs/protocol.md section 4',
  ceremony CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the ceremony that made it',
  number INT NOT NULL COMMENT 'number of the key in its ceremony, from 1',
  y BINARY(33) NOT NULL COMMENT 'public key; no two keys of the world are alike',
  verification_keys VARBINARY(3300) NOT NULL COMMENT 'Y_1 to Y_n, 33 bytes each, in order of the members',
  PRIMARY KEY (id),
  UNIQUE KEY custody_pool_key_number (ceremony, number),
  UNIQUE KEY custody_pool_key_y (y),
  CONSTRAINT custody_pool_key_ceremony FOREIGN KEY (ceremony) REFERENCES custody_ceremony (id)
) ENGINE=InnoDB COMMENT='Keys that all members confirmed. Free while no row of custody_binding names it and the ceremony has not expired';

CREATE TABLE custody_binding (
  key_id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the burnt key: as primary key it can never be bound twice',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice; its corrections keep the key',
  lot VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'lot of the notice',
  envelope VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'price or technical',
  gate_key BINARY(33) NOT NULL COMMENT 'public gate key of this envelope, used for nothing else',
  gate_private VARBINARY(60) NOT NULL COMMENT 'private gate key under the key-encryption key of the engine''s key store (nonce, AES-256-GCM), never in clear',
  bound_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (key_id),
  UNIQUE KEY custody_binding_envelope (tender, lot, envelope),
  UNIQUE KEY custody_binding_gate (gate_key),
  CONSTRAINT custody_binding_ciphertext CHECK (OCTET_LENGTH(gate_private) = 60),
  CONSTRAINT custody_binding_key FOREIGN KEY (key_id) REFERENCES custody_pool_key (id)
) ENGINE=InnoDB COMMENT='Which key was burnt for which envelope, for ever: rows are neither changed nor removed, also when the notice is cancelled';

CREATE TABLE custody_gate_publication (
  key_id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the committee key beside which the gate key stood; one publication each',
  close_hash BINARY(32) NOT NULL COMMENT 'hash of the close document after which it was published',
  document BINARY(32) NOT NULL COMMENT 'SHA-256 of opengeps/gate-key/1, which holds the private gate key in clear: public from here on',
  published_at DATETIME(6) NOT NULL COMMENT 'UTC; not before the opening time',
  PRIMARY KEY (key_id),
  CONSTRAINT custody_gate_publication_of FOREIGN KEY (key_id) REFERENCES custody_binding (key_id)
) ENGINE=InnoDB COMMENT='Published gate keys';

DELIMITER //
CREATE TRIGGER custody_binding_is_never_changed BEFORE UPDATE ON custody_binding FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a burnt key stays burnt: custody_binding rows are never changed'//
CREATE TRIGGER custody_binding_is_never_removed BEFORE DELETE ON custody_binding FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a burnt key stays burnt: custody_binding rows are never removed'//
CREATE TRIGGER custody_binding_needs_a_rehearsal BEFORE INSERT ON custody_binding FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM custody_pool_key p JOIN custody_ceremony c ON c.id = p.ceremony
                 JOIN custody_rehearsal r ON r.ceremony = c.id
                 WHERE p.id = NEW.key_id AND c.state = 'READY' AND r.passed_at IS NOT NULL AND NEW.bound_at < c.expires_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a key is bound only after a passed rehearsal and before its ceremony expires';
  END IF;
END//
CREATE TRIGGER custody_message_is_never_changed BEFORE UPDATE ON custody_message FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ceremony messages are never changed'//
CREATE TRIGGER custody_message_is_never_removed BEFORE DELETE ON custody_message FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ceremony messages are never removed'//
DELIMITER ;
