/** `<pufa-recording-check>`: plays a published recording block by block and hands in what a second speaker heard. */
import type { RecordingCheckHandIn } from '../../lib/recording-hand-in.ts';
import { dayOf } from '../../lib/recording-session.ts';
import { wireGiving } from '../handing-in/giving.client.ts';
import type { HandInFiles } from '../handing-in/files.client.ts';
import { checkFiles } from './hand-in.client.ts';
import { say } from '../handing-in/said.client.ts';
import { openStore } from './store.client.ts';

type Verdict = RecordingCheckHandIn['verdicts'][number];

class PufaRecordingCheck extends HTMLElement {
  /** Second at which the block that is heard ends. */
  #until = 0;

  connectedCallback(): void {
    for (const part of this.querySelectorAll<HTMLElement>('[data-check-answer]')) part.hidden = false;
    const audio = this.#audio;
    audio.addEventListener('timeupdate', () => audio.currentTime >= this.#until && audio.pause());
    this.addEventListener('click', ({ target }) => {
      const block =
        target instanceof Element && target.closest('[data-check-hear]') ? target.closest('[data-check-block]') : null;
      if (block instanceof HTMLElement) this.#hear(block);
    });
    this.addEventListener('change', ({ target }) => {
      const block = target instanceof Element ? target.closest<HTMLElement>('[data-check-block]') : null;
      const verdict = block && verdictOf(block);
      block?.querySelector('[data-check-note]')?.toggleAttribute('hidden', verdict === null || verdict === 'right');
      say(this, []);
      refresh();
    });
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    const root = this.querySelector<HTMLElement>('[data-give]');
    const refresh = root
      ? wireGiving(root, {
          files: () => this.#files(),
          refused: () => say(this.#find('[data-check-trouble]'), ['incomplete']),
          inbox: this.dataset['inbox'],
          outbox: openStore,
          given: () => undefined,
        })
      : () => undefined;
  }

  #hear(block: HTMLElement): void {
    const audio = this.#audio;
    const { start, end } = block.dataset;
    const begin = (): void => void (audio.currentTime = Number(start));
    const isHeard = !audio.paused && this.#until === Number(end);
    if (isHeard) return audio.pause();
    this.#until = Number(end);
    // A place is kept only once the length is known.
    if (audio.readyState > 0) begin();
    else audio.addEventListener('loadedmetadata', begin, { once: true });
    void audio.play().catch(() => undefined);
  }

  #files(): HandInFiles | null {
    const by = this.#words('by');
    const place = this.#words('place');
    const verdicts = [...this.querySelectorAll<HTMLElement>('[data-check-block]')].reduce<Verdict[]>((all, block) => {
      const verdict = verdictOf(block);
      const { checkBlock = '', source = '' } = block.dataset;
      const note = verdict === 'right' ? '' : this.#words(`note-${checkBlock}`);
      return verdict === null
        ? all
        : [...all, { block: checkBlock, source, verdict, ...(note === '' ? {} : { note }) }];
    }, []);
    if (by === '' || place === '' || verdicts.length === 0) return null;
    const { article = '', recording = '' } = this.dataset;
    const on = dayOf(new Date());
    return checkFiles({ format: 'muyu-pufa/recording-check', version: 1, article, recording, by, place, on, verdicts });
  }

  #words(name: string): string {
    const field = this.#form.elements.namedItem(name);
    return field instanceof HTMLInputElement ? field.value.trim().replace(/\s+/g, ' ') : '';
  }

  get #form(): HTMLFormElement {
    return this.#find('[data-check-form]');
  }

  get #audio(): HTMLAudioElement {
    return this.#find('[data-check-audio]');
  }

  #find<T extends HTMLElement>(selector: string): T {
    const found = this.querySelector<T>(selector);
    if (found === null) throw new Error(`pufa-recording-check: ${selector} is missing`);
    return found;
  }
}

function verdictOf(block: HTMLElement): Verdict['verdict'] | null {
  return (block.querySelector<HTMLInputElement>('input[type="radio"]:checked')?.value ?? null) as
    Verdict['verdict'] | null;
}

customElements.define('pufa-recording-check', PufaRecordingCheck);
