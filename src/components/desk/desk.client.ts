/**
 * `<pufa-desk>`: who works here, which article, block by block, handing in. All words are in the HTML (`Desk.astro`). Where
 * one is stands in the state of the history: going back works, a reload leads to the same block, and no address tells of it.
 */
import {
  articlesFor,
  deskHandIn,
  isOwnDraft,
  isPast,
  workId,
  type DeskBlock,
  type DeskBlocks,
  type DeskList,
  type DeskWork,
} from '../../lib/desk.ts';
import { dayOf } from '../../lib/recording-session.ts';
import { isWeChat } from '../../lib/wechat.ts';
import { wireGiving } from '../handing-in/giving.client.ts';
import type { HandInFiles } from '../handing-in/files.client.ts';
import { postWaiting } from '../handing-in/outbox.client.ts';
import { say } from '../handing-in/said.client.ts';
import { BlockView, type DeskTongue } from './block.client.ts';
import { openDesk } from './desk-store.client.ts';
import { showList } from './pick.client.ts';
import { wireRemoving } from './removing.client.ts';
import { wireWho } from './who.client.ts';
import { Works, type Kept } from './works.client.ts';

type Place =
  | { readonly view: 'who' | 'pick' | 'give' }
  /** Without a block: the first that needs somebody. */
  | { readonly view: 'block'; readonly slug: string; readonly block?: string };

class PufaDesk extends HTMLElement {
  #works!: Works;
  #blockView!: BlockView;
  #fillWho!: ReturnType<typeof wireWho>;
  #refreshGiving: () => void = () => undefined;
  #place: Place = { view: 'who' };
  /** What came of the site, by address below the desk: asked for once. */
  readonly #fetched = new Map<string, unknown>();
  /** What files hold, as it was when they were made. */
  readonly #handedIn = new WeakMap<HandInFiles, readonly DeskWork[]>();
  #turn = 0;

