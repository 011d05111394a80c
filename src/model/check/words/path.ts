import { didYouMean, error } from './define.ts';

export const PATH_WORDS = {
  'path/unknown-question': error<{ id: string; suggestion: string | undefined }>(
    (f) =>
      `没有“${f.id}”这个问题，选了这个回答就走不下去。${didYouMean(f.suggestion)}请改成现有问题的编号，或者写 end。`,
  ),
  'path/loop': error<{ id: string }>((f) => `又回到了前面问过的“${f.id}”，会一直绕圈。请改成后面的问题，或者写 end。`),
  'path/unreachable': error<{ id: string }>(
    (f) => `哪一个回答都不到“${f.id}”，没有人看得到这个问题。请在前面的回答里写 next: ${f.id}，或者删掉它。`,
  ),
  'path/too-deep': error<{ id: string; max: number }>(
    (f) => `到“${f.id}”已经问过 ${f.max} 个问题了，最多 ${f.max} 个。请在这里写 end，或者少问一个。`,
  ),
} as const;
