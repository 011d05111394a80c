/**
 * What was recorded of one article: held in the page, and each piece written to the phone as it comes. Where the phone
 * takes no more, the page goes on holding it, and says so.
 */
import type { Lang } from '../../languages.ts';
import { renditionOf, type About, type RecordingKind, type Take } from '../../lib/recording-session.ts';
import { bytesOf, keepForLong } from '../handing-in/database.client.ts';
import { measureTake } from './meter.client.ts';
import { Phone } from '../handing-in/phone.client.ts';
import { openStore, type ArticleEntry, type RecordingStore } from './store.client.ts';

/** A take with its sound. */
export interface HeldTake extends Take {
  readonly pieces: readonly Blob[];
  /** Whether all of it is on the phone: else it goes with the page. */
  readonly isKept: boolean;
}

/** `full`: the phone takes no more. `shut`: this browser keeps nothing (a private window). */
export type Trouble = 'full' | 'shut';

export interface Place {
  readonly lang: Lang;
  readonly article: string;
  readonly isSensitive: boolean;
}

type Begun = Pick<Take, 'kind' | 'block' | 'source' | 'pass' | 'part' | 'type' | 'day'> & {
  readonly text: string | undefined;
};

export class Takes {
  readonly #place: Place;
  readonly #tell: (trouble: Trouble) => void;
  readonly #phone = new Phone(openStore);
  #takes: HeldTake[] = [];
  #about: About | null = null;
  /** Writes go one after the other: a piece must not overtake the take that it belongs to. */
  #writes: Promise<unknown> = Promise.resolve();

  /** @param tell - is told when something could not be written */
  constructor(place: Place, tell: (trouble: Trouble) => void) {
    [this.#place, this.#tell] = [place, tell];
  }

  /** Who speaks here; of a new article, who spoke last on this phone, who has not agreed to this one yet. */
  get about(): About | null {
    return this.#about;
  }

  /** All that there is, in the order in which it was recorded. */
  get all(): readonly HeldTake[] {
    return this.#takes;
  }

  get hasUnkept(): boolean {
    return this.#takes.some((take) => !take.isKept);
  }

  get #id(): string {
    return `${this.#place.lang}/${this.#place.article}`;
  }

