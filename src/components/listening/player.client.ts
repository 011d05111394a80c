/** `<pufa-player>`: makes the browser's own player follow the text. All words are in the HTML around it. */
import { isWeChat } from '../../lib/wechat.ts';
import './one-at-a-time.client.ts';
import { readNumber, remember } from './memory.client.ts';

export type Cue = readonly [block: string, start: number, end: number];

/** Seconds that ±10 s moves. */
const STEP = 10;
/** A place nearer than this to either end is not worth going back to. */
const EDGE = 5;
const SPEED_KEY = 'pufa:speed';

export class PufaPlayer extends HTMLElement {
  #life = new AbortController();
  #cues: readonly Cue[] = [];
  #buttons: HTMLElement[] = [];
  #spoken: Element | null = null;
  #timer = 0;
  /** Where to begin once the length is known; before that a player forgets where it was sent. */
  #startAt: number | null = null;
  /** Nothing could be loaded: the next press begins from scratch, as the line may be back. */
  #hasFailed = false;
  /** What few need comes with the first press: lock screen, timer, sharing, the next of a list. */
  #hasTools = false;
  /** The reader has scrolled: the page is theirs until they press play again. */
  #follows = true;

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const audio = this.audio;
    this.#cues = JSON.parse(this.dataset['cues'] ?? '[]') as Cue[];
    audio.controls = false;
    this.#find('.player__panel').hidden = false;

