/** `withdrawn.yaml`: voices that were taken back. No name and nothing of the voice, only what it is known by. */
import { z } from 'zod';
import { day, sha256 } from './scalar.ts';

export const withdrawnSchema = z.strictObject({
  withdrawn: z
    .array(
      z.strictObject({
        recording: z
          .string()
          .regex(
            /^([a-z0-9-]+\/(clips\/)?|voice\/[a-z0-9-]+\/)[a-z0-9-]+$/,
            '由工具写，是“文章/录音编号”，请不要手改。',
          )
          .describe('文章和录音的编号'),
        on: day.describe('撤回的日期'),
        sounds: z.array(sha256).describe('声音文件的指纹'),
      }),
    )
    .describe('撤回了哪些录音'),
});
export type WithdrawnFile = z.infer<typeof withdrawnSchema>;