  /**
   * Reads what is on the phone. What was being recorded when the page went away becomes `interrupted`.
   * @returns whether something was found that had not come to its end
   */
  async load(): Promise<boolean> {
    const store = await this.#phone.look();
    if (store === null) return false;
    const entries = await store.articles();
    const own = entries.find(({ id }) => id === this.#id);
    const [newest] = entries.filter(({ about }) => about !== null).sort((a, b) => b.changedAt - a.changedAt);
    this.#about = own?.about ?? (newest?.about ? { ...newest.about, consent: null } : null);
    const stored = await store.takes(this.#id);
    for (const { article: _, ...take } of stored.sort((a, b) => a.pass - b.pass || a.part - b.part)) {
      const pieces = (await store.chunks(take.id)).map((bytes) => new Blob([bytes], { type: take.type }));
      this.#takes.push({ ...take, pieces, isKept: true });
    }
    const open = this.#takes.filter(({ state }) => state === 'recording');
    for (const take of open) await this.finish(take.id, 'interrupted');
    return open.some(({ pieces }) => pieces.length > 0);
  }

  /** Keeps who speaks and what they agreed to; on the phone only once something has been recorded. */
  async setAbout(about: About): Promise<void> {
    this.#about = about;
    if (this.#takes.length > 0) await this.#write(async (store) => store.putArticle(this.#entry()));
  }

  /** Returns the takes of a block that are to be heard and handed in. */
  rendition(kind: RecordingKind, block: string): HeldTake[] {
    return renditionOf(this.#of(kind, block));
  }

  /** Returns what is to be handed in of a kind: of each block in `order` its rendition. */
  handedIn(kind: RecordingKind, order: readonly string[]): HeldTake[] {
    return order.reduce<HeldTake[]>((all, block) => all.concat(this.rendition(kind, block)), []);
  }

  /** Returns the number of the next time that a block is read. */
  nextPass(kind: RecordingKind, block: string): number {
    return 1 + this.#of(kind, block).reduce((last, { pass }) => Math.max(last, pass), 0);
  }

  /** Begins a take, and returns its id. */
  begin({ text, ...begun }: Begun): string {
    const id = `${this.#id}/${begun.kind}/${begun.block}/${begun.pass}.${begun.part}`;
    const take: HeldTake = {
      ...begun,
      ...(text === undefined ? {} : { text }),
      id,
      state: 'recording',
      durationMs: 0,
      flaws: [],
      pieces: [],
      isKept: true,
    };
    this.#takes.push(take);
    if (this.#takes.length === 1) keepForLong();
    void this.#write(async (store) => {
      await store.putArticle(this.#entry());
      await store.putTake(this.#stored(take));
    }, id);
    return id;
  }

  /** Adds a second of sound to a take. */
  add(id: string, piece: Blob): void {
    const number = this.#take(id)?.pieces.length ?? 0;
    this.#update(id, (take) => ({ pieces: [...take.pieces, piece] }));
    void this.#write(async (store) => store.addChunk(id, number, await bytesOf(piece)), id);
  }

  /**
   * Ends a take and measures it. One that was read to its end takes the place of earlier ones of its block; one in which
   * nothing is is dropped.
   */
  async finish(id: string, state: 'done' | 'interrupted', aboutMs = 0): Promise<HeldTake | null> {
    const take = this.#take(id);
    if (take === undefined) return null;
    const quality = take.pieces.length === 0 ? null : await measureTake(take.pieces, take.type);
    // Where it cannot be measured: by the clock; after a crash, by its pieces, one a second.
    const durationMs = Math.round(quality?.durationMs ?? (aboutMs || take.pieces.length * 1000));
    if (take.pieces.length === 0 || durationMs === 0) {
      await this.#drop([take]);
      if (this.#takes.length === 0) await this.#forget();
      return null;
    }
    // Who was interrupted knows that it ends too early.
    const flaws = (quality?.flaws ?? []).filter((flaw) => state === 'done' || flaw !== 'cut-end');
    this.#update(id, () => ({ state, durationMs, flaws }));
    const finished = this.#take(id) ?? take;
    await this.#write(async (store) => store.putTake(this.#stored(finished)), id);
    if (state === 'done') await this.#drop(this.#of(take.kind, take.block).filter(({ pass }) => pass < take.pass));
    return this.#take(id) ?? null;
  }

  /** Deletes what was recorded of a block. */
  async remove(kind: RecordingKind, block: string): Promise<void> {
    await this.#drop(this.#of(kind, block));
  }

  /** Deletes all of this article, from the page and from the phone. */
  async removeAll(): Promise<void> {
    this.#takes = [];
    this.#about = null;
    await this.#forget();
  }

  /** Deletes the article from the phone. */
  async #forget(): Promise<void> {
    await this.#writes;
    await (await this.#phone.look())?.deleteArticle(this.#id);
    // The database may have gone with it.
    this.#phone.leave();
  }

  #of(kind: RecordingKind, block: string): HeldTake[] {
    return this.#takes.filter((take) => take.kind === kind && take.block === block);
  }

  #take(id: string): HeldTake | undefined {
    return this.#takes.find((take) => take.id === id);
  }

  #update(id: string, change: (take: HeldTake) => Partial<HeldTake>): void {
    this.#takes = this.#takes.map((take) => (take.id === id ? { ...take, ...change(take) } : take));
  }

  async #drop(takes: readonly HeldTake[]): Promise<void> {
    this.#takes = this.#takes.filter((take) => !takes.includes(take));
    for (const { id } of takes) await this.#write(async (store) => store.deleteTake(id));
  }

  #entry(): ArticleEntry {
    return { id: this.#id, ...this.#place, about: this.#about, changedAt: Date.now() };
  }

  #stored({ pieces: _, isKept: __, ...take }: HeldTake) {
    return { ...take, article: this.#id };
  }

  /** Writes a take with all that came of it so far: what was written before went with the database. */
  async #putWhole(store: RecordingStore, id: string): Promise<void> {
    const take = this.#take(id);
    if (take === undefined) return;
    await store.putArticle(this.#entry());
    await store.putTake(this.#stored(take));
    for (const [number, piece] of take.pieces.entries()) await store.addChunk(id, number, await bytesOf(piece));
  }

  /** Writes to the phone; when that fails, the take `of` is no longer kept, and the page is told why. */
  #write(act: (store: RecordingStore) => Promise<void>, of?: string): Promise<void> {
    const written = this.#writes.then(async () => {
      try {
        await this.#phone.write((store, isAnew) =>
          isAnew && of !== undefined ? this.#putWhole(store, of) : act(store),
        );
      } catch (thrown) {
        if (of !== undefined) this.#update(of, () => ({ isKept: false }));
        this.#tell(thrown instanceof Error && thrown.name === 'QuotaExceededError' ? 'full' : 'shut');
      }
    });
    this.#writes = written;
    return written;
  }
}
