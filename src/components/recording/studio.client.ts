/** `<pufa-studio>`: records an article block by block, or the names of the pictures, and hands it in. All words are in the HTML (`Studio.astro`). */
import type { Lang } from '../../languages.ts';
import { NAMES } from '../../lib/recording-hand-in.ts';
import { dayOf, handInOf, isAgreed, namesHandInOf, type RecordingKind } from '../../lib/recording-session.ts';
import { isWeChat } from '../../lib/wechat.ts';
import { AboutForm } from './about-form.client.ts';
import { Deck, type Spoken } from './deck.client.ts';
import { wireGiving } from '../handing-in/giving.client.ts';
import type { HandInFiles } from '../handing-in/files.client.ts';
import { recordingFiles } from './hand-in.client.ts';
import { postWaiting } from '../handing-in/outbox.client.ts';
import { say } from '../handing-in/said.client.ts';
import { openStore } from './store.client.ts';
import { Takes, type Trouble } from './takes.client.ts';

type Step = 'about' | 'read' | 'tell' | 'give';

/** Of the recorder, in bytes a second: for what fits on the phone. */
const BYTES_PER_SECOND = 12_000;

class PufaStudio extends HTMLElement {
  #takes!: Takes;
  #deck!: Deck;
  #form!: AboutForm;
  #refreshers: (() => void)[] = [];
  #step: Step = 'about';
  #at = 0;

