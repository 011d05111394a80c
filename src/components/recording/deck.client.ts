/** The deck of buttons: records, plays and tells of one block at a time (`StudioDeck.astro`). */
import { dayOf, isWhole, type RecordingKind } from '../../lib/recording-session.ts';
import { letSleep, stayAwake } from './awake.client.ts';
import { lackingHere, Recorder } from './recorder.client.ts';
import { say } from '../handing-in/said.client.ts';
import type { HeldTake, Takes } from './takes.client.ts';
import '../listening/one-at-a-time.client.ts';

/** What is to be spoken now. */
export interface Spoken {
  readonly kind: RecordingKind;
  readonly block: string;
  readonly source: string;
  /** Of the translation, when it is that which is read. */
  readonly text: string | undefined;
  /** Whether there is a block before, and after. */
  readonly hasBack: boolean;
  readonly hasNext: boolean;
}

type Action = 'record' | 'stop' | 'go-on' | 'hear' | 'again' | 'back' | 'next' | 'give';

export interface DeckEvents {
  /** Something was recorded or dropped. */
  readonly changed: () => void;
  readonly move: (to: 'back' | 'next' | 'give') => void;
}

interface Running {
  /** Null until the microphone is open, and again while it is being closed. */
  recorder: Recorder | null;
  /** Empty until the microphone is open. */
  take: string;
  startedAt: number;
}

export class Deck {
  readonly #root: HTMLElement;
  readonly #takes: Takes;
  readonly #events: DeckEvents;
  #spoken: Spoken | null = null;
  #running: Running | null = null;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor(root: HTMLElement, takes: Takes, events: DeckEvents) {
    [this.#root, this.#takes, this.#events] = [root, takes, events];
    root.addEventListener('click', ({ target }) => {
      const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-studio-do]') : null;
      if (pressed) void this.#act(pressed.dataset['studioDo'] as Action);
    });
    // What has not been written yet is, as far as the browser lets it.
    addEventListener('pagehide', () => void this.#stop('interrupted'));
  }

  get isRecording(): boolean {
    return this.#running !== null;
  }

  /** Shows another block; what was being recorded comes to its end. */
  async show(spoken: Spoken): Promise<void> {
    await this.#stop('done');
    this.#audio.pause();
    this.#spoken = spoken;
    this.#tell();
    this.#draw();
  }

