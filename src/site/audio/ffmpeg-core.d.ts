/** The part of `@ffmpeg/core` (FFmpeg compiled to WASM, which brings no types) that is used here. */
declare module '@ffmpeg/core' {
  interface FfmpegCore {
    readonly FS: {
      writeFile(path: string, data: Uint8Array): void;
      readFile(path: string): Uint8Array<ArrayBuffer>;
      unlink(path: string): void;
      analyzePath(path: string): { exists: boolean };
    };
    /** Runs the `ffmpeg` command; returns its exit code. */
    exec(...args: string[]): number;
    reset(): void;
    setLogger(logger: (entry: { type: string; message: string }) => void): void;
  }
  interface CreateOptions {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
  }
  export default function createFFmpegCore(options: CreateOptions): Promise<FfmpegCore>;
}
