-- identity: people, the certificates bound to them, used challenges, evidence of revocation
CREATE TABLE person (
  id CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random, made by the server, never reused',
  organisation CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'opaque id of the agency or supplier; a person acts for one only',
  certified_name VARCHAR(200) NOT NULL COMMENT 'common name of the certificates bound to the person; two people may have the same',
  certified_subject BINARY(32) NOT NULL COMMENT 'hash of the authority''s organisation and the whole subject of the certificates: who the authority says it is',
  name VARCHAR(200) NOT NULL COMMENT 'as the person writes it; shown to others',
  email VARCHAR(254) NOT NULL COMMENT 'for notices to the person; personal data, never public',
  registered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  UNIQUE KEY person_certified (organisation, certified_subject)
) ENGINE=InnoDB COMMENT='People who sign';

CREATE TABLE person_role (
  person CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the person',
  role VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'what the person may do now; the past is in the registrations',
  PRIMARY KEY (person, role),
  CONSTRAINT person_role_person FOREIGN KEY (person) REFERENCES person (id),
  CONSTRAINT person_role_known CHECK (role IN ('SUPPLIER_BIDDER', 'CONTRACTING_OFFICER', 'APPROVING_OFFICER', 'COMMITTEE_MEMBER', 'EVALUATOR', 'AUDITOR', 'OPERATOR'))
) ENGINE=InnoDB COMMENT='Roles in force';

CREATE TABLE certificate_binding (
  fingerprint BINARY(32) NOT NULL COMMENT 'SHA-256 of the certificate in DER; a certificate is bound once, to one person, for ever',
  person CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'whose signatures it makes',
  certificate BLOB NOT NULL COMMENT 'X.509 in DER',
  registration BINARY(32) NOT NULL COMMENT 'document: the signed registration that asked for the binding',
  bound_at DATETIME(6) NOT NULL COMMENT 'UTC; signatures count from this instant',
  ended_at DATETIME(6) NULL COMMENT 'UTC; signatures count before this instant; NULL while in force',
  in_force CHAR(36) CHARACTER SET ascii AS (IF(ended_at IS NULL, RTRIM(person), NULL)) VIRTUAL COMMENT 'the person while in force: at most one certificate',
  PRIMARY KEY (fingerprint),
  UNIQUE KEY certificate_binding_in_force (in_force),
  KEY certificate_binding_person (person),
  CONSTRAINT certificate_binding_person FOREIGN KEY (person) REFERENCES person (id),
  CONSTRAINT certificate_binding_fingerprint CHECK (fingerprint = UNHEX(SHA2(certificate, 256))),
  CONSTRAINT certificate_binding_order CHECK (ended_at IS NULL OR ended_at >= bound_at)
) ENGINE=InnoDB COMMENT='Which certificate speaks for whom, and when it did';

CREATE TABLE used_challenge (
  challenge BINARY(32) NOT NULL COMMENT 'SHA-256 of a log-in challenge that was answered',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC; afterwards the challenge is refused for its age and the row may go',
  PRIMARY KEY (challenge),
  KEY used_challenge_expiry (expires_at)
) ENGINE=InnoDB COMMENT='A challenge logs in once, on whichever node';

CREATE TABLE revocation_evidence (
  certificate BINARY(32) NOT NULL COMMENT 'fingerprint of the certificate that the evidence is about',
  document BINARY(32) NOT NULL COMMENT 'document: the OCSP answer or revocation list in DER',
  form VARCHAR(4) CHARACTER SET ascii NOT NULL COMMENT 'OCSP or CRL',
  this_update DATETIME(6) NOT NULL COMMENT 'UTC, as the authority says',
  fetched_at DATETIME(6) NOT NULL COMMENT 'UTC, our clock',
  PRIMARY KEY (certificate, document),
  CONSTRAINT revocation_evidence_form CHECK (form IN ('OCSP', 'CRL'))
) ENGINE=InnoDB COMMENT='What an authority said about a certificate when a signature was judged; goes into the bundle';
