-- a submission is the same by what was signed, in whatever encoding of the signature it comes
ALTER TABLE bid_reception
  ADD COLUMN signed_hash BINARY(32) NULL COMMENT 'what was signed, by whom, in which act of signing (docs/protocol.md section 2): the same for all encodings of the statement; NULL before version 147. Holds the signature, so that nobody can guess signers against it'
  AFTER statement_hash;
