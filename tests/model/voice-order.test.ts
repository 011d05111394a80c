import { expect, it } from 'vitest';
import { byVoice } from '../../src/model/voice-order.ts';
import type { RecordingFile } from '../../src/model/schema/recording.ts';

type Spoken = Pick<RecordingFile, 'lang' | 'dialect' | 'speaker'>;
const person = {
  kind: 'person',
  name: '一位村民',
  place: '木里',
  consent: { given: true, on: '2026-12-01', text: '同意' },
} as const;
const machine = { kind: 'synthetic', engine: 'x' } as const;
const voice = (lang: 'zh' | 'ii', id: string, speaker: Spoken['speaker'] = person): Spoken => ({
  lang,
  dialect: { id, name: id },
  speaker,
});

it('a person comes before a machine, whatever the dialect', () => {
  const sorted = [voice('zh', 'sichuan', machine), voice('zh', 'putonghua')].sort(byVoice);
  expect(sorted.map(({ speaker }) => speaker.kind)).toEqual(['person', 'synthetic']);
});

it('Sichuanese comes before Mandarin, Shengzha before the other Yi, what is not in the table last', () => {
  const ids = (...voices: Spoken[]): string[] => voices.sort(byVoice).map(({ dialect }) => dialect.id);
  expect(ids(voice('zh', 'putonghua'), voice('zh', 'sichuan'))).toEqual(['sichuan', 'putonghua']);
  expect(ids(voice('ii', 'of-one-valley'), voice('ii', 'tianba'), voice('ii', 'shengzha'))).toEqual([
    'shengzha',
    'tianba',
    'of-one-valley',
  ]);
});