  async #act(action: Action): Promise<void> {
    if (action === 'stop') await this.#stop('done');
    else if (action === 'hear') this.#hear();
    else if (action === 'record' || action === 'again') await this.#record(false);
    else if (action === 'go-on') await this.#record(true);
    else {
      await this.#stop('done');
      this.#events.move(action);
    }
  }

  /** Begins to record: a block anew, or, after an interruption, what follows. */
  async #record(goesOn: boolean): Promise<void> {
    const spoken = this.#spoken;
    if (spoken === null || this.#running !== null) return;
    const lacking = lackingHere();
    if (lacking !== null) return this.#say([lacking]);
    this.#audio.pause();
    const running: Running = { recorder: null, take: '', startedAt: 0 };
    this.#running = running;
    this.#say(['opening']);
    this.#draw();
    const early: Blob[] = [];
    const recorder = await Recorder.open({
      piece: (piece) => (running.take === '' ? early.push(piece) : this.#takes.add(running.take, piece)),
      level: (level) => (this.#level.style.transform = `scaleX(${level.toFixed(2)})`),
      interrupted: () => void this.#stop('interrupted'),
    });
    // Called off while the phone was still asking: nobody listens.
    if (this.#running !== running) return typeof recorder === 'string' ? undefined : recorder.stop();
    if (typeof recorder === 'string') {
      this.#running = null;
      this.#say([recorder]);
      return this.#draw();
    }
    const { kind, block, source, text } = spoken;
    const before = goesOn ? this.#takes.rendition(kind, block).slice(-1)[0] : undefined;
    running.take = this.#takes.begin({
      kind,
      block,
      source,
      text,
      pass: before?.pass ?? this.#takes.nextPass(kind, block),
      part: before === undefined ? 0 : before.part + 1,
      type: recorder.type,
      day: dayOf(new Date()),
    });
    running.startedAt = performance.now();
    for (const piece of early) this.#takes.add(running.take, piece);
    running.recorder = recorder;
    void stayAwake();
    this.#clock = setInterval(() => this.#showTime(performance.now() - running.startedAt), 250);
    this.#say(['recording']);
    this.#draw();
    this.#button('stop')?.focus();
  }

  async #stop(state: 'done' | 'interrupted'): Promise<void> {
    const running = this.#running;
    if (running?.take === '') return this.#callOff();
    if (running?.recorder == null) return;
    const { recorder, take, startedAt } = running;
    // Nobody stops it twice, and nothing begins before it has ended.
    running.recorder = null;
    clearInterval(this.#clock);
    const aboutMs = performance.now() - startedAt;
    await recorder.stop();
    letSleep();
    const finished = await this.#takes.finish(take, state, aboutMs);
    this.#running = null;
    this.#level.style.transform = 'scaleX(0)';
    this.#draw();
    this.#tell(finished);
    this.#button(state === 'done' ? 'next' : 'go-on')?.focus();
    this.#events.changed();
  }

  /** Takes back a press on the button before the microphone is open. */
  #callOff(): void {
    this.#running = null;
    this.#draw();
    this.#tell();
  }

  /** Plays what was recorded of the block, all parts of it. */
  #hear(): void {
    const audio = this.#audio;
    const takes = this.#heard();
    if (!audio.paused) return audio.pause();
    const play = (index: number): void => {
      const take = takes[index];
      URL.revokeObjectURL(audio.src);
      if (take === undefined) return;
      audio.src = URL.createObjectURL(new Blob([...take.pieces], { type: take.type }));
      audio.onended = () => play(index + 1);
      // Refused only without a press, and this is one.
      void audio.play().catch(() => undefined);
    };
    play(0);
  }

  #heard(): HeldTake[] {
    return this.#spoken === null ? [] : this.#takes.rendition(this.#spoken.kind, this.#spoken.block);
  }

  /** Says what there is of the block; of a take that has just ended (null: nothing was in it), how it went. */
  #tell(finished?: HeldTake | null): void {
    const takes = this.#heard();
    const seconds = Math.round(takes.reduce((all, { durationMs }) => all + durationMs, 0) / 1000);
    this.#showTime(seconds * 1000);
    if (finished === null) return this.#say(['nothing']);
    if (takes.length === 0) return this.#say([]);
    if (finished !== undefined && !takes.includes(finished)) return this.#say(['interrupted-old']);
    const flaws = takes.reduce<string[]>((all, take) => all.concat(take.flaws), []);
    const kept = takes.every(({ isKept }) => isKept) ? 'recorded' : 'recorded-here';
    this.#say([isWhole(takes) ? kept : 'interrupted', ...flaws], { seconds });
  }

  #draw(): void {
    const takes = this.#heard();
    const isRunning = this.#running !== null;
    const has = takes.length > 0;
    const shown: Readonly<Record<Action, boolean>> = {
      record: !isRunning && !has,
      stop: isRunning,
      'go-on': !isRunning && has && !isWhole(takes),
      hear: !isRunning && has,
      again: !isRunning && has,
      back: !isRunning && (this.#spoken?.hasBack ?? false),
      next: !isRunning && (this.#spoken?.hasNext ?? false),
      give: !isRunning && !(this.#spoken?.hasNext ?? false) && has,
    };
    for (const action of Object.keys(shown) as Action[])
      this.#button(action)?.toggleAttribute('hidden', !shown[action]);
    this.#root.dataset['state'] = isRunning ? 'recording' : has ? 'recorded' : 'empty';
  }

  /** What is said of the block; how far one is stands beside it always. */
  #say(names: readonly string[], values: Readonly<Record<string, number>> = {}): void {
    const box = this.#root.querySelector('.deck__said');
    if (box) say(box, names, values);
  }

  #showTime(ms: number): void {
    const seconds = Math.round(ms / 1000);
    const time = this.#root.querySelector('[data-studio-time]');
    if (time) time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }

  #button(action: Action): HTMLElement | null {
    return (
      this.#root.querySelector(`[data-studio-do="${action}"]:not([hidden])`) ??
      this.#root.querySelector(`[data-studio-do="${action}"]`)
    );
  }

  get #level(): HTMLElement {
    return this.#find('[data-studio-level]');
  }

  get #audio(): HTMLAudioElement {
    return this.#find('[data-studio-audio]');
  }

  #find<T extends HTMLElement>(selector: string): T {
    const found = this.#root.querySelector<T>(selector);
    if (found === null) throw new Error(`pufa-studio: ${selector} is missing`);
    return found;
  }
}
