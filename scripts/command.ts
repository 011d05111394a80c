/** Ends a command with exit code 1; the message is for the person who called it (empty: all is said already). */
export class CommandFailed extends Error {}
