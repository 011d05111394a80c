/** The ways of speaking that a recording may be in. Their ids stand in `recording.yaml`; their names are Chinese. */
import type { Lang } from '../languages.ts';

export interface Dialect {
  /** As in `recording.yaml`: letters, digits, hyphens. */
  readonly id: string;
  /** What it is called in Chinese. */
  readonly name: string;
}

/** Any other: the speaker writes how they call it. */
export const OTHER_DIALECT = 'other';

const OTHER: Dialect = { id: OTHER_DIALECT, name: '其他' };

/** Those spoken in Liangshan and Muli, the commonest first; `other` last. */
export const DIALECTS: Readonly<Record<Lang, readonly Dialect[]>> = {
  zh: [{ id: 'sichuan', name: '四川话' }, { id: 'putonghua', name: '普通话' }, OTHER],
  ii: [
    { id: 'shengzha', name: '圣乍' },
    { id: 'yinuo', name: '义诺' },
    { id: 'suodi', name: '所地' },
    { id: 'tianba', name: '田坝' },
    OTHER,
  ],
  bo: [
    { id: 'khams', name: '康巴' },
    { id: 'amdo', name: '安多' },
    { id: 'gyarong', name: '嘉绒' },
    { id: 'muli', name: '木里' },
    OTHER,
  ],
};
