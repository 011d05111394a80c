/**
 * Speaking instead of typing. The browser hears, not this site, and mostly it is its maker's servers that make words of
 * it: that is said before the microphone is opened, and the answer is remembered until the tab goes.
 */
import type { Recognition } from '../../lib/voice.ts';

/** Key in the memory of the tab. See docs/privacy.md. */
export const VOICE_KEY = 'pufa:voice';
/** Some engines never say that they have ended: after this long, we do. */
const PATIENCE_MS = 4000;

/** What the panel shows; the names are those of its parts (`Voice.astro`). */
export type VoiceState = 'idle' | 'consent' | 'opening' | 'listening' | 'denied' | 'offline' | 'nothing' | 'failed';

/** What browsers call what went wrong. */
const PROBLEMS: Readonly<Record<string, VoiceState>> = {
  'not-allowed': 'denied',
  'service-not-allowed': 'denied',
  'audio-capture': 'denied',
  network: 'offline',
  'no-speech': 'nothing',
};

export interface VoiceOptions {
  readonly Engine: new () => Recognition;
  /** BCP 47: what is spoken. */
  readonly lang: string;
  /** Is given the words that were heard. */
  readonly heard: (text: string) => void;
}

/** Wires the panel of `Voice.astro`. */
export class Voice {
  readonly #panel: HTMLElement;
  readonly #options: VoiceOptions;
  /** The attempt under way; what older ones still say is not heard. */
  #current: Recognition | null = null;
  #hasAccepted = hasAccepted();
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(panel: HTMLElement, options: VoiceOptions) {
    [this.#panel, this.#options] = [panel, options];
    this.#on('accept', () => this.#accept());
    this.#on('decline', () => this.#decline());
    this.#on('stop', () => this.#stop());
    const quit = (): void => (this.#current === null ? undefined : this.#finish('idle'));
    // Nobody is listened to who looks at something else.
    document.addEventListener('visibilitychange', () => document.hidden && quit());
    window.addEventListener('pagehide', quit);
  }

  /** The button was pressed: says where the voice goes, or listens. */
  begin(): void {
    if (this.#current !== null) return;
    if (this.#hasAccepted) return this.#listen();
    this.#show('consent');
    this.#part('accept')?.focus();
  }

  #part(name: string): HTMLElement | null {
    return this.#panel.querySelector(`[data-voice-part="${name}"]`);
  }

  #on(name: string, act: () => void): void {
    this.#part(name)?.addEventListener('click', act);
  }

  #accept(): void {
    this.#hasAccepted = true;
    accept();
    this.#listen();
  }

  #decline(): void {
    this.#show('idle');
    this.#part('start')?.focus();
  }

  #listen(): void {
    const engine = new this.#options.Engine();
    this.#current = engine;
    engine.lang = this.#options.lang;
    engine.continuous = false;
    engine.interimResults = false;
    const ifCurrent = (act: () => void): void => {
      if (this.#current === engine) act();
    };
    engine.onstart = () => ifCurrent(() => this.#show('listening'));
    engine.onresult = ({ results }) => ifCurrent(() => this.#take(wordsOf(results)));
    engine.onerror = ({ error }) => ifCurrent(() => this.#finish(PROBLEMS[error] ?? 'failed'));
    engine.onend = () => ifCurrent(() => this.#finish('nothing'));
    this.#show('opening');
    this.#part('stop')?.focus();
    try {
      engine.start();
    } catch {
      this.#finish('failed');
    }
  }

  /** What was said so far is still made into words. */
  #stop(): void {
    const engine = this.#current;
    if (engine === null) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#current === engine && this.#finish('nothing'), PATIENCE_MS);
    try {
      engine.stop();
    } catch {
      this.#finish('failed');
    }
  }

  #take(words: string): void {
    this.#finish(words === '' ? 'nothing' : 'idle');
    if (words !== '') this.#options.heard(words);
  }

  #finish(state: VoiceState): void {
    const engine = this.#current;
    this.#current = null;
    clearTimeout(this.#waiting);
    const hadFocus = this.#panel.contains(document.activeElement);
    this.#show(state);
    if (hadFocus) this.#part('start')?.focus();
    try {
      engine?.abort();
    } catch {
      // It has ended by itself.
    }
  }

  #show(state: VoiceState): void {
    this.#panel.dataset['voiceState'] = state;
    const isOn = state === 'opening' || state === 'listening';
    for (const part of this.#panel.querySelectorAll<HTMLElement>('[data-voice-when]'))
      part.hidden = part.dataset['voiceWhen'] !== state;
    const [start, stop] = [this.#part('start'), this.#part('stop')];
    if (start) {
      start.hidden = isOn;
      start.setAttribute('aria-expanded', String(state === 'consent'));
    }
    if (stop) stop.hidden = !isOn;
  }
}

/** Returns all that was heard, as one line. A full stop at the end is the engine's, not the speaker's. */
function wordsOf(results: ArrayLike<ArrayLike<{ readonly transcript: string }>>): string {
  const heard = Array.from(results, (result) => result[0]?.transcript ?? '').join('');
  return heard.trim().replace(/[。．.！!？?，,]+$/u, '');
}

// Where storage is closed, it is asked again on the next page.
function hasAccepted(): boolean {
  try {
    return sessionStorage.getItem(VOICE_KEY) !== null;
  } catch {
    return false;
  }
}

function accept(): void {
  try {
    sessionStorage.setItem(VOICE_KEY, '1');
  } catch {
    return;
  }
}
