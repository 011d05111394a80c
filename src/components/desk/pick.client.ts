/** Which articles there are to look at: the lists of `DeskPick.astro`. */
import { leftIn, type DeskArticle, type DeskWork } from '../../lib/desk.ts';
import { say } from '../handing-in/said.client.ts';

/** What is said of an article where it is more than nothing. */
const FIGURES = ['machine', 'draft', 'missing', 'stale', 'minutes', 'writing'] as const;

/** Shows the articles as they are to whoever looks: `articlesFor`. What somebody has done of sensitive ones is not said beside their titles. */
export function showList(
  root: HTMLElement,
  articles: readonly DeskArticle[],
  works: readonly DeskWork[],
  open: (slug: string) => void,
): void {
  const first = articles.filter(({ now }) => now !== undefined);
  const groups = {
    first,
    rest: articles.filter((article) => article.needed > 0 && !first.includes(article)),
    done: articles.filter(({ needed }) => needed === 0),
  };
  for (const [name, group] of Object.entries(groups)) {
    const section = root.querySelector<HTMLElement>(`[data-desk-group="${name}"]`);
    const list = section?.querySelector('ol');
    if (!section || !list) continue;
    section.hidden = group.length === 0;
    list.replaceChildren(...group.map((article) => rowOf(root, article, works, open)));
  }
  showHidden(root, works, open);
}

function rowOf(
  root: HTMLElement,
  article: DeskArticle,
  works: readonly DeskWork[],
  open: (slug: string) => void,
): Node {
  const row = root.querySelector('template')?.content.firstElementChild?.cloneNode(true) as HTMLElement;
  const button = row.querySelector('button');
  if (button) {
    button.textContent = article.title;
    button.dataset['deskArticle'] = article.slug;
    button.addEventListener('click', () => open(article.slug));
  }
  const own = article.sensitive ? [] : works.filter(({ slug, verdict }) => slug === article.slug && verdict !== null);
  const names = FIGURES.filter((name) => article[name] > 0);
  const { now } = article;
  const isCut = now !== undefined && now.blocks < now.of;
  say(row, [...names, ...(isCut ? ['part'] : []), ...(own.length > 0 ? ['done'] : [])], {
    ...FIGURES.reduce((all, name) => ({ ...all, [name]: article[name] }), {}),
    first: now?.blocks ?? 0,
    firstMinutes: now?.minutes ?? 0,
    done: own.length,
    left: leftIn(article, own),
  });
  return row;
}

/** One button leads on to each sensitive article that somebody works on, without saying which. */
function showHidden(root: HTMLElement, works: readonly DeskWork[], open: (slug: string) => void): void {
  const pattern = root.querySelector<HTMLElement>('[data-desk-hidden]');
  const place = pattern?.parentElement;
  if (!pattern || !place) return;
  for (const old of place.querySelectorAll('[data-desk-hidden]:not([hidden])')) old.remove();
  for (const slug of new Set(works.filter(({ sensitive }) => sensitive).map((work) => work.slug))) {
    const button = pattern.cloneNode(true) as HTMLElement;
    button.hidden = false;
    button.addEventListener('click', () => open(slug));
    place.append(button);
  }
}
