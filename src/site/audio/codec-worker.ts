/**
 * Runs FFmpeg (WASM) in a thread of its own: what a damaged file does to it, it does to this thread, which
 * `codec.ts` can end. Its file system is memory; nothing on the disk can be reached from inside.
 */
import { parentPort, workerData } from 'node:worker_threads';

/** Lines kept of the beginning and of the end of a log. A damaged file can write millions. */
const KEPT_LINES = 600;

export interface CodecRequest {
  readonly args: readonly string[];
  /** File to hand back and delete; null for none. */
  readonly output: string | null;
  /** File to put in place first. */
  readonly input?: { readonly name: string; readonly bytes: Uint8Array };
}

export interface CodecResponse {
  readonly code: number;
  readonly log: readonly string[];
  /** Lines that FFmpeg marked as errors. */
  readonly errors: number;
  readonly output: Uint8Array<ArrayBuffer> | null;
}

const { module } = workerData as { module: WebAssembly.Module };

// `@ffmpeg/core` is built for a web worker and asks where it runs; a Node thread has no `self`.
Object.assign(globalThis, { self: globalThis, location: { href: import.meta.url } });
const { default: createCore } = await import('@ffmpeg/core');
const core = await createCore({
  instantiateWasm(imports, done) {
    void WebAssembly.instantiate(module, imports).then(done);
    return {};
  },
});

parentPort?.on('message', (request: CodecRequest) => {
  const head: string[] = [];
  const tail: string[] = [];
  let errors = 0;
  core.setLogger(({ message }) => {
    if (/\[(error|fatal|panic)\]/.test(message)) errors += 1;
    if (head.length < KEPT_LINES) head.push(message.slice(0, 500));
    else tail.push(message.slice(0, 500));
    if (tail.length > KEPT_LINES) tail.shift();
  });
  if (request.input) core.FS.writeFile(request.input.name, request.input.bytes);
  core.reset();
  const code = core.exec(...request.args);
  let output: Uint8Array<ArrayBuffer> | null = null;
  if (request.output !== null && core.FS.analyzePath(request.output).exists) {
    output = core.FS.readFile(request.output);
    core.FS.unlink(request.output);
  }
  const response: CodecResponse = { code, log: [...head, ...tail], errors, output };
  parentPort?.postMessage(response, output ? [output.buffer] : []);
});
