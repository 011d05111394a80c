/** FFmpeg as a thing that answers or fails within a time, never hangs and never takes the build with it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CodecRequest, CodecResponse } from './codec-worker.ts';
import { COMMAND_TIMEOUT_MS, MAX_ALLOC_BYTES } from './settings.ts';

/** FFmpeg took too long, or its thread broke. */
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

const wasmPath = createRequire(import.meta.url).resolve('@ffmpeg/core/wasm');
let compiled: Promise<WebAssembly.Module> | undefined;

/** Returns the version of the codec package: part of every cache key. */
export async function codecVersion(): Promise<string> {
  // Its `exports` do not offer package.json, so it is found from the binary.
  const manifest: unknown = JSON.parse(await readFile(resolve(wasmPath, '../../../package.json'), 'utf8'));
  return String((manifest as { version?: unknown }).version);
}

/** Returns a codec with a memory of its own. Close it: an open one keeps the process alive. */
export async function openCodec(timeoutMs = COMMAND_TIMEOUT_MS): Promise<Codec> {
  compiled ??= readFile(wasmPath).then((bytes) => WebAssembly.compile(bytes));
  const worker = new Worker(new URL('./codec-worker.ts', import.meta.url), { workerData: { module: await compiled } });
  let broken: CodecError | undefined;

  const run = (request: CodecRequest): Promise<CodecResponse> =>
    new Promise((done, fail) => {
      if (broken) return fail(broken);
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const breakWith = (error: CodecError): void => {
        broken = error;
        settle(() => void worker.terminate().then(() => fail(error)));
      };
      const onMessage = (response: CodecResponse): void => settle(() => done(response));
      const onError = (error: Error): void => breakWith(new CodecError(error.message, false));
      const onExit = (): void => breakWith(new CodecError('the codec thread ended', false));
      const timer = setTimeout(() => breakWith(new CodecError(`no answer in ${timeoutMs} ms`, true)), timeoutMs);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage({ ...request, args: [...COMMON_ARGS, ...request.args] });
    });

  return { run, close: async () => void (await worker.terminate()) };
}

const COMMON_ARGS = ['-hide_banner', '-nostats', '-loglevel', 'level+info', '-max_alloc', String(MAX_ALLOC_BYTES)];
