import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_RECENT, RECENT_KEY, RecentSearches } from './recent.client.ts';

/** A phone's memory with room for so many characters. */
class Memory {
  readonly kept = new Map<string, string>();
  readonly room: number;
  constructor(room = Infinity) {
    this.room = room;
  }
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(key, value);
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

function recentIn(memory = new Memory()): { recent: RecentSearches; memory: Memory } {
  return { recent: new RecentSearches(() => memory as unknown as Storage), memory };
}

describe('recent searches', () => {
  it('are the last eight, the newest first, each once', () => {
    const { recent } = recentIn();
    for (let query = 1; query <= 10; query += 1) recent.keep(`问${query}`, false);
    recent.keep('  问5 ', false);
    expect(recent.all()).toEqual(['问5', '问10', '问9', '问8', '问7', '问6', '问4', '问3']);
    expect(recent.all()).toHaveLength(MAX_RECENT);
  });

  it('never hold what led to a sensitive page, also when it was kept before', () => {
    const { recent, memory } = recentIn();
    recent.keep('挨打', true);
    expect(memory.kept.size).toBe(0);
    recent.keep('挨打', false);
    recent.keep('彩礼', false);
    recent.keep(' 挨打', true);
    expect(recent.all()).toEqual(['彩礼']);
    expect(memory.kept.get(RECENT_KEY)).not.toContain('挨打');
  });

  it('can be deleted, one and all; nothing stays', () => {
    const { recent, memory } = recentIn();
    for (const query of ['一', '二', '三']) recent.keep(query, false);
    recent.forget('二');
    recent.forget('四');
    expect(recent.all()).toEqual(['三', '一']);
    recent.forget('三');
    recent.forget('一');
    expect(memory.kept.size).toBe(0);
    recent.keep('五', false);
    recent.forgetAll();
    expect(memory.kept.size).toBe(0);
  });

  it('hold no empty query and no pasted page', () => {
    const { recent } = recentIn();
    for (const query of ['', '  \n', '长'.repeat(61)]) recent.keep(query, false);
    expect(recent.all()).toEqual([]);
  });

  it('are not there where storage is closed, and stay as they were where it is full', () => {
    const closed = new RecentSearches(() => {
      throw new DOMException('closed', 'SecurityError');
    });
    closed.keep('彩礼', false);
    closed.forget('彩礼');
    closed.forgetAll();
    expect(closed.all()).toEqual([]);
    const { recent } = recentIn(new Memory(12));
    recent.keep('彩礼', false);
    recent.keep('一句长得记不下的话', false);
    expect(recent.all()).toEqual(['彩礼']);
  });

  it.each([
    ['no JSON', '彩礼'],
    ['null', 'null'],
    ['an object', '{"0":"彩礼"}'],
    ['a number', '7'],
  ])('ignore %s under their key', (_, text) => {
    const { recent, memory } = recentIn();
    memory.kept.set(RECENT_KEY, text);
    expect(recent.all()).toEqual([]);
    recent.keep('工钱', false);
    expect(recent.all()).toEqual(['工钱']);
  });

  it('ignore entries of strange shape, and take the others', () => {
    const { recent, memory } = recentIn();
    const entries = ['彩礼', null, 3, {}, [], '', ' ', ' 空', '长'.repeat(61), '彩礼', '工钱'];
    memory.kept.set(RECENT_KEY, JSON.stringify(entries));
    expect(recent.all()).toEqual(['彩礼', '工钱']);
  });

  it('whatever is under the key and whatever is done, stay few, tidy, and without what is sensitive', () => {
    const act = fc.record({ query: fc.string(), isSensitive: fc.boolean() });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.array(act), (before, acts) => {
        const { recent, memory } = recentIn();
        memory.kept.set(RECENT_KEY, before);
        for (const { query, isSensitive } of acts) {
          recent.keep(query, isSensitive);
          const all = recent.all();
          expect(all.length).toBeLessThanOrEqual(MAX_RECENT);
          expect(new Set(all).size).toBe(all.length);
          if (isSensitive) expect(all).not.toContain(query.trim().replace(/\s+/g, ' '));
        }
      }),
    );
  });
});