  connectedCallback(): void {
    if (isWeChat()) return this.#leadElsewhere();
    const { article = '', lang = 'zh' } = this.dataset;
    this.#takes = new Takes({ article, lang: lang as Lang, isSensitive: 'sensitive' in this.dataset }, (trouble) =>
      this.#tellTrouble(trouble),
    );
    this.#form = new AboutForm(this.#find('[data-studio-about]'), {
      changed: (about) => void this.#takes.setAbout(about),
      agreed: () => void this.#turnTo('read'),
    });
    this.#deck = new Deck(this.#find('[data-studio-deck]'), this.#takes, {
      changed: () => this.#draw(),
      move: (to) => void (to === 'give' ? this.#turnTo('give') : this.#turn(to === 'next' ? 1 : -1)),
    });
    for (const kind of ['reading', 'retelling'] as const) this.#wireGiving(kind);
    this.#wireRemoving();
    for (const button of this.#all('[data-studio-go]'))
      button.addEventListener('click', () => void this.#turnTo(button.dataset['studioGo'] as Step));
    for (const box of this.#all('[data-studio-freely]')) {
      box.hidden = false;
      box.addEventListener('change', () => void this.#show());
    }
    addEventListener('beforeunload', (event) => {
      if (this.#takes.hasUnkept) event.preventDefault();
    });
    void this.#begin();
  }

  async #begin(): Promise<void> {
    const isFound = await this.#takes.load().catch(() => false);
    const { about } = this.#takes;
    if (about !== null) this.#form.fill(about);
    this.#find('[data-studio-steps]').hidden = false;
    if (isFound) say(this.#find('[data-studio-trouble]'), ['found']);
    // Where one stopped: at what was left half done, else at the first block that is not there yet.
    const open = this.#blocks.findIndex((block) =>
      this.#takes.rendition('reading', idOf(block)).some(({ state }) => state !== 'done'),
    );
    const missing = this.#blocks.findIndex((block) => this.#takes.rendition('reading', idOf(block)).length === 0);
    this.#at = Math.max(0, open >= 0 ? open : missing);
    await this.#go(isAgreed(about) ? 'read' : 'about');
    await this.#postWaiting();
  }

  /** Goes to a step on a press: what comes is not as long as what was there. */
  async #turnTo(step: Step): Promise<void> {
    await this.#go(step);
    if (this.#step === step) this.#find('[data-studio-steps]').scrollIntoView({ block: 'start' });
  }

  /** Goes to a step; to record one must have agreed first. */
  async #go(step: Step): Promise<void> {
    const needsConsent = step === 'read' || step === 'tell';
    const hasAgreed = isAgreed(this.#takes.about);
    this.#step = needsConsent && !hasAgreed ? 'about' : step;
    if (this.#step !== step) this.#form.complain();
    for (const section of this.#all('[data-studio-step]'))
      section.hidden = section.dataset['studioStep'] !== this.#step;
    for (const button of this.#all('[data-studio-go]')) {
      const isHere = button.dataset['studioGo'] === this.#step;
      if (isHere) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
    }
    this.#find('[data-studio-deck-place]').hidden = this.#step !== 'read' && this.#step !== 'tell';
    await this.#show();
  }

  /** Turns to the block before or after. */
  async #turn(by: number): Promise<void> {
    this.#at = Math.min(Math.max(0, this.#at + by), this.#blocks.length - 1);
    await this.#show();
    this.#blocks[this.#at]?.scrollIntoView({ block: 'start' });
  }

  async #show(): Promise<void> {
    this.#blocks.forEach((block, index) => (block.hidden = index !== this.#at));
    const spoken = this.#step === 'tell' ? this.#retold() : this.#spoken();
    // On the other steps too: what was being recorded comes to its end.
    if (spoken !== null) await this.#deck.show(spoken);
    this.#draw();
  }

  #spoken(): Spoken | null {
    const block = this.#blocks[this.#at];
    if (block === undefined) return null;
    const { source = '', text } = block.dataset;
    const isFree = block.querySelector<HTMLInputElement>('[data-studio-freely] input')?.checked ?? false;
    return {
      kind: 'reading',
      block: idOf(block),
      source,
      text: isFree ? undefined : text,
      hasBack: this.#at > 0,
      hasNext: this.#at < this.#blocks.length - 1,
    };
  }

  #retold(): Spoken | null {
    const { studioRetold: block = '', source = '' } =
      this.querySelector<HTMLElement>('[data-studio-retold]')?.dataset ?? {};
    return block === '' ? null : { kind: 'retelling', block, source, text: undefined, hasBack: false, hasNext: false };
  }

  /** Brings what is counted and offered to what there is. */
  #draw(): void {
    const done = this.#blocks.filter((block) => this.#takes.rendition('reading', idOf(block)).length > 0).length;
    const progress = this.#find('.deck__progress').parentElement;
    if (progress)
      say(progress, this.#step === 'read' ? ['progress'] : [], { at: this.#at + 1, total: this.#blocks.length, done });
    this.#drawGiving();
  }

  #drawGiving(): void {
    const section = this.#find('[data-studio-step="give"]');
    const kinds = this.#all('[data-studio-give]').map((box) => {
      const count = this.#parts(box.dataset['studioGive'] as RecordingKind).length;
      box.hidden = count === 0;
      say(box, count === 0 ? [] : ['count'], { n: count });
      return count;
    });
    const hasAny = kinds.some((count) => count > 0);
    const hasTakes = this.#takes.all.length > 0;
    this.#find('[data-studio-remove]').hidden = !hasTakes;
    if (hasTakes) say(this.#find('[data-studio-removed]'), []);
    const none = section.querySelector<HTMLElement>('[data-said="none"]');
    if (none) none.hidden = hasAny;
    for (const refresh of this.#refreshers) refresh();
    void this.#sayRoom();
  }

  #parts(kind: RecordingKind) {
    const order = kind === 'reading' ? this.#blocks.map(idOf) : [this.#retold()?.block ?? ''];
    return this.#takes.handedIn(kind, order);
  }

  #wireGiving(kind: RecordingKind): void {
    const box = this.querySelector<HTMLElement>(`[data-studio-give="${kind}"]`);
    const root = box?.querySelector<HTMLElement>('[data-give]');
    if (!box || !root) return;
    const files = (): HandInFiles | null => {
      const { about } = this.#takes;
      const takes = this.#parts(kind);
      if (about === null || !isAgreed(about) || takes.length === 0) return null;
      const { article = '', lang: page = 'zh' } = this.dataset;
      const lang = page as Lang;
      const handIn =
        article === NAMES ? namesHandInOf(lang, about, takes) : handInOf({ article, lang, kind, about, takes });
      const sounds = takes.map(({ pieces, type }) => new Blob([...pieces], { type }));
      return recordingFiles(handIn, sounds, dayOf(new Date()));
    };
    const { inbox } = this.dataset;
    this.#refreshers.push(
      wireGiving(root, {
        files,
        refused: () => void this.#turnTo('about').then(() => this.#form.complain()),
        inbox,
        outbox: openStore,
        given: () => this.#find('[data-studio-remove]').scrollIntoView({ block: 'nearest' }),
      }),
    );
  }

  #wireRemoving(): void {
    const box = this.#find('[data-studio-remove]');
    const sure = this.#find('[data-remove-sure]');
    box.addEventListener('click', async ({ target }) => {
      const answer =
        target instanceof Element ? target.closest<HTMLElement>('[data-remove]')?.dataset['remove'] : undefined;
      if (answer === undefined) return;
      sure.hidden = answer !== 'ask';
      if (answer !== 'yes') return;
      await this.#takes.removeAll();
      this.#at = 0;
      await this.#show();
      say(this.#find('[data-studio-removed]'), ['removed']);
    });
  }

  /** Says how much still fits, where the browser knows. */
  async #sayRoom(): Promise<void> {
    const line = this.#find('[data-said="room"]');
    const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
    const { quota, usage } = estimate ?? {};
    line.hidden = quota === undefined || usage === undefined;
    if (quota === undefined || usage === undefined) return;
    const minutes = Math.floor((quota - usage) / BYTES_PER_SECOND / 60);
    line.textContent = (line.dataset['pattern'] ?? '').replace('{minutes}', String(Math.min(minutes, 999)));
  }

  #tellTrouble(trouble: Trouble): void {
    say(this.#find('[data-studio-trouble]'), [trouble]);
  }

  async #postWaiting(): Promise<void> {
    const { inbox } = this.dataset;
    if (inbox === undefined) return;
    const send = async (): Promise<void> => {
      const { sent } = await postWaiting(inbox, openStore);
      if (sent > 0) say(this.#find('[data-studio-trouble]'), ['sent-late']);
    };
    addEventListener('online', () => void send());
    await send();
  }

  #leadElsewhere(): void {
    for (const section of this.#all('[data-studio-step]')) section.hidden = section.dataset['studioStep'] !== 'read';
    this.#find('[data-studio-elsewhere]').hidden = false;
    const link = this.#find<HTMLAnchorElement>('[data-studio-elsewhere-link]');
    link.href = `${link.href.replace(/#.*/, '')}#${location.pathname}`;
  }

  get #blocks(): HTMLElement[] {
    return this.#all('[data-studio-block]');
  }

  #all(selector: string): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(selector)];
  }

  #find<T extends HTMLElement>(selector: string): T {
    const found = this.querySelector<T>(selector);
    if (found === null) throw new Error(`pufa-studio: ${selector} is missing`);
    return found;
  }
}

function idOf(block: HTMLElement): string {
  return block.dataset['studioBlock'] ?? '';
}

customElements.define('pufa-studio', PufaStudio);
