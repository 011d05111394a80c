/**
 * What somebody wrote and said, held in the page and written to the phone at each keystroke. Where the phone takes no
 * more, the page goes on holding it, and says so.
 */
import { hasWords, type DeskPerson, type DeskWork } from '../../lib/desk.ts';
import { keepForLong } from '../recording/database.client.ts';
import { openDesk, type DeskStore } from './desk-store.client.ts';

/** `full`: the phone takes no more. `shut`: this browser keeps nothing (a private window). */
export type Kept = 'kept' | 'full' | 'shut';

export class Works {
  readonly #tell: (kept: Kept) => void;
  readonly #works = new Map<string, DeskWork>();
  /** Ids of what is not on the phone as it stands in the page. */
  readonly #unkept = new Set<string>();
  #person: DeskPerson | null = null;
  #isPersonKept = true;
  #store: DeskStore | null = null;
  #writing: Promise<void> | null = null;

  /** @param tell - is told how each writing went */
  constructor(tell: (kept: Kept) => void) {
    this.#tell = tell;
  }

  async load(): Promise<void> {
    this.#store = await openDesk('present');
    if (this.#store === null) return;
    this.#person = (await this.#store.person()) ?? null;
    for (const work of await this.#store.works()) this.#works.set(work.id, work);
  }

  get person(): DeskPerson | null {
    return this.#person;
  }

  set person(person: DeskPerson | null) {
    this.#person = person;
    this.#isPersonKept = false;
    void this.flush();
  }

  /** In the language of the person. */
  get all(): DeskWork[] {
    return [...this.#works.values()].filter(({ lang }) => lang === this.#person?.lang);
  }

  get hasUnkept(): boolean {
    return this.#unkept.size > 0;
  }

  get(id: string): DeskWork | undefined {
    return this.#works.get(id);
  }

  /** Keeps what is said of a block; nothing, when nothing is. */
  put(work: DeskWork): void {
    if (this.#works.size === 0) keepForLong();
    if (hasWords(work)) this.#works.set(work.id, work);
    else this.#works.delete(work.id);
    this.#unkept.add(work.id);
    void this.flush();
  }

  /** Notes that all that is said was handed in. */
  given(): void {
    const givenAt = Date.now();
    for (const work of this.all) if (work.verdict !== null) this.put({ ...work, givenAt });
  }

  /** Deletes everything, from the page and from the phone. */
  async removeAll(): Promise<void> {
    this.#works.clear();
    this.#unkept.clear();
    this.#person = null;
    this.#isPersonKept = true;
    await this.#writing;
    this.#store ??= await openDesk('present');
    await this.#store?.deleteAll();
    this.#store = null;
  }

  /** Writes what is not kept yet; keys that are pressed meanwhile go into the next writing. */
  flush(): Promise<void> {
    this.#writing ??= this.#write().then((kept) => {
      this.#writing = null;
      this.#tell(kept);
      return kept === 'kept' && (this.hasUnkept || !this.#isPersonKept) ? this.flush() : undefined;
    });
    return this.#writing;
  }

  async #write(): Promise<Kept> {
    const written = new Map([...this.#unkept].map((id) => [id, this.#works.get(id)]));
    const person = this.#person;
    try {
      this.#store ??= await openDesk('create');
      if (this.#store === null) return 'shut';
      if (!this.#isPersonKept && person !== null) {
        await this.#store.putPerson(person);
        this.#isPersonKept = person === this.#person;
      }
      const works = [...written.values()].filter((work) => work !== undefined);
      const gone = [...written.keys()].filter((id) => written.get(id) === undefined);
      if (written.size > 0) await this.#store.change(works, gone);
      written.forEach((work, id) => this.#works.get(id) === work && this.#unkept.delete(id));
      return 'kept';
    } catch (thrown) {
      // Another tab may have deleted the database: the next writing opens it anew.
      this.#store = null;
      return thrown instanceof Error && thrown.name === 'QuotaExceededError' ? 'full' : 'shut';
    }
  }
}
