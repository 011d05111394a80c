/** A path leads everybody to an article, in few questions; what it names exists, and it does not speak in the law's own words. */
import { suggest } from '../../../lib/suggest.ts';
import type { Loaded } from '../../load/data.ts';
import { MAX_DEPTH, shapeOf, type AnswerPlace } from '../../path.ts';
import type { Register } from '../../register.ts';
import type { PathAnswer, PathFile } from '../../schema/path.ts';
import { finding, type Finding } from '../finding.ts';
import { checkPhone, checkSlug } from './reference.ts';
import { checkWords } from './statute.ts';

/** What a path can name; `phones` is null where `services.yaml` could not be read. */
export interface PathTargets {
  readonly slugs: readonly string[];
  readonly phones: readonly string[] | null;
}

/** Returns what is wrong with a path beyond its own lines. */
export function checkPath(path: Loaded<PathFile>, targets: PathTargets, register: Register, today: string): Finding[] {
  const { value, file, positionOf } = path;
  const words = (text: string | undefined, place: readonly PropertyKey[]): Finding[] =>
    text === undefined ? [] : checkWords(text, file, positionOf(place), register, today);
  return [
    ...words(value.zh.about, ['zh', 'about']),
    ...checkShape(path),
    ...value.questions.flatMap(({ zh, answers }, question) => [
      ...words(zh, ['questions', question, 'zh']),
      ...answers.flatMap((answer, number) => {
        const place = ['questions', question, 'answers', number];
        return [
          ...words(answer.zh, [...place, 'zh']),
          ...words(answer.end?.first?.zh, [...place, 'end', 'first', 'zh']),
          ...checkAnswer(answer, path, place, targets),
        ];
      }),
    ]),
  ];
}

function checkAnswer(
  { next, end }: PathAnswer,
  { value, file, positionOf }: Loaded<PathFile>,
  place: readonly PropertyKey[],
  { slugs, phones }: PathTargets,
): Finding[] {
  if (end !== undefined) {
    return [
      ...checkSlug(end.article, slugs, file, positionOf([...place, 'end', 'article'])),
      ...checkPhone(end.call, phones, file, positionOf([...place, 'end', 'call'])),
    ];
  }
  const ids = value.questions.map(({ id }) => id);
  if (next === undefined || ids.includes(next)) return [];
  const at = positionOf([...place, 'next']);
  return [finding('path/unknown-question', file, at, { id: next, suggestion: suggest(next, ids) })];
}

function checkShape({ value, file, positionOf }: Loaded<PathFile>): Finding[] {
  const { loops, unreachable, tooDeep } = shapeOf(value);
  const nextAt = ({ question, answer }: AnswerPlace) => positionOf(['questions', question, 'answers', answer, 'next']);
  const idOf = (question: number): string => value.questions[question]?.id ?? '';
  const nextOf = ({ question, answer }: AnswerPlace): string => value.questions[question]?.answers[answer]?.next ?? '';
  return [
    ...loops.map((place) => finding('path/loop', file, nextAt(place), { id: nextOf(place) })),
    ...unreachable.map((question) =>
      finding('path/unreachable', file, positionOf(['questions', question, 'id']), { id: idOf(question) }),
    ),
    ...tooDeep.map((place) => finding('path/too-deep', file, nextAt(place), { id: nextOf(place), max: MAX_DEPTH })),
  ];
}
