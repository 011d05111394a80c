/** A template has a place for every blank and says of every blank what belongs there; what it claims rests on statutes in force. */
import type { Loaded } from '../../load/data.ts';
import type { Register } from '../../register.ts';
import type { TemplateFile } from '../../schema/template.ts';
import { formParts } from '../../template.ts';
import { finding, type Finding } from '../finding.ts';
import { checkArticleList } from './list.ts';
import { checkCited, checkWords } from './statute.ts';

/** Returns what is wrong with a template beyond its own lines; `slugs` are those of all articles. */
export function checkTemplate(
  template: Loaded<TemplateFile>,
  slugs: readonly string[],
  register: Register,
  today: string,
): Finding[] {
  const { value, file, positionOf } = template;
  const words = (text: string, place: readonly PropertyKey[]): Finding[] =>
    checkWords(text, file, positionOf(place), register, today);
  return [
    ...words(value.zh.about, ['zh', 'about']),
    ...checkArticleList(template, slugs),
    ...value.form.flatMap((line, index) => words(line, ['form', index])),
    ...checkBlanks(template),
    ...value.blanks.flatMap(({ how, statute }, index) => [
      ...words(how, ['blanks', index, 'how']),
      ...(statute === undefined
        ? []
        : checkCited(statute, file, positionOf(['blanks', index, 'statute']), register, today)),
    ]),
    ...(['needs', 'wrong'] as const).flatMap((list) =>
      value[list].flatMap(({ zh, statute }, index) => [
        ...words(zh, [list, index, 'zh']),
        ...checkCited(statute, file, positionOf([list, index, 'statute']), register, today),
      ]),
    ),
  ];
}

function checkBlanks({ value: { form, blanks }, file, positionOf }: Loaded<TemplateFile>): Finding[] {
  const used = form.map((line) => formParts(line).flatMap((part) => (part.kind === 'blank' ? [part.number] : [])));
  const all = new Set(used.flat());
  const isThere = (number: number): boolean => number >= 1 && number <= blanks.length;
  return [
    ...used.flatMap((numbers, index) =>
      numbers
        .filter((number) => !isThere(number))
        .map((number) =>
          finding('template/unknown-blank', file, positionOf(['form', index]), { number, count: blanks.length }),
        ),
    ),
    ...blanks.flatMap(({ name }, index) =>
      all.has(index + 1)
        ? []
        : [finding('template/unused-blank', file, positionOf(['blanks', index, 'name']), { number: index + 1, name })],
    ),
  ];
}
