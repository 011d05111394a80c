/** An occasion names articles and a law that there are, its days are in order, and it does not speak in the law's own words. */
import type { Loaded } from '../../load/data.ts';
import type { Register } from '../../register.ts';
import type { EventFile } from '../../schema/event.ts';
import { finding, type Finding } from '../finding.ts';
import { checkArticleList } from './list.ts';
import { checkPlace, checkWords } from './statute.ts';

/** Returns what is wrong with an occasion beyond its own lines. */
export function checkEvent(
  event: Loaded<EventFile>,
  slugs: readonly string[],
  register: Register,
  today: string,
): Finding[] {
  const { value, file, positionOf } = event;
  const { law } = value.when;
  const place = law === undefined ? null : { law: law.id, article: law.article };
  return [
    ...checkWords(value.zh.about, file, positionOf(['zh', 'about']), register, today),
    ...(place === null ? [] : checkPlace(place, file, positionOf(['when', 'law']), register, today)),
    ...checkArticleList(event, slugs),
    ...checkRows(event),
  ];
}

function checkRows({ value, file, positionOf }: Loaded<EventFile>): Finding[] {
  const rows = value.when.dates ?? [];
  return rows.flatMap(({ year, from, to }, index) => {
    const at = (key: string) => positionOf(['when', 'dates', index, key]);
    const before = rows[index - 1];
    return [
      ...(from.startsWith(`${year}-`) ? [] : [finding('event/other-year', file, at('from'), { from, year })]),
      ...(to < from ? [finding('event/backwards', file, at('to'), { from, to })] : []),
      ...(before !== undefined && from <= before.to
        ? [finding('event/out-of-order', file, at('from'), { from, before: before.to })]
        : []),
    ];
  });
}
