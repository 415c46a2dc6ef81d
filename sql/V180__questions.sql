-- questions about notices, and answers to all; who asked stands nowhere
CREATE TABLE notice_answer (
  signed BINARY(32) NOT NULL COMMENT 'SHA-256 of the officer''s SignedData of opengeps/answer/1 in the document store',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  refused BOOLEAN NOT NULL COMMENT 'whether it says why there is no answer',
  answered_by CHAR(36) CHARACTER SET ascii NOT NULL COMMENT 'person who signed it',
  answered_at DATETIME(3) NOT NULL COMMENT 'UTC; public from here on',
  PRIMARY KEY (signed),
  KEY notice_answer_of_tender (tender, answered_at)
) ENGINE=InnoDB COMMENT='Answers to questions about notices; never changed';
CREATE TABLE notice_question (
  question BINARY(32) NOT NULL COMMENT 'SHA-256 of the canonical opengeps/question/1',
  tender CHAR(13) CHARACTER SET ascii NOT NULL COMMENT 'number of the notice',
  text VARCHAR(2000) NULL COMMENT 'as it was asked, for the agency''s officers; NULL once it is answered or refused: the wording of the answer is what counts',
  asked_at DATETIME(3) NOT NULL COMMENT 'UTC',
  answer BINARY(32) NULL COMMENT 'NULL while it waits',
  PRIMARY KEY (question),
  KEY notice_question_waiting (tender, answer, asked_at),
  CONSTRAINT notice_question_answer FOREIGN KEY (answer) REFERENCES notice_answer (signed),
  CONSTRAINT notice_question_waits CHECK ((answer IS NULL) = (text IS NOT NULL))
) ENGINE=InnoDB COMMENT='Questions about notices, without a word on who asked';
CREATE TRIGGER notice_answer_is_never_changed BEFORE UPDATE ON notice_answer FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'answers are never changed';
CREATE TRIGGER notice_answer_is_never_removed BEFORE DELETE ON notice_answer FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'answers are never removed';
CREATE TRIGGER notice_question_is_never_removed BEFORE DELETE ON notice_question FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'questions are never removed';
DELIMITER //
CREATE TRIGGER notice_question_is_answered_once BEFORE UPDATE ON notice_question FOR EACH ROW
BEGIN
  IF OLD.answer IS NOT NULL OR NEW.answer IS NULL OR NEW.question <> OLD.question OR NEW.tender <> OLD.tender OR NEW.asked_at <> OLD.asked_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a question is answered once and never changed';
  END IF;
END//
DELIMITER ;
