/**
 * What somebody wrote and said, held in the page and written to the phone at each keystroke. Where the phone takes no
 * more, the page goes on holding it, and says so.
 */
import { hasWords, stillAsGiven, type DeskPerson, type DeskWork } from '../../lib/desk.ts';
import { keepForLong } from '../handing-in/database.client.ts';
import { Phone } from '../handing-in/phone.client.ts';
import { openDesk } from './desk-store.client.ts';

/** `full`: the phone takes no more. `shut`: this browser keeps nothing (a private window). */
export type Kept = 'kept' | 'full' | 'shut';

export class Works {
  readonly #tell: (kept: Kept) => void;
  readonly #works = new Map<string, DeskWork>();
  /** Ids of what is not on the phone as it stands in the page. */
  readonly #unkept = new Set<string>();
  #person: DeskPerson | null = null;
  #isPersonKept = true;
  readonly #phone = new Phone(openDesk);
  #writing: Promise<void> | null = null;

  /** @param tell - is told how each writing went */
  constructor(tell: (kept: Kept) => void) {
    this.#tell = tell;
  }

  async load(): Promise<void> {
    const store = await this.#phone.look();
    if (store === null) return;
    this.#person = (await store.person()) ?? null;
    for (const work of await store.works()) this.#works.set(work.id, work);
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

  /** Notes that `works` were handed in, those of them that were not changed meanwhile. */
  given(works: readonly DeskWork[]): void {
    for (const work of stillAsGiven(works, (id) => this.get(id), Date.now())) this.put(work);
  }

  /** Returns what goes with {@link removeAll} and has not reached anybody, in all languages: works, and files that wait. */
  async unsent(): Promise<{ readonly works: number; readonly files: number }> {
    await this.#writing;
    const store = await this.#phone.look();
    // Another tab may have written some.
    const all = new Map((await store?.works())?.map((work) => [work.id, work]));
    for (const work of this.#works.values()) all.set(work.id, work);
    const works = [...all.values()].filter(({ givenAt }) => givenAt === null).length;
    return { works, files: (await store?.waiting())?.length ?? 0 };
  }

  /** Deletes everything, from the page and from the phone; where the phone does not, the page goes on holding it. */
  async removeAll(): Promise<void> {
    await this.#writing;
    const [works, unkept, person, isPersonKept] = [
      [...this.#works],
      [...this.#unkept],
      this.#person,
      this.#isPersonKept,
    ];
    // First of the page: what is handed in meanwhile must not write it back.
    this.#works.clear();
    this.#unkept.clear();
    [this.#person, this.#isPersonKept] = [null, true];
    try {
      await (await this.#phone.look())?.deleteAll();
    } catch (thrown) {
      for (const [id, work] of works) this.#works.set(id, work);
      for (const id of unkept) this.#unkept.add(id);
      [this.#person, this.#isPersonKept] = [person, isPersonKept];
      throw thrown;
    } finally {
      this.#phone.leave();
    }
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
      const works = [...written.values()].filter((work) => work !== undefined);
      const gone = [...written.keys()].filter((id) => written.get(id) === undefined);
      await this.#phone.write(async (store, isAnew) => {
        if (person !== null && (isAnew || !this.#isPersonKept)) await store.putPerson(person);
        if (written.size > 0) await store.change(works, gone);
      });
      this.#isPersonKept = person === this.#person;
      written.forEach((work, id) => this.#works.get(id) === work && this.#unkept.delete(id));
      return 'kept';
    } catch (thrown) {
      return thrown instanceof Error && thrown.name === 'QuotaExceededError' ? 'full' : 'shut';
    }
  }
}
