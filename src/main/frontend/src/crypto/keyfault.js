/** Why a key file cannot be used. The codes are those of the table in docs/key-files.md; page and command line say the same of the same file. */
export class KeyFault extends Error {
  /**
   * @param {string} code `key-...`
   * @param {Date} [at] the instant that the sentence names: when the certificate began or ended
   */
  constructor(code, at = null) {
    super(code);
    this.code = code;
    this.at = at;
  }
}

/** The one fault that belongs to the password and not to the file. */
export class WrongPassword extends KeyFault {
  constructor() {
    super('key-password-wrong');
  }
}

/** All rounds of password derivation that one file may ask for: NSS writes 600,000 for each part, a hostile file writes any number. */
const MOST_ROUNDS = 5_000_000;

/** What a file has asked of this device so far. */
export class Effort {
  constructor() {
    this.left = MOST_ROUNDS;
  }

  /** @param {bigint} rounds as the file says them */
  spend(rounds) {
    if (rounds < 1n || rounds > BigInt(this.left)) throw new KeyFault('key-file-excessive');
    this.left -= Number(rounds);
    return Number(rounds);
  }
}
