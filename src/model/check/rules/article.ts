/** What holds for an article beside its texts: what it refers to, what it quotes, when it was checked, whether it is finished. */
import type { LoadedArticle } from '../../load/article.ts';
import { listNames, type Folder } from '../../load/folder.ts';
import type { Register } from '../../register.ts';
import { isCheckDue } from '../../schema/article.ts';
import { SKELETON_LINES } from '../../skeleton.ts';
import { finding, type Finding } from '../finding.ts';
import { inlineRuns, plainText } from '../walk.ts';
import { checkReferences, type Targets } from './reference.ts';
import { checkStatutes } from './statute.ts';

/** Returns what is wrong with an article in `folder`; `targets` are what it may refer to, `today` is the day it is read on. */
export function checkArticle(
  entry: LoadedArticle,
  { register, today }: { readonly register: Register; readonly today: string },
  targets: Targets,
  folder: Folder,
): Finding[] {
  const { article, files } = entry;
  const images = listNames(folder, `articles/${article.slug}/images`).files;
  return [
    ...checkReferences(entry, targets, images),
    ...files.flatMap(({ file, blocks }) => checkStatutes(blocks, file, register, today)),
    ...checkDates(entry, today),
    ...checkSkeleton(files),
  ];
}

function checkDates({ article, meta }: LoadedArticle, today: string): Finding[] {
  const { checked } = article.meta;
  if (checked === null) return [finding('article/not-checked', meta.file, meta.positionOf(['checked']), {})];
  return isCheckDue(article.meta, today)
    ? [finding('article/check-due', meta.file, meta.positionOf(['checked', 'due']), { due: checked.due })]
    : [];
}

/** Sentences of `npm run new` that nobody has replaced: they say nothing to a reader. */
function checkSkeleton(files: LoadedArticle['files']): Finding[] {
  return files.flatMap(({ file, blocks }) =>
    blocks.flatMap((block) =>
      inlineRuns(block.body)
        .map(plainText)
        .filter(({ text }) => SKELETON_LINES.has(text))
        .map(({ text, placeAt }) => finding('article/unfinished', file, placeAt(0), { words: text })),
    ),
  );
}
