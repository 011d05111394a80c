/** What has a date: months in which articles are to be checked again, laws that change. */
import { addDays } from '../../lib/days.ts';
import type { Library } from '../library.ts';

/** So many days ahead a date is soon: law offices plan by the quarter. */
const SOON_DAYS = 92;

/** Articles whose check is due in the same month. */
export interface DueMonth {
  /** `2027-06` */
  readonly month: string;
  /** `over`: the month has passed. */
  readonly when: 'over' | 'soon' | 'later';
  readonly slugs: readonly string[];
}

/** A law of the register that will begin or cease to hold. */
export interface DueLaw {
  readonly id: string;
  readonly short: string;
  readonly what: 'begins' | 'ends';
  /** `2026-12-01` */
  readonly on: string;
}

export interface Due {
  /** The earliest first. */
  readonly checks: readonly DueMonth[];
  /** Articles that nobody has checked against the law. */
  readonly unchecked: readonly string[];
  /** The earliest first; those of the past have gone into the articles or are errors. */
  readonly laws: readonly DueLaw[];
}

/** Returns the dates ahead. */
export function dueOf({ articles, register, today }: Pick<Library, 'articles' | 'register' | 'today'>): Due {
  const byMonth = new Map<string, string[]>();
  for (const { slug, meta } of articles) {
    if (meta.checked === null) continue;
    byMonth.set(meta.checked.due, [...(byMonth.get(meta.checked.due) ?? []), slug]);
  }
  const [now, soon] = [today.slice(0, 7), addDays(today, SOON_DAYS).slice(0, 7)];
  return {
    checks: [...byMonth]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, slugs]) => ({ month, when: month < now ? 'over' : month <= soon ? 'soon' : 'later', slugs })),
    unchecked: articles.filter(({ meta }) => meta.checked === null).map(({ slug }) => slug),
    laws: lawsAhead(register, today),
  };
}

function lawsAhead(register: Library['register'], today: string): DueLaw[] {
  return [...register.values()]
    .flatMap(({ id, short, ...law }): DueLaw[] => {
      if (law.status !== 'in-force') return [{ id, short, what: 'ends', on: law.since }];
      return law.effective === null ? [] : [{ id, short, what: 'begins', on: law.effective }];
    })
    .filter(({ on }) => on > today)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}
