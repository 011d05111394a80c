/** `audio/<id>/checks.yaml`: what other speakers heard in a recording. Written by `npm run audio:import`. */
import { z } from 'zod';
import { blockId, day, fingerprint, line } from './scalar.ts';

/** What somebody says of one block, in the words of the Chinese it had then. */
export const verdict = z.strictObject({
  block: blockId.describe('段落的编号'),
  source: fingerprint.describe('录音时汉语段落的指纹'),
  verdict: z.enum(['right', 'wrong', 'unclear']).describe('念对了 right，念错了 wrong，听不清 unclear'),
  note: line.describe('哪里不对').exactOptional(),
});
export type Verdict = z.infer<typeof verdict>;

const check = z.strictObject({
  by: line.describe('听的人的姓名'),
  place: line.describe('听的人是哪里人'),
  on: day.describe('哪天听的'),
  verdicts: z.array(verdict).min(1, '一段也没有核对。').describe('每一段念得对不对'),
});
export type Check = z.infer<typeof check>;

export const checksSchema = z.strictObject({ checks: z.array(check).describe('谁听过，怎么说') });
export type ChecksFile = z.infer<typeof checksSchema>;
