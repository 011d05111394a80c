/** The rows of a sheet that was filled in → what is said of each block. In any order, some gone, with others between. */
import type { TranslationVerdict } from '../../lib/translation-hand-in.ts';
import type { ReturnedBlock, ReturnedPerson, ReturnedSegment } from '../../model/translation/returned.ts';
import { tidyReturned } from '../../model/translation/sheet.ts';
import { blockMarksIn, segmentMarksIn, type BlockMark } from '../../model/translation/sheet-marks.ts';
import type { Cell, Row } from './docx-text.ts';

/** What cannot be told apart any more, and where. */
export interface Problem {
  readonly where: string;
  readonly problem: string;
}

export interface ReadRows {
  readonly blocks: readonly ReturnedBlock[];
  readonly person: ReturnedPerson;
  readonly problems: readonly Problem[];
}

interface Columns {
  readonly text: number;
  readonly comment: number;
}

/** As the sheet was made: number, Chinese, text, comment. */
const AS_MADE: Columns = { text: 2, comment: 3 };

interface Filling {
  readonly segments: Map<string, ReturnedSegment>;
  verdict: TranslationVerdict | null;
  readonly comments: string[];
}

/** Returns what the rows say. `marks` are the blocks' marks, wherever in the document they stand. */
export function readRows(tables: readonly (readonly Row[])[], marks: ReadonlyMap<string, BlockMark>): ReadRows {
  const filled = new Map<string, Filling>();
  const problems: Problem[] = [];
  const person: ReturnedPerson = {};
  const fillingOf = (block: string): Filling => {
    const known = filled.get(block) ?? { segments: new Map<string, ReturnedSegment>(), verdict: null, comments: [] };
    filled.set(block, known);
    return known;
  };
  for (const rows of tables) {
    const columns = rows.map(columnsOf).find((found) => found !== null) ?? AS_MADE;
    const isSheet = rows.some((row) => columnsOf(row) !== null || markOfRow(row) !== null);
    for (const row of rows) {
      if (isPersonRow(row)) {
        Object.assign(person, personIn(row));
        continue;
      }
      const mark = markOfRow(row);
      const [text, comment] = [cellAt(row, columns.text), cellAt(row, columns.comment)];
      const said = [comment === text ? '' : tidyReturned(comment?.text ?? ''), ...row.remarks].filter(
        (words) => words !== '',
      );
      if (mark === null) {
        const lost = isSheet && columnsOf(row) === null ? tidyReturned(`${text?.text ?? ''}${said.join('')}`) : '';
        if (lost !== '')
          problems.push({ where: `“${lost.slice(0, 20)}”`, problem: '这一行的编号没有了，不知道是哪一段' });
        continue;
      }
      const where = mark.number || '一行';
      const wrong = wrongWith(row, text, columns, mark);
      if (wrong !== null) problems.push({ where, problem: wrong });
      else if ('key' in mark) {
        const { block, key, given } = mark;
        const { segments, comments } = fillingOf(block);
        const piece = { key, given, text: tidyReturned(text?.text ?? '') };
        const before = segments.get(key);
        if (before !== undefined && before.text !== piece.text)
          problems.push({ where, problem: '这一行有两份，写的不一样' });
        segments.set(key, piece);
        comments.push(...said.map((words) => `${mark.number}${mark.number === '' ? '' : '：'}${words}`));
      } else {
        const filling = fillingOf(mark.block);
        const { verdict, comment: more } = verdictIn(tidyReturned(text?.text ?? ''));
        filling.verdict = verdict ?? filling.verdict;
        filling.comments.push(...more, ...said);
      }
    }
  }
  const blocks = [...filled].flatMap(([block, filling]): ReturnedBlock[] => {
    const mark = marks.get(block);
    if (mark === undefined) {
      problems.push({
        where: block,
        problem: '这一段的记号没有了（每段第一行和文件最后都有），不知道看的是哪一版汉语',
      });
      return [];
    }
    return [
      { ...mark, segments: [...filling.segments.values()], verdict: filling.verdict, comments: filling.comments },
    ];
  });
  return { blocks, person, problems };
}

function cellAt({ cells }: Row, column: number): Cell | undefined {
  return cells.find(({ from, to }) => from <= column && column < to);
}

/** The head of the table says where its columns are now. */
function columnsOf({ cells }: Row): Columns | null {
  const at = (word: string): number | undefined => cells.find(({ text }) => text.trim().startsWith(word))?.from;
  const [number, text, comment] = [at('编号'), at('译文'), at('意见')];
  if (number === undefined || text === undefined) return null;
  return { text, comment: comment ?? -1 };
}

