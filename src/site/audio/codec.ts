/** FFmpeg as a thing that answers or fails within a time, never hangs and never takes the build with it. */
import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodecRequest, CodecResponse } from './codec-process.ts';
import { COMMAND_TIMEOUT_MS, MAX_ALLOC_BYTES } from './settings.ts';

/** FFmpeg took too long, or its process broke. */
export class CodecError extends Error {
  override readonly name = 'CodecError';
  readonly timedOut: boolean;

  constructor(message: string, timedOut: boolean) {
    super(message);
    this.timedOut = timedOut;
  }
}

export interface Codec {
  /**
   * Runs one FFmpeg command and returns what it said and wrote. A command that fails has `code` ≠ 0.
   * @throws CodecError when it takes longer than `COMMAND_TIMEOUT_MS` or crashes; the codec is then closed.
   */
  run(request: CodecRequest): Promise<CodecResponse>;
  close(): Promise<void>;
}

/** Returns the version of the codec package: part of every cache key. */
export async function codecVersion(): Promise<string> {
  // Its `exports` do not offer package.json, so it is found from the binary.
  const wasmPath = createRequire(import.meta.url).resolve('@ffmpeg/core/wasm');
  const manifest: unknown = JSON.parse(await readFile(resolve(wasmPath, '../../../package.json'), 'utf8'));
  return String((manifest as { version?: unknown }).version);
}

let peakKb = 0;

/** Returns the most memory that a codec of this process has taken, in KiB. */
export function codecPeakKb(): number {
  return peakKb;
}

/**
 * Returns a codec with a memory of its own. Close it: an open one keeps the process alive.
 * @throws CodecError when it does not start
 */
export async function openCodec(timeoutMs = COMMAND_TIMEOUT_MS): Promise<Codec> {
  const child = fork(fileURLToPath(new URL('./codec-process.ts', import.meta.url)), {
    // Not those of whoever started us: a test runner has its own.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let broken: CodecError | undefined;

  /** Resolves with the next thing that the process says. */
  const answer = <T>(withinMs: number): Promise<T> =>
    new Promise((done, fail) => {
      if (broken) return fail(broken);
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        child.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const breakWith = (error: CodecError): void => {
        broken = error;
        child.kill('SIGKILL');
        settle(() => fail(error));
      };
      const onMessage = (message: unknown): void => settle(() => done(message as T));
      const onError = (error: Error): void => breakWith(new CodecError(error.message, false));
      const onExit = (code: number | null, signal: string | null): void =>
        breakWith(new CodecError(`the codec ended (${signal ?? code})`, false));
      const timer = setTimeout(() => breakWith(new CodecError(`no answer in ${withinMs} ms`, true)), withinMs);
      child.on('message', onMessage).on('error', onError).on('exit', onExit);
    });

  await answer<'ready'>(COMMAND_TIMEOUT_MS);
  return {
    run: async (request) => {
      if (broken) throw broken;
      child.send({ ...request, args: [...COMMON_ARGS, ...request.args] });
      const response = await answer<CodecResponse>(timeoutMs);
      peakKb = Math.max(peakKb, response.peakKb);
      // It lies somewhere in the message; who reads samples wants it to begin at an even place.
      return { ...response, output: response.output === null ? null : new Uint8Array(response.output) };
    },
    close: () =>
      new Promise((closed) => {
        if (child.exitCode !== null || child.signalCode !== null) return closed();
        child.once('exit', () => closed());
        child.kill('SIGKILL');
      }),
  };
}

const COMMON_ARGS = ['-hide_banner', '-nostats', '-loglevel', 'level+info', '-max_alloc', String(MAX_ALLOC_BYTES)];
