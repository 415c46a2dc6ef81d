-- notice: V159 gave lots that had ended five years, though no rule set of theirs says when anything is destroyed: what nobody opened is kept for ever there
-- known by the very instant: by a rule set the time is over with a day, and in practice after minutes
UPDATE notice_lot SET kept_until = NULL WHERE NOT destroyed AND kept_until = CAST(DATE_ADD(state_since, INTERVAL 5 YEAR) AS DATETIME(3));
