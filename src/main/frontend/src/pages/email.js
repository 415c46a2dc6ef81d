/** Mail addresses as the registration and the command line judge them. */

const ADDRESS = /^[^@\s\p{Cc}]+@[^@\s\p{Cc}.]+(\.[^@\s\p{Cc}.]+)+$/u;
const LONGEST = 254;

export const isEmail = (text) => text.length <= LONGEST && ADDRESS.test(text);
