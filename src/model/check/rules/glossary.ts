/**
 * A word stands in the glossary once, and what it is called rests on sources that are listed. Two words may be called the
 * same in another language (起诉, 打官司): nothing is said of it, because nobody could mend it.
 */
import { TRANSLATION_LANGS } from '../../../languages.ts';
import { suggest } from '../../../lib/suggest.ts';
import { chineseOf } from '../../glossary.ts';
import type { Loaded } from '../../load/data.ts';
import type { GlossaryFiles } from '../../load/glossary.ts';
import { COMPOUND, sourceIds, type TermFile } from '../../schema/glossary.ts';
import type { Position } from '../../block.ts';
import { finding, type Finding } from '../finding.ts';
import { duplicates } from './list.ts';

type Group = Loaded<readonly TermFile[]>;

/** Returns what is wrong with the glossary beyond single lines. */
export function checkGlossary({ groups, names, sources, attested }: GlossaryFiles): Finding[] {
  const files = [...groups.values()];
  const known = sources.isRead ? sources.value.map(({ id }) => id) : null;
  return [
    ...duplicates(names, ({ id }) => id),
    ...duplicates(sources, ({ id }) => id),
    ...(names.isRead ? unnamed(groups, names) : []),
    ...twice(files, '编号', ({ id }) => [[id, ['id']]]),
    ...twice(files, '汉语词', (term) =>
      chineseOf(term).map((word, index) => [word, index === 0 ? ['zh'] : ['also', index - 1]]),
    ),
    ...files.flatMap((file) => file.value.flatMap((term, index) => checkForms(file, term, index, known))),
    ...attested.value.flatMap(({ source }, index) =>
      unknownSources(source, known, attested.file, attested.positionOf([index, 'source'])),
    ),
  ];
}

function unnamed(groups: GlossaryFiles['groups'], names: GlossaryFiles['names']): Finding[] {
  const named = new Set(names.value.map(({ id }) => id));
  return [...groups].flatMap(([group, { file, positionOf }]) =>
    named.has(group) ? [] : [finding('glossary/unnamed-group', file, positionOf([]), { group })],
  );
}

/** Over all groups: an id is an anchor of one page, a Chinese word is looked for in articles. */
function twice(
  files: readonly Group[],
  what: string,
  wordsOf: (term: TermFile) => readonly (readonly [word: string, path: readonly PropertyKey[]])[],
): Finding[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ value, file, positionOf }) =>
    value.flatMap((term, index) =>
      wordsOf(term).flatMap(([word, path]) => {
        const other = seen.get(word);
        if (other !== undefined)
          return [finding('glossary/twice', file, positionOf([index, ...path]), { what, word, other })];
        seen.set(word, `${file}（${term.zh}）`);
        return [];
      }),
    ),
  );
}

function checkForms(
  { file, positionOf }: Group,
  term: TermFile,
  index: number,
  known: readonly string[] | null,
): Finding[] {
  const forms = TRANSLATION_LANGS.flatMap((lang) =>
    term[lang].flatMap(({ form, trust, source }, at): Finding[] => {
      if (source === undefined) return [];
      const place = positionOf([index, lang, at, 'source']);
      const isMadeUp = trust === 'attested' && sourceIds(source).every((id) => id === COMPOUND);
      return [
        ...unknownSources(source, known, file, place),
        ...(isMadeUp ? [finding('glossary/not-attested', file, place, { form })] : []),
      ];
    }),
  );
  const avoids = (term.avoid ?? []).flatMap(({ lang, form }, at) =>
    term[lang].some((own) => own.form === form)
      ? [finding('glossary/avoids-own', file, positionOf([index, 'avoid', at, 'form']), { form })]
      : [],
  );
  return [...forms, ...avoids];
}

function unknownSources(written: string, known: readonly string[] | null, file: string, at: Position): Finding[] {
  if (known === null) return [];
  return sourceIds(written)
    .filter((id) => !known.includes(id))
    .map((source) => finding('glossary/unknown-source', file, at, { source, suggestion: suggest(source, known) }));
}
