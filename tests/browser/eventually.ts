/** Waiting for what a busy machine takes longer for than the second that `expect.poll` gives. */
import { expect } from 'vitest';

const PATIENCE_MS = 10_000;

/** As `expect.poll`, with patience. */
export function eventually<T>(read: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: PATIENCE_MS });
}
