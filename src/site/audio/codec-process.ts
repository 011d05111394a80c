/**
 * Runs FFmpeg (WASM) in a process of its own: what a damaged file does to it, and what V8 does when code of WebAssembly
 * comes and goes (nodejs/node#64500), it does to this process, which `codec.ts` can end. Its file system is memory;
 * nothing on the disk can be reached from inside.
 */
import { readFile } from 'node:fs/promises';

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
  /** The most memory that this process has taken so far, in KiB. */
  readonly peakKb: number;
}

const wasm = await readFile(new URL(import.meta.resolve('@ffmpeg/core/wasm')));
// `@ffmpeg/core` is built for a web worker and asks where it runs; Node has no `self`.
Object.assign(globalThis, { self: globalThis, location: { href: import.meta.url } });
const { default: createCore } = await import('@ffmpeg/core');
const core = await createCore({
  instantiateWasm(imports, done) {
    void WebAssembly.instantiate(wasm, imports).then(({ instance }) => done(instance));
    return {};
  },
});

process.on('message', (request: CodecRequest) => {
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
  const { maxRSS: peakKb } = process.resourceUsage();
  process.send?.({ code, log: [...head, ...tail], errors, output, peakKb } satisfies CodecResponse);
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
process.send?.('ready');
