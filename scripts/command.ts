import { UserError } from '../src/user-error.ts';

/** Ends a command with exit code 1; the message is for the person who called it (empty: all is said already). */
export class CommandFailed extends UserError {}
