/** What a voice says when, as words: for the files that go with a sound. */
import { isTranslationLang, type Lang } from '../languages.ts';
import type { BlockBody, Flow } from './block.ts';
import { inlineRuns } from './check/walk.ts';
import type { Article } from './load/article.ts';
import type { ClipSound, Recording } from './load/sound.ts';
import { textOf } from './parse/inline.ts';
import { statuteWords, type Register } from './register.ts';

/** A stretch of a source, in its own time. */
export interface SpokenCue {
  /** Link id of the block. */
  readonly block: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Lines of words; never empty. */
  readonly words: string;
}

/**
 * Returns what is said in each stretch of `recording`: of a reading the words read; of a retelling, or what was spoken freely, whose words nobody
 * wrote down, the heading that it is about. Stretches without words are left out.
 */
export function spokenCues(
  article: Article,
  recording: Pick<Recording, 'kind' | 'lang' | 'cues'>,
  register: Register,
): SpokenCue[] {
  return recording.cues.flatMap(({ block, free, startMs, endMs }) => {
    const index = article.blocks.findIndex((candidate) => candidate.id === block);
    const words =
      recording.kind === 'reading' && free === undefined
        ? wordsRead(bodyIn(article, recording.lang, index), register)
        : headingOver(article, recording.lang, index);
    return words === '' ? [] : [{ block, startMs, endMs, words }];
  });
}

/** Returns the one stretch of a clip, its title; nothing where no text shows it. */
export function clipCues(article: Article, clip: ClipSound): SpokenCue[] {
  const index = article.blocks.findIndex((source, row) =>
    [source.body, bodyIn(article, clip.lang, row)].some(
      (body) => body?.kind === 'audio' && clip.id === `${article.slug}/clips/${body.clip}`,
    ),
  );
  const block = article.blocks[index]?.id;
  return block === undefined ? [] : [{ block, startMs: 0, endMs: Infinity, words: clip.title }];
}

/** Returns the words of the title or heading over the block at `index`, in `lang` where it has been put into it. */
export function headingOver(article: Article, lang: Lang, index: number): string {
  for (let at = index; at >= 0; at -= 1) {
    const body = bodyIn(article, lang, at) ?? article.blocks[at]?.body;
    if (body?.kind === 'title' || body?.kind === 'heading') return oneLine(textOf(body.children));
  }
  return '';
}

/** What stands there in `lang`; nothing where it has not been translated. */
function bodyIn(article: Article, lang: Lang, index: number): BlockBody | undefined {
  if (!isTranslationLang(lang)) return article.blocks[index]?.body;
  const row = article.translations[lang]?.rows[index];
  return row?.state === 'translated' ? row.block.body : undefined;
}

function wordsRead(body: BlockBody | undefined, register: Register): string {
  if (body === undefined) return '';
  const flowLines = (flow: Flow): string[] => {
    if (flow.type === 'paragraph') return [textOf(flow.children)];
    if (flow.type === 'list') return flow.items.map(textOf);
    // A translation reads what the statute comes to, the Chinese its wording.
    return flow.gist.length > 0 ? [textOf(flow.gist)] : (statuteWords(register, flow) ?? '').split('\n');
  };
  const lines = (): string[] => {
    switch (body.kind) {
      case 'statute':
        return flowLines(body.statute);
      case 'custom-and-law':
        return [...body.custom, ...body.law, ...body.todo].flatMap(flowLines);
      case 'case':
        return body.flow.flatMap(flowLines);
      case 'call':
        return [`${body.number} ${textOf(body.children)}`];
      default:
        return inlineRuns(body).map(textOf);
    }
  };
  return lines()
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
