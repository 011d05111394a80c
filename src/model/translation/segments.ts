/** A block ↔ its segments: the pieces that one edits, each one sentence, item or paragraph, in the edit form. */
import { writeEdit, type Span } from '../../lib/edit-form.ts';
import type { BlockBody, Flow, Inline, StatuteRef } from '../block.ts';
import type { StatuteWording } from './fingerprint.ts';

export interface Segment {
  /** Stable within its block: `1`, `2` …; `custom-1`, `law-2`, `todo-1`; `gist`, `alt`. */
  readonly key: string;
  /** In Chinese, for whoever edits: `要点 2`, `法律 1`. */
  readonly label: string;
  /** In the edit form. Of a statute: the gist; in Chinese the register's words, which nobody edits. */
  readonly text: string;
  /** The gist of a statute: may be left empty. */
  readonly isGist: boolean;
}

/** A segment of the Chinese with what a translation says for it. */
export interface SegmentPair extends Segment {
  /** The Chinese, in the edit form. */
  readonly source: string;
}

/** Returns the segments of a block in reading order; none for `<Untranslated />`. */
export function segmentsOf(body: BlockBody, wording: StatuteWording = () => null): Segment[] {
  const one = (key: string, label: string, children: readonly Inline[]): Segment[] => [
    { key, label, text: writeEdit(spansOf(children)), isGist: false },
  ];
  const items = (label: string, list: readonly (readonly Inline[])[]): Segment[] =>
    list.flatMap((item, index) => one(String(index + 1), `${label} ${index + 1}`, item));
  switch (body.kind) {
    case 'list':
      return items('第', body.items).map((segment) => ({ ...segment, label: `${segment.label} 项` }));
    case 'key-points':
      return items('要点', body.items);
    case 'steps':
      return items('第', body.items).map((segment) => ({ ...segment, label: `${segment.label} 步` }));
    case 'statute':
      return [gistOf(body.statute, 'gist', '条文大意', wording)];
    case 'custom-and-law':
      return [
        ...flowSegments(body.custom, 'custom-', '习俗', wording),
        ...flowSegments(body.law, 'law-', '法律', wording),
        ...flowSegments(body.todo, 'todo-', '怎么做', wording),
      ];
    case 'case':
      return flowSegments(body.flow, '', '案例', wording);
    case 'image':
      return [{ key: 'alt', label: '图上有什么', text: writeEdit([plainSpan(body.alt)]), isGist: false }];
    case 'untranslated':
      return [];
    default:
      return one('1', LABELS[body.kind], body.children);
  }
}

const LABELS = {
  title: '标题',
  answer: '短答',
  heading: '小标题',
  paragraph: '段落',
  call: '电话',
  audio: '录音里说的话',
} as const;

/**
 * Returns the segments of a Chinese block, each with what the translation says for it. Where a translation has more
 * paragraphs than the Chinese, the rest stands in the last of its part: no word is lost.
 */
export function segmentPairs(source: BlockBody, translated: BlockBody | null, wording?: StatuteWording): SegmentPair[] {
  const chinese = segmentsOf(source, wording);
  const theirs = translated?.kind === source.kind ? segmentsOf(translated) : [];
  const known = new Set(chinese.map(({ key }) => key));
  const partOf = (key: string): string => key.replace(/\d+$/u, '');
  return chinese.map((segment) => {
    const isLast = chinese.findLast(({ key }) => partOf(key) === partOf(segment.key)) === segment;
    const own = theirs.filter(
      ({ key }) => key === segment.key || (isLast && !known.has(key) && partOf(key) === partOf(segment.key)),
    );
    const text = own.flatMap((piece) => (piece.text === '' ? [] : [piece.text])).join('\n');
    return { ...segment, source: segment.text, text };
  });
}

function flowSegments(flows: readonly Flow[], prefix: string, label: string, wording: StatuteWording): Segment[] {
  let number = 0;
  const next = () => ({ key: `${prefix}${++number}`, label: `${label} ${number}` });
  return flows.flatMap((flow): Segment[] => {
    if (flow.type === 'statute') {
      const { key, label: name } = next();
      return [gistOf(flow, key, `${name}（条文大意）`, wording)];
    }
    const runs = flow.type === 'paragraph' ? [flow.children] : flow.items;
    return runs.map((run) => ({ ...next(), text: writeEdit(spansOf(run)), isGist: false }));
  });
}

function gistOf(statute: StatuteRef, key: string, label: string, wording: StatuteWording): Segment {
  const words = wording(statute);
  const text = statute.gist.length > 0 || words === null ? spansOf(statute.gist) : [plainSpan(words)];
  return { key, label, text: writeEdit(text), isGist: true };
}

function plainSpan(words: string): Span {
  return { words, strong: false, href: null };
}

/** Returns the words of `inlines` as stretches of one look; that some are Chinese, terms or quoted is not in them. */
export function spansOf(inlines: readonly Inline[], strong = false, href: string | null = null): Span[] {
  return inlines.flatMap((inline): Span[] => {
    switch (inline.type) {
      case 'text':
        return [{ words: inline.value, strong, href }];
      case 'break':
        return [{ words: '\n', strong, href }];
      case 'strong':
        return spansOf(inline.children, true, href);
      case 'link':
        return spansOf(inline.children, strong, inline.href);
      default:
        return spansOf(inline.children, strong, href);
    }
  });
}