    for (const type of ['play', 'playing', 'pause', 'timeupdate', 'seeked', 'ratechange', 'ended']) {
      audio.addEventListener(type, () => this.#sync(), { signal });
    }
    audio.addEventListener('loadedmetadata', () => this.#begin(), { signal });
    audio.addEventListener('ended', () => this.#keep(0), { signal });
    audio.addEventListener('pause', () => this.#keep(), { signal });
    audio.addEventListener('playing', () => this.#say(null, 'refused'), { signal });
    // Of a `<source>`: it could not be loaded. Only after the last is there nothing left that the browser tries.
    this.addEventListener('error', (event) => this.#onError(event.target), { signal, capture: true });
    this.addEventListener('click', (event) => this.#onClick(event), { signal });
    this.#slider.addEventListener('input', () => this.seek(Number(this.#slider.value)), { signal });
    this.#speed.addEventListener('change', () => this.#setSpeed(Number(this.#speed.value)), { signal });
    for (const type of ['wheel', 'touchmove'] as const) {
      window.addEventListener(type, () => (this.#follows = false), { signal, passive: true });
    }
    window.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    window.addEventListener('pagehide', () => this.#keep(), { signal });
    this.#addBlockButtons(signal);
    this.#restore();
    this.dataset['state'] = 'paused';
    // A link to a sound, not to a text.
    if (/[?&]listen\b/.test(location.search) || location.hash === '#listen') this.#loadTools();
  }

  disconnectedCallback(): void {
    this.#life.abort();
    clearTimeout(this.#timer);
    this.audio.pause();
    for (const button of this.#buttons) button.remove();
    this.#mark(null);
    this.#hasTools = false;
  }

  #find<T extends HTMLElement>(selector: string): T {
    const found = this.querySelector<T>(selector);
    if (!found) throw new Error(`pufa-player: ${selector} is missing`);
    return found;
  }

  get cues(): readonly Cue[] {
    return this.#cues;
  }

  get audio(): HTMLAudioElement {
    return this.#find('audio');
  }

  get #slider(): HTMLInputElement {
    return this.#find('.player__slider');
  }

  get #speed(): HTMLSelectElement {
    return this.#find('.player__speed');
  }

  /** Where the sound is, or will begin. */
  get #now(): number {
    return this.#startAt ?? this.audio.currentTime;
  }

  get #key(): string {
    return `pufa:sound:${this.dataset['recording']}:${this.dataset['duration']}`;
  }

  get sensitive(): boolean {
    return 'sensitive' in this.dataset;
  }

  #addBlockButtons(signal: AbortSignal): void {
    const template = this.#find('template') as unknown as HTMLTemplateElement;
    for (const [block, start] of this.#cues) {
      const element = document.getElementById(block);
      const button = template.content.firstElementChild?.cloneNode(true);
      if (!element || !(button instanceof HTMLElement)) continue;
      button.addEventListener('click', () => this.playFrom(start), { signal });
      // A list can hold nothing but its items.
      if (/^[UO]L$/.test(element.tagName)) element.before(button);
      else element.prepend(button);
      this.#buttons.push(button);
    }
  }

  #onClick(event: Event): void {
    if (!(event.target instanceof Element)) return;
    // WeChat would open the file and not save it.
    const elsewhere = event.target.closest<HTMLElement>('[data-elsewhere]')?.dataset['elsewhere'];
    if (elsewhere !== undefined && isWeChat()) {
      event.preventDefault();
      location.href = `${elsewhere}#${location.pathname}`;
    }
    const action = event.target.closest<HTMLElement>('[data-action]')?.dataset['action'];
    if (action === 'toggle' && !this.audio.paused && !this.#hasFailed) this.audio.pause();
    else if (action === 'toggle') this.play();
    else if (action === 'back') this.seek(this.#now - STEP);
    else if (action === 'forward') this.seek(this.#now + STEP);
    else if (action === 'start') this.playFrom(0);
    else if (action === 'other') this.#playOther();
  }

  /** Without them, a line that broke costs what is not needed to hear: the next press asks again. */
  #loadTools(): void {
    if (this.#hasTools) return;
    this.#hasTools = true;
    import('./player-tools.client.ts')
      .then(({ addTools }) => addTools(this, this.#life.signal))
      .catch(() => {
        this.#hasTools = false;
      });
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.contains(event.target as Node) && /^(Arrow|Page|Home|End| )/.test(event.key)) this.#follows = false;
  }

  play(): void {
    this.#follows = true;
    // The tools come with the first play: before it, one button is enough on a small screen.
    this.dataset['used'] = '';
    this.#loadTools();
    if (this.#hasFailed) this.#reload();
    this.audio.play().catch((error: unknown) => {
      const name = error instanceof Error ? error.name : '';
      // Aborted: another press came first. Not supported: the `error` event of the last source says it.
      if (name === 'NotAllowedError') this.#say('refused');
    });
  }

  playFrom(seconds: number): void {
    this.#say(null, 'resumed');
    this.seek(seconds);
    this.play();
  }

  seek(seconds: number): void {
    const target = Math.max(0, Math.min(seconds, Number(this.dataset['duration'])));
    if (this.audio.readyState > 0) this.audio.currentTime = target;
    else this.#startAt = target;
    this.#sync();
  }

  #begin(): void {
    if (this.#startAt !== null) this.audio.currentTime = this.#startAt;
    this.#startAt = null;
    this.audio.playbackRate = Number(this.#speed.value);
  }

  #setSpeed(speed: number): void {
    this.audio.defaultPlaybackRate = speed;
    this.audio.playbackRate = speed;
    this.#speed.value = String(speed);
    if (!this.sensitive) remember(SPEED_KEY, speed);
  }

  /** Brings slider, clock and text to where the sound is, and comes back at the next edge of a cue. */
  #sync(): void {
    const audio = this.audio;
    const now = this.#now;
    this.dataset['state'] = audio.paused ? 'paused' : 'playing';
    this.#slider.value = String(now);
    const clock = `${Math.floor(now / 60)}:${String(Math.floor(now % 60)).padStart(2, '0')}`;
    this.#slider.setAttribute('aria-valuetext', clock);
    this.#find('[data-clock]').textContent = clock;

    const heard =
      audio.error === null && audio.networkState !== HTMLMediaElement.NETWORK_NO_SOURCE && (now > 0 || !audio.paused);
    const cue =
      heard && !audio.ended ? this.#cues.find(([, start, end]) => now >= start - 0.05 && now < end) : undefined;
    this.#mark(cue ? document.getElementById(cue[0]) : null);

    clearTimeout(this.#timer);
    if (audio.paused) return;
    // `timeupdate` comes four times a second at best: too late for a short block.
    const next = Math.min(...this.#cues.flatMap(([, start, end]) => [start, end]).filter((edge) => edge > now + 0.02));
    if (Number.isFinite(next))
      this.#timer = window.setTimeout(() => this.#sync(), ((next - now) / audio.playbackRate) * 1000 + 10);
    if (Math.floor(now) % 5 === 0) this.#keep();
  }

  #mark(element: Element | null): void {
    if (element === this.#spoken) return;
    this.#spoken?.classList.remove('is-spoken');
    this.#spoken?.removeAttribute('aria-current');
    this.#spoken = element;
    if (!element) return;
    element.classList.add('is-spoken');
    element.setAttribute('aria-current', 'true');
    if (this.#follows && !this.audio.paused) this.#show(element);
  }

  #show(element: Element): void {
    const { top, bottom, height } = element.getBoundingClientRect();
    if (top >= 0 && bottom <= window.innerHeight * 0.85) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollIntoView({
      block: height > window.innerHeight * 0.7 ? 'start' : 'center',
      behavior: still ? 'auto' : 'smooth',
    });
  }

  #restore(): void {
    const speed = readNumber(SPEED_KEY);
    if (speed !== null && [...this.#speed.options].some((option) => Number(option.value) === speed))
      this.#setSpeed(speed);
    if (this.sensitive) return;
    const place = readNumber(this.#key);
    if (place === null || place < EDGE || place > Number(this.dataset['duration']) - EDGE) return;
    this.#startAt = place;
    this.#slider.value = String(place);
    this.#say('resumed');
  }

  #keep(seconds = this.audio.currentTime): void {
    if (!this.sensitive && this.audio.readyState > 0) remember(this.#key, Math.floor(seconds));
  }

  #onError(target: EventTarget | null): void {
    const sources = this.querySelectorAll('source');
    const onlyOne = target instanceof HTMLSourceElement && target !== sources[sources.length - 1];
    if (onlyOne || this.audio.error?.code === MediaError.MEDIA_ERR_ABORTED) return;
    clearTimeout(this.#timer);
    this.#mark(null);
    this.dataset['state'] = 'failed';
    this.#hasFailed = true;
    this.#say('failed');
  }

  /** Asks for the sound once more, the best encoding first; `src` is that of another encoding, or none. */
  #reload(src?: string): void {
    const audio = this.audio;
    this.#startAt = this.#now;
    this.#hasFailed = false;
    this.#say(null, 'failed');
    if (src === undefined) audio.removeAttribute('src');
    else audio.src = src;
    audio.load();
  }

  /** Tries the encoding after the one that failed, from where it stopped. */
  #playOther(): void {
    const sources = [...this.querySelectorAll('source')].map((source) => source.src);
    const next = sources[(sources.indexOf(this.audio.currentSrc) + 1) % sources.length];
    if (next === undefined) return;
    this.#reload(next);
    this.play();
  }

  /** Shows one message; `null` takes `gone` away. */
  #say(message: string | null, gone = message): void {
    const element = this.querySelector<HTMLElement>(`[data-message="${gone}"]`);
    if (element) element.hidden = message === null;
  }
}

if (!customElements.get('pufa-player')) customElements.define('pufa-player', PufaPlayer);