  connectedCallback(): void {
    if (isWeChat()) return this.#leadElsewhere();
    this.#works = new Works((kept) => this.#tell(kept));
    this.#blockView = new BlockView(this.#find('[data-desk-view="block"]'), this.#works, () => void this.#goOn());
    this.#fillWho = wireWho(this.#find('[data-desk-who]') as HTMLFormElement, (person) => {
      this.#works.person = person;
      void this.#go({ view: 'pick' });
    });
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-desk-go]') : null;
      const to = button?.dataset['deskGo'];
      if (to === 'who' || to === 'pick' || to === 'give') void this.#go({ view: to });
      else if (to === 'again') void this.#show(this.#place);
      else if (to === 'back' || to === 'next') void this.#step(to === 'next' ? 1 : -1);
    });
    this.#wireGiving();
    wireRemoving(this.#find('[data-desk-remove]'), this.#find('[data-desk-removed]'), this.#works, () => {
      (this.#find('[data-desk-who]') as HTMLFormElement).reset();
      return this.#go({ view: 'who' });
    });
    addEventListener('popstate', ({ state }) => void this.#show(placeOf(state) ?? { view: 'pick' }));
    addEventListener('beforeunload', (event) => {
      if (this.#works.hasUnkept) event.preventDefault();
    });
    void this.#begin();
  }

  async #begin(): Promise<void> {
    await this.#works.load().catch(() => undefined);
    const { person } = this.#works;
    if (person !== null) this.#fillWho(person);
    this.#find('[data-desk-steps]').hidden = false;
    await this.#show(placeOf(history.state) ?? { view: person === null ? 'who' : 'pick' });
    await this.#postWaiting();
  }

  /** Goes to `place`, so that going back leads here again. */
  async #go(place: Place): Promise<void> {
    history.pushState({ desk: place }, '');
    await this.#show(place);
    // For screen readers and keys: what is new begins here.
    this.#find(`[data-desk-view="${place.view}"] [tabindex="-1"]`).focus();
    scrollTo(0, 0);
  }

  async #show(wanted: Place): Promise<void> {
    const place: Place = this.#works.person === null ? { view: 'who' } : wanted;
    this.#place = place;
    const turn = ++this.#turn;
    const wait = setTimeout(() => turn === this.#turn && say(this.#find('[data-desk-line]'), ['loading']), 400);
    try {
      if (place.view === 'pick') {
        const list = await this.#fetch<DeskList>(`${this.#tongue.lang}.json`);
        if (turn === this.#turn && this.#works.person !== null)
          showList(
            this.#find('[data-desk-view="pick"]'),
            articlesFor(list, this.#works.person),
            this.#works.all,
            (slug) => void this.#go({ view: 'block', slug }),
          );
      } else if (place.view === 'block') await this.#showBlock(place, turn);
      else if (place.view === 'give') this.#drawGiving();
      // What comes late of an earlier turn says nothing of the view that is there now.
      if (turn !== this.#turn) return;
      say(this.#find('[data-desk-line]'), []);
    } catch {
      if (turn !== this.#turn) return;
      say(this.#find('[data-desk-line]'), ['no-line']);
      if (place.view !== 'give') this.#turnTo(null);
      this.#find('[data-desk-again]').hidden = false;
      return;
    } finally {
      clearTimeout(wait);
    }
    this.#find('[data-desk-again]').hidden = true;
    this.#turnTo(place.view);
  }

  /** Shows one view and hides the others. */
  #turnTo(view: Place['view'] | null): void {
    // Read once: after that, the screen of a phone is for the work.
    this.#find('[data-desk-intro]').hidden = this.#works.person !== null && view !== 'who';
    for (const section of this.querySelectorAll<HTMLElement>('[data-desk-view]'))
      section.hidden = section.dataset['deskView'] !== view;
    for (const step of this.querySelectorAll('.studio__step')) {
      const isHere = step.getAttribute('data-desk-go') === (view === 'block' ? 'pick' : view);
      if (isHere) step.setAttribute('aria-current', 'step');
      else step.removeAttribute('aria-current');
    }
  }

  async #showBlock({ slug, block: id }: Extract<Place, { view: 'block' }>, turn: number): Promise<void> {
    const article = await this.#article(slug);
    const block = article.blocks.find((one) => one.id === id) ?? this.#left(article)[0] ?? article.blocks[0];
    if (turn !== this.#turn || block === undefined) return;
    const view = this.#find('[data-desk-view="block"]');
    this.#place = { view: 'block', slug, block: block.id };
    history.replaceState({ desk: this.#place }, '');
    this.#find('[data-desk-title]').textContent = article.title;
    // A hidden box has no height.
    view.hidden = false;
    this.#blockView.show(article, block, this.#tongue);
    this.#drawProgress(article, block);
  }

  #drawProgress(article: DeskBlocks, block: DeskBlock): void {
    const at = article.blocks.indexOf(block);
    const left = this.#left(article).length;
    say(this.#find('[data-desk-progress]'), ['progress'], { at: at + 1, total: article.blocks.length, left });
    say(this.#find('[data-desk-finished]'), left === 0 ? ['finished'] : []);
    this.#find('[data-desk-go="back"]').hidden = at === 0;
    this.#find('[data-desk-go="next"]').hidden = at === article.blocks.length - 1;
  }

  /** Blocks that need somebody, of which this person has neither written the words nor said anything yet. */
  #left({ slug, needed, blocks }: DeskBlocks): DeskBlock[] {
    const isSaid = (block: DeskBlock): boolean => {
      const work = this.#works.get(workId(this.#tongue.lang, slug, block.id));
      return work !== undefined && work.verdict !== null && !isPast(work, block);
    };
    const { person } = this.#works;
    const isOwn = (block: DeskBlock): boolean => person !== null && isOwnDraft(block, person);
    return blocks.filter((block) => needed.includes(block.id) && !isOwn(block) && !isSaid(block));
  }

  /** After something was said: to the next block that needs somebody, below or else above. */
  async #goOn(): Promise<void> {
    if (this.#place.view !== 'block') return;
    const { slug, block: id } = this.#place;
    const article = await this.#article(slug);
    const at = article.blocks.findIndex((one) => one.id === id);
    const left = this.#left(article);
    const next = left.find((one) => article.blocks.indexOf(one) > at) ?? left[0];
    const here = article.blocks[at];
    if (next !== undefined) await this.#go({ view: 'block', slug, block: next.id });
    else if (here !== undefined) this.#drawProgress(article, here);
  }

  async #step(by: 1 | -1): Promise<void> {
    if (this.#place.view !== 'block') return;
    const { slug, block: id } = this.#place;
    const { blocks } = await this.#article(slug);
    const next = blocks[blocks.findIndex((one) => one.id === id) + by];
    if (next !== undefined) await this.#go({ view: 'block', slug, block: next.id });
  }

  #article(slug: string): Promise<DeskBlocks> {
    return this.#fetch(`${this.#tongue.lang}/${slug}/blocks.json`);
  }

  async #fetch<T>(path: string): Promise<T> {
    if (!this.#fetched.has(path)) {
      const answer = await fetch(`${this.dataset['desk'] ?? ''}${path}`);
      if (!answer.ok) throw new Error(String(answer.status));
      this.#fetched.set(path, await answer.json());
    }
    return this.#fetched.get(path) as T;
  }

  get #tongue(): DeskTongue {
    const lang = this.#works.person?.lang ?? 'ii';
    const { tag = lang, ownName = '' } = this.#find(`input[name="lang"][value="${lang}"]`).dataset;
    return { lang, tag, ownName };
  }

  #drawGiving(): void {
    this.#drawCounts();
    this.#refreshGiving();
  }

  #drawCounts(): void {
    const all = this.#works.all;
    const said = all.filter(({ verdict }) => verdict !== null);
    const count = (verdict: string): number => said.filter((work) => work.verdict === verdict).length;
    const fresh = said.filter(({ givenAt }) => givenAt === null).length;
    const writing = all.length - said.length;
    const names = [
      said.length === 0 ? 'none' : 'count',
      ...(fresh > 0 && fresh < said.length ? ['new'] : []),
      ...(writing > 0 ? ['writing'] : []),
    ];
    const counts = { good: count('good'), changed: count('changed'), unsure: count('unsure') };
    say(this.#find('[data-desk-counts]'), names, { n: said.length, fresh, writing, ...counts });
    this.#find('[data-desk-ways]').hidden = said.length === 0;
    // What it says of what goes may hold no more.
    this.#find('[data-remove-sure]').hidden = true;
  }

  #wireGiving(): void {
    const { inbox } = this.dataset;
    this.#refreshGiving = wireGiving(this.#find('[data-give]'), {
      files: () => this.#files(),
      refused: () => this.#drawGiving(),
      inbox,
      outbox: openDesk,
      given: (files) => {
        this.#works.given(this.#handedIn.get(files) ?? []);
        this.#drawCounts();
      },
    });
  }

  #files(): HandInFiles | null {
    const { person } = this.#works;
    const day = dayOf(new Date());
    const works = this.#works.all.filter(({ verdict }) => verdict !== null);
    const handIn = person && deskHandIn(person, works, day);
    if (handIn === null) return null;
    const name = `translation-${handIn.lang}-${day}`;
    const text = { name: `${name}.json`, words: `${JSON.stringify(handIn, null, 2)}\n` } as const;
    const files = { name, text, sounds: [], day };
    this.#handedIn.set(files, works);
    return files;
  }

  async #postWaiting(): Promise<void> {
    const { inbox } = this.dataset;
    if (inbox === undefined) return;
    const send = async (): Promise<void> => {
      const { sent } = await postWaiting(inbox, openDesk);
      if (sent > 0) say(this.#find('[data-desk-late]'), ['sent-late']);
    };
    addEventListener('online', () => void send());
    await send();
  }

  #tell(kept: Kept): void {
    say(this.#find('[data-desk-trouble]'), kept === 'kept' ? [] : [kept]);
    say(this.#find('[data-desk-kept]'), kept === 'kept' ? ['kept'] : []);
  }

  #leadElsewhere(): void {
    const box = this.#find('[data-desk-elsewhere]');
    box.hidden = false;
    const link = box.querySelector('a');
    if (link) link.href = `${link.href.replace(/#.*/, '')}#${location.pathname}`;
  }

  #find(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`pufa-desk: ${selector} is missing`);
    return found;
  }
}

function placeOf(state: unknown): Place | null {
  return typeof state === 'object' && state !== null && 'desk' in state ? (state.desk as Place) : null;
}

customElements.define('pufa-desk', PufaDesk);
