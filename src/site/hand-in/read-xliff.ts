/** XLIFF 2.x from a translator's program → what it says. Elements and attributes of others are passed over. */
import { isLang, isTranslationLang, type TranslationLang } from '../../languages.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import type { ReturnedBlock, ReturnedSegment } from '../../model/translation/returned.ts';
import { tidyReturned } from '../../model/translation/sheet.ts';
import { readSegmentId, readUnitName } from '../../model/translation/xliff-marks.ts';
import type { ReadSheet } from './read-docx.ts';
import { childrenOf, parseXml, textIn, type XmlNode } from './xml.ts';

/** Enough to know what is wrong with a file. */
const MAX_FINDINGS = 10;
const SPACE = /^urn:oasis:names:tc:xliff:document:2\.\d$/u;

/** Returns what the bytes of an XLIFF file say. Never throws. */
export function readXliff(bytes: Uint8Array, shownAs: string): ReadSheet {
  const refuse = (...findings: Finding[]): ReadSheet => ({ ok: false, findings: findings.slice(0, MAX_FINDINGS) });
  const root = parseXml(bytes);
  if (root === null) return refuse(finding('hand-in/broken-xml', shownAs, START, { part: '这个 XML 文件' }));
  if (root.name !== 'xliff' || !SPACE.test(root.space)) {
    const kind = root.name === 'xliff' ? ' XLIFF 1.2' : '别的 XML 文件';
    return refuse(finding('hand-in/not-xliff', shownAs, START, { kind }));
  }
  const lang = languageOf(root.attributes.get('trgLang') ?? '');
  if (lang === null) return refuse(finding('hand-in/not-a-sheet', shownAs, START, {}));
  const problems: Finding[] = [];
  const articles = childrenOf(root, 'file').map((file) => {
    const slug = slugOf(file);
    const blocks = unitsIn(file).flatMap((unit): ReturnedBlock[] => {
      const block = blockOf(unit);
      if (typeof block !== 'string') return [block];
      const where = `${slug} ${unit.attributes.get('id') ?? ''}`;
      problems.push(finding('hand-in/sheet-row', shownAs, START, { where, problem: block }));
      return [];
    });
    return { slug, blocks };
  });
  if (problems.length > 0) return refuse(...problems);
  return { ok: true, returned: { lang, person: {}, tool: 'xliff', articles } };
}

/** Programs write `bo-CN` for `bo`. */
function languageOf(tag: string): TranslationLang | null {
  const code = tag.toLowerCase().split(/[-_]/u)[0];
  return isLang(code) && isTranslationLang(code) ? code : null;
}

/** Programs give files ids of their own, and leave where they are from. */
function slugOf(file: XmlNode): string {
  const original = /^articles\/([a-z0-9-]+)\/[a-z]{2}\.mdx$/u.exec(file.attributes.get('original') ?? '');
  return original?.[1] ?? file.attributes.get('id') ?? '';
}

function own(node: XmlNode, name: string): XmlNode[] {
  return childrenOf(node, name).filter(({ space }) => SPACE.test(space));
}

function unitsIn(node: XmlNode): XmlNode[] {
  return childrenOf(node).flatMap((child) =>
    !SPACE.test(child.space) ? [] : child.name === 'unit' ? [child] : child.name === 'group' ? unitsIn(child) : [],
  );
}

function blockOf(unit: XmlNode): ReturnedBlock | string {
  const name = readUnitName(unit.attributes.get('name') ?? '');
  if (name === null) return 'name 里的记号没有了，不知道看的是哪一版汉语';
  const pieces = own(unit, 'segment');
  const segments = new Map<string, ReturnedSegment>();
  for (const piece of pieces) {
    const id = readSegmentId(piece.attributes.get('id') ?? '');
    if (id === null) return 'segment 的 id 改过了（软件可能把句子拆开、合起来了），不知道是哪一小段';
    if (segments.has(id.key)) return '同一小段写了两次';
    const target = own(piece, 'target')[0];
    segments.set(id.key, { ...id, text: target === undefined ? '' : tidyReturned(textIn(target)) });
  }
  const states = pieces
    .filter((piece) => own(piece, 'target').length > 0)
    .map((piece) => piece.attributes.get('state') ?? 'initial');
  const isReviewed = states.length > 0 && states.every((state) => state === 'reviewed' || state === 'final');
  // Exported as reviewed and still so is nobody's word.
  const wasReviewed = name.level === 'reviewed' && !pieces.some((piece) => piece.attributes.get('state') === 'final');
  const notes = own(unit, 'notes').flatMap((list) => own(list, 'note'));
  const comments = notes
    .filter((note) => note.attributes.get('category') !== 'muyu-pufa')
    .map((note) => tidyReturned(textIn(note)));
  return {
    block: unit.attributes.get('id') ?? '',
    ...{ source: name.source, text: name.text },
    segments: [...segments.values()],
    verdict: isReviewed && !wasReviewed ? 'good' : null,
    comments: comments.filter((comment) => comment !== ''),
  };
}