type RowMark = ({ readonly block: string; readonly key: string; readonly given: string } | BlockMark) & {
  readonly number: string;
};

function markOfRow({ cells }: Row): RowMark | null {
  for (const { text } of cells) {
    const number = /\d+(?:\.\d+)?/u.exec(text.normalize('NFKC').replace(/\[[^]*$/u, ''))?.[0] ?? '';
    const mark = segmentMarksIn(text)[0] ?? blockMarksIn(text)[0];
    if (mark !== undefined) return { ...mark, number };
  }
  return null;
}

function wrongWith(row: Row, text: Cell | undefined, columns: Columns, mark: RowMark): string | null {
  const marks = row.cells.flatMap((cell) => [...segmentMarksIn(cell.text), ...blockMarksIn(cell.text)]);
  if (marks.length > 1) return '几行的格子合成了一个，分不清各是哪一段的。请拆开';
  if (text === undefined) return '“译文”这一格没有了';
  const isOne = (hold: Cell): boolean => 'key' in mark && hold.merged !== 'no' && tidyReturned(hold.text) !== '';
  if (isOne(text)) return '“译文”和上下的格子合成了一个，分不清各是哪一段的。请拆开';
  const holdsMark = segmentMarksIn(text.text).length + blockMarksIn(text.text).length > 0;
  if (holdsMark || text.from < columns.text) return '“译文”和左边的格子合成了一个，分不清哪些是译文。请拆开';
  return null;
}

const VERDICTS: readonly (readonly [RegExp, TranslationVerdict])[] = [
  [/^(?:好|好的|对|对的|可以|行|没问题|good|ok|√|✓|✔|☑)$/iu, 'good'],
  [/^(?:改|改了|已改|改过|修改|changed)$/iu, 'changed'],
  [/^(?:说不准|拿不准|不确定|不知道|不清楚|unsure|\?+)$/iu, 'unsure'],
];

/** An answer of one word as it was meant, however it was typed. */
function bareWord(written: string): string {
  return written.normalize('NFKC').replace(/[\s。.!,，、]+/gu, '');
}

/** What is none of the three words is for the editors. */
function verdictIn(written: string): { readonly verdict: TranslationVerdict | null; readonly comment: string[] } {
  const word = bareWord(written);
  if (word === '') return { verdict: null, comment: [] };
  const verdict = VERDICTS.find(([words]) => words.test(word))?.[1];
  return verdict === undefined ? { verdict: 'unsure', comment: [written] } : { verdict, comment: [] };
}

const LABELS = { by: '姓名', place: '哪里人', native: '母语', on: '日期' } as const;

function isPersonRow(row: Row): boolean {
  const label = row.cells[0]?.text.trim() ?? '';
  return markOfRow(row) === null && Object.values(LABELS).some((word) => label.startsWith(word));
}

function personIn(row: Row): ReturnedPerson {
  if (!isPersonRow(row)) return {};
  const label = row.cells[0]?.text.trim() ?? '';
  const value = tidyReturned(row.cells.slice(1).map(({ text }) => text).join(' ')).replaceAll('\n', ' '); // prettier-ignore
  if (value === '') return {};
  if (label.startsWith(LABELS.by)) return { by: value };
  if (label.startsWith(LABELS.place)) return { place: value };
  if (label.startsWith(LABELS.native)) return nativeIn(value);
  const on = dayIn(value);
  return on === null ? {} : { on };
}

const YES = /^(?:是|是的|对|对的|母语|是母语|y|yes|true|√|✓|✔|☑)$/iu;
const NO = /^(?:不是|不是的|不是母语|不|否|没有|n|no|false)$/iu;

/** Returns what somebody wrote of their mother tongue; nothing where it says neither, or one cannot be sure: then the import asks. */
export function nativeIn(written: string): Pick<ReturnedPerson, 'native'> {
  const word = bareWord(written);
  if (NO.test(word)) return { native: false };
  return YES.test(word) ? { native: true } : {};
}

/** Returns `2026-12-01` for a day as people write it, or null. */
export function dayIn(written: string): string | null {
  const found = /(\d{4})(?:\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)|(\d\d)(\d\d))/u.exec(written.normalize('NFKC'));
  if (found === null) return null;
  const [, year = '', month = found[4] ?? '', day = found[5] ?? ''] = found;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
