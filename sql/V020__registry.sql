-- registry: agencies and suppliers, what they are registered for, debarments
CREATE TABLE organisation (
  id CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random, made by the server; what the other contexts know',
  kind VARCHAR(8) CHARACTER SET ascii NOT NULL COMMENT 'agency or supplier',
  identifier VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'agency code (named by the operator, never ten digits), or ten-digit business number; certified by an accredited authority, never changed',
  name_ko VARCHAR(200) NOT NULL COMMENT 'registered name; a change that is not registered voids bids',
  name_en VARCHAR(200) NOT NULL COMMENT 'registered name for readers abroad',
  registered_at DATETIME(6) NOT NULL COMMENT 'UTC, first registration',
  PRIMARY KEY (id),
  UNIQUE KEY organisation_identifier (kind, identifier),
  CONSTRAINT organisation_kind CHECK (kind IN ('agency', 'supplier')),
  CONSTRAINT organisation_business_number CHECK ((kind = 'supplier') = (identifier REGEXP '^[0-9]{10}$'))
) ENGINE=InnoDB COMMENT='One registration for all agencies';

CREATE TABLE organisation_industry (
  organisation CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the organisation',
  industry VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'code of the industry (업종코드)',
  PRIMARY KEY (organisation, industry),
  CONSTRAINT organisation_industry_of FOREIGN KEY (organisation) REFERENCES organisation (id)
) ENGINE=InnoDB COMMENT='Industries in force';

CREATE TABLE organisation_region (
  organisation CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the organisation',
  region VARCHAR(10) CHARACTER SET ascii NOT NULL COMMENT 'code of the administrative region of the registered seat',
  PRIMARY KEY (organisation, region),
  CONSTRAINT organisation_region_of FOREIGN KEY (organisation) REFERENCES organisation (id)
) ENGINE=InnoDB COMMENT='Regions in force';

CREATE TABLE registration (
  id BINARY(32) NOT NULL COMMENT 'hash of certificate, content and signing time: the same message again, however encoded, has the same',
  document BINARY(32) NOT NULL COMMENT 'document: the signed registration; holds personal data, never public',
  organisation CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'whom it registered',
  person CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'who signed',
  signed_at DATETIME(6) NOT NULL COMMENT 'UTC, as signed',
  received_at DATETIME(6) NOT NULL COMMENT 'UTC, our clock',
  PRIMARY KEY (id),
  KEY registration_organisation (organisation, received_at),
  CONSTRAINT registration_of FOREIGN KEY (organisation) REFERENCES organisation (id),
  CONSTRAINT registration_by FOREIGN KEY (person) REFERENCES person (id)
) ENGINE=InnoDB COMMENT='Registrations that were accepted; rows are only added';

CREATE TABLE sanction (
  id CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'random, made by the server',
  organisation CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'the debarred supplier',
  authority CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'agency that debars',
  proposed_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'officer who signed the decision',
  from_at DATETIME(6) NOT NULL COMMENT 'UTC, first instant of the debarment',
  until_at DATETIME(6) NOT NULL COMMENT 'UTC, first instant after it',
  reason_ko VARCHAR(1000) NOT NULL COMMENT 'published',
  reason_en VARCHAR(1000) NOT NULL COMMENT 'published',
  document BINARY(32) NOT NULL COMMENT 'document: the signed decision',
  approved_by CHAR(36) CHARACTER SET ascii NULL COMMENT 'second officer; NULL while only proposed',
  approval BINARY(32) NULL COMMENT 'document: the signed approval',
  approved_at DATETIME(6) NULL COMMENT 'UTC, our clock; the debarment never begins before it',
  PRIMARY KEY (id),
  UNIQUE KEY sanction_document (document),
  KEY sanction_organisation (organisation, until_at),
  CONSTRAINT sanction_of FOREIGN KEY (organisation) REFERENCES organisation (id),
  CONSTRAINT sanction_by FOREIGN KEY (authority) REFERENCES organisation (id),
  CONSTRAINT sanction_period CHECK (from_at < until_at),
  CONSTRAINT sanction_second_officer CHECK (approved_by IS NULL OR approved_by <> proposed_by),
  CONSTRAINT sanction_in_force CHECK ((approval IS NULL) = (approved_by IS NULL) AND (approval IS NULL) = (approved_at IS NULL))
) ENGINE=InnoDB COMMENT='Debarments (부정당업자 제재), proposed and past ones too';

CREATE TRIGGER registration_is_never_changed BEFORE UPDATE ON registration FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'registrations are never changed';
CREATE TRIGGER registration_is_never_removed BEFORE DELETE ON registration FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'registrations are never removed';
