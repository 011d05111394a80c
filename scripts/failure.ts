/** What a command says when it fails: to the person who called it, in Chinese. */
import { diskSentence } from '../src/disk-error.ts';
import { UserError } from '../src/user-error.ts';

/**
 * Returns what to print; empty when all is said already. Only what nobody foresaw comes with its stack trace:
 * that one is for whoever mends the program.
 */
export function failureText(thrown: unknown): string {
  if (thrown instanceof UserError) return thrown.message;
  const sentence = diskSentence(thrown);
  if (sentence !== null) return sentence;
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return `程序出了没有料到的错。请再运行一次；还是这样，就把下面的话发给维护网站的人。\n${trace}`;
}
