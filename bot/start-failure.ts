/**
 * The desk cannot start, and whoever started it can mend that: the message says what is wrong and what to do.
 * A class because `catch` can tell errors apart in no other way.
 */
export class StartFailure extends Error {}
