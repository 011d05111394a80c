/**
 * The page of an engine that brings none: a field, a list, ten rows at a time, each shown when it has come. The index
 * is opened when the field is touched, as ours and Pagefind's are. Bundled by esbuild, see `plain-page.ts`.
 */

export interface Row {
  readonly href: string;
  readonly title: string;
  readonly excerpt?: string;
}

/** Null: a later query has taken its place. */
export type Ask = (query: string) => Promise<readonly (() => Promise<Row>)[] | null>;

const PAGE_SIZE = 10;

/** Runs the page. @param open - gets the language of the page */
export function runPage(open: (lang: string) => Promise<Ask>): void {
  const input = part<HTMLInputElement>('input');
  const list = part('ol');
  const said = part('output');
  const button = part<HTMLButtonElement>('button');
  let asking: Promise<Ask> | undefined;
  let latest = 0;
  let waiting: (() => Promise<Row>)[] = [];
  const opened = (): Promise<Ask> => (asking ??= open(input.name));

  const showMore = async (run: number): Promise<void> => {
    await Promise.all(waiting.splice(0, PAGE_SIZE).map((row) => showRow(list, row)));
    if (run !== latest) return;
    button.hidden = waiting.length === 0;
    delete document.body.dataset['busy'];
  };
  const search = async (query: string): Promise<void> => {
    const run = (latest += 1);
    document.body.dataset['busy'] = '';
    const rows = await (await opened())(query);
    if (rows === null || run !== latest) return;
    waiting = [...rows];
    list.replaceChildren();
    said.textContent = query;
    await showMore(run);
  };
  input.addEventListener('focus', () => void opened());
  input.addEventListener('input', () => void search(input.value));
  button.addEventListener('click', () => void showMore(latest));
}

async function showRow(list: HTMLElement, row: () => Promise<Row>): Promise<void> {
  const item = document.createElement('li');
  list.append(item);
  const { href, title, excerpt = '' } = await row();
  const link = document.createElement('a');
  link.href = href;
  link.textContent = title;
  item.append(link);
  if (excerpt !== '') item.insertAdjacentHTML('beforeend', `<p>${excerpt}</p>`);
}

function part<T extends HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(selector);
  return element;
}
