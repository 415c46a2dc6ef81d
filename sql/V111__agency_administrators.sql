-- registry: an agency's first administrator is named by the operator; roles and the agency's name need a second person
ALTER TABLE person_role
  DROP CONSTRAINT person_role_known,
  ADD CONSTRAINT person_role_known CHECK (role IN ('SUPPLIER_BIDDER', 'CONTRACTING_OFFICER', 'APPROVING_OFFICER', 'COMMITTEE_MEMBER', 'EVALUATOR', 'AUDITOR', 'OPERATOR', 'AGENCY_ADMINISTRATOR'));

CREATE TABLE role_wish (
  person CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'a person of an agency',
  roles VARCHAR(200) CHARACTER SET ascii NOT NULL COMMENT 'what the last registration asks for, words with commas between; in force only as far as an administrator gave them',
  document BINARY(32) NOT NULL COMMENT 'document: that registration',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC, our clock',
  PRIMARY KEY (person),
  CONSTRAINT role_wish_of FOREIGN KEY (person) REFERENCES person (id)
) ENGINE=InnoDB COMMENT='Roles that people of agencies ask for';

CREATE TABLE role_change (
  id BINARY(32) NOT NULL COMMENT 'hash of certificate, content and signing time: the same message again changes nothing',
  person CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'whose roles',
  changed_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'administrator who signed, another person',
  roles VARCHAR(200) CHARACTER SET ascii NOT NULL COMMENT 'all roles from then on, words with commas between',
  document BINARY(32) NOT NULL COMMENT 'document: the signed message',
  changed_at DATETIME(6) NOT NULL COMMENT 'UTC, our clock',
  PRIMARY KEY (id),
  KEY role_change_person (person, changed_at),
  CONSTRAINT role_change_of FOREIGN KEY (person) REFERENCES person (id),
  CONSTRAINT role_change_by FOREIGN KEY (changed_by) REFERENCES person (id),
  CONSTRAINT role_change_four_eyes CHECK (changed_by <> person)
) ENGINE=InnoDB COMMENT='Roles given and taken; rows are only added';

CREATE TABLE agency_name (
  proposal BINARY(32) NOT NULL COMMENT 'document: the signed proposal',
  agency CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'whose name',
  name_ko VARCHAR(200) NOT NULL COMMENT 'the proposed name',
  name_en VARCHAR(200) NOT NULL COMMENT 'the same for readers abroad',
  proposed_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'administrator who signed it',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC, our clock',
  approved_by CHAR(36) CHARACTER SET ascii NULL COMMENT 'second person; NULL while only proposed',
  approval BINARY(32) NULL COMMENT 'document: the signed approval',
  approved_at DATETIME(6) NULL COMMENT 'UTC, our clock; the name holds from then on',
  PRIMARY KEY (proposal),
  KEY agency_name_of_agency (agency, proposed_at),
  CONSTRAINT agency_name_of FOREIGN KEY (agency) REFERENCES organisation (id),
  CONSTRAINT agency_name_by FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT agency_name_second FOREIGN KEY (approved_by) REFERENCES person (id),
  CONSTRAINT agency_name_four_eyes CHECK (approved_by IS NULL OR approved_by <> proposed_by),
  CONSTRAINT agency_name_in_force CHECK ((approval IS NULL) = (approved_by IS NULL) AND (approval IS NULL) = (approved_at IS NULL))
) ENGINE=InnoDB COMMENT='Changes of the names of agencies, proposed and in force';

CREATE TRIGGER role_change_is_never_changed BEFORE UPDATE ON role_change FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'changes of roles are never changed';
CREATE TRIGGER role_change_is_never_removed BEFORE DELETE ON role_change FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'changes of roles are never removed';
