import { expect, it } from 'vitest';
import { Phone } from './phone.client.ts';

/** A database that can be closed from outside, as another tab does it. */
class Store {
  isClosed = false;
  readonly written: string[] = [];

  put(words: string): void {
    if (this.isClosed) throw new DOMException('', 'InvalidStateError');
    this.written.push(words);
  }
}

function phone(open: () => Store | null = () => new Store()) {
  const stores: (Store | null)[] = [];
  const made = new Phone<Store>(() => {
    stores.push(open());
    return Promise.resolve(stores[stores.length - 1] ?? null);
  });
  return { made, stores };
}

it('writes once more into a new one when it was closed under the page, and says so', async () => {
  const { made, stores } = phone();
  const told: boolean[] = [];
  const put = (words: string) =>
    made.write((store, isAnew) => {
      told.push(isAnew);
      return Promise.resolve(store.put(words));
    });
  await made.look();
  if (stores[0]) stores[0].isClosed = true;
  await put('a');
  await put('b');
  expect(stores.map((store) => store?.written)).toEqual([[], ['a', 'b']]);
  expect(told).toEqual([false, true, false]);
});

it('gives up after the second time, and begins anew with the next writing', async () => {
  const { made, stores } = phone(() => Object.assign(new Store(), { isClosed: stores.length < 2 }));
  const put = () => made.write((store) => Promise.resolve(store.put('a')));
  await expect(put()).rejects.toMatchObject({ name: 'InvalidStateError' });
  await put();
  expect(stores).toHaveLength(3);
});

it('does not try a full phone twice, and says where nothing can be kept', async () => {
  const { made } = phone();
  let times = 0;
  const full = made.write(() => {
    times += 1;
    return Promise.reject(new DOMException('', 'QuotaExceededError'));
  });
  await expect(full).rejects.toMatchObject({ name: 'QuotaExceededError' });
  expect(times).toBe(1);
  await expect(phone(() => null).made.write(() => Promise.resolve())).rejects.toThrow('shut');
});
