/** How loud it is now, for the bar; and, of what was recorded, how it sounds. Both by the browser's Web Audio. */
import { decibels, measureSound, type Quality } from '../../lib/recording-quality.ts';
import { bytesOf } from '../handing-in/database.client.ts';

/** The bar is empty here and full at 0 dB. */
const FLOOR_DB = -60;

/** Follows the loudness of a microphone. */
export class Meter {
  readonly #context: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #source: MediaStreamAudioSourceNode;
  readonly #samples: Float32Array<ArrayBuffer>;
  #frame = 0;

  /** Calls `show` with the loudness, from 0 to 1, each time the screen is drawn. */
  constructor(stream: MediaStream, show: (level: number) => void) {
    this.#context = new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 2048;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#source = this.#context.createMediaStreamSource(stream);
    this.#source.connect(this.#analyser);
    const draw = (): void => {
      show(this.#level());
      this.#frame = requestAnimationFrame(draw);
    };
    draw();
  }

  #level(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const sum = this.#samples.reduce((all, sample) => all + sample * sample, 0);
    const db = decibels(Math.sqrt(sum / this.#samples.length));
    return Math.min(1, Math.max(0, 1 - db / FLOOR_DB));
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#source.disconnect();
    void this.#context.close();
  }
}

/** Returns how a recorded sound sounds; null when this browser cannot read back what it wrote. */
export async function measureTake(chunks: readonly Blob[], type: string): Promise<Quality | null> {
  const context = new AudioContext();
  try {
    const bytes = await bytesOf(new Blob([...chunks], { type }));
    const sound = await context.decodeAudioData(bytes);
    return measureSound(sound.getChannelData(0), sound.sampleRate);
  } catch {
    return null;
  } finally {
    void context.close();
  }
}
