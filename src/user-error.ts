/**
 * Something that the person at the keyboard can put right. The message says in Chinese what is wrong and what
 * to do; a stack trace would say nothing more.
 */
export class UserError extends Error {
  override name = 'UserError';
}
