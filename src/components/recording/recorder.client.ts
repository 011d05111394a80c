/** The microphone: opened on a press, closed when nobody records. What it gives comes in pieces, one a second. */
import { Meter } from './meter.client.ts';

/** Why there is no sound, as the parts of the page that tell of it are named. */
export type Problem = 'insecure' | 'unsupported' | 'denied' | 'missing' | 'busy';

/** A piece a second: what a dead battery can take. */
const PIECE_MS = 1000;
/** Voice at full band; phones would give 128 by themselves, or far less. */
const BITS_PER_SECOND = 96_000;
/** A headset that is plugged in mutes for a moment. */
const MUTED_MS = 1200;
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm'];

export interface RecorderEvents {
  readonly piece: (piece: Blob) => void;
  /** From 0 to 1, some times a second. */
  readonly level: (level: number) => void;
  /** The phone took the microphone away: a call, another app, a screen that went dark. */
  readonly interrupted: () => void;
}

/** Returns what this browser lacks for recording, before it is asked; null when it may be asked. */
export function lackingHere(): Problem | null {
  if (!isSecureContext) return 'insecure';
  const has = 'MediaRecorder' in window && 'AudioContext' in window && navigator.mediaDevices !== undefined;
  return has ? null : 'unsupported';
}

/** One recording, from the press to its end. */
export class Recorder {
  readonly type: string;
  readonly #stream: MediaStream;
  readonly #recorder: MediaRecorder;
  readonly #meter: Meter;
  readonly #life = new AbortController();
  #muted: ReturnType<typeof setTimeout> | undefined;

  /** Returns a recording that has begun, or why there is none. */
  static async open(events: RecorderEvents): Promise<Recorder | Problem> {
    let stream: MediaStream | undefined;
    try {
      // Not what is made for calls: it cuts a voice to pieces and drives it over the edge. The build evens out loudness.
      const audio = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      stream = await navigator.mediaDevices.getUserMedia({ audio });
      return new Recorder(stream, events);
    } catch (thrown) {
      stream?.getTracks().forEach((track) => track.stop());
      return problemOf(thrown);
    }
  }

  private constructor(stream: MediaStream, events: RecorderEvents) {
    this.#stream = stream;
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    this.#recorder = new MediaRecorder(stream, {
      audioBitsPerSecond: BITS_PER_SECOND,
      ...(mimeType === undefined ? {} : { mimeType }),
    });
    this.type = (this.#recorder.mimeType || mimeType) ?? TYPES[0] ?? '';
    this.#meter = new Meter(stream, events.level);
    this.#recorder.ondataavailable = ({ data }) => data.size > 0 && events.piece(data);
    this.#recorder.onerror = () => events.interrupted();
    const { signal } = this.#life;
    for (const track of stream.getTracks()) {
      track.addEventListener('ended', () => events.interrupted(), { signal });
      track.addEventListener('mute', () => (this.#muted = setTimeout(events.interrupted, MUTED_MS)), { signal });
      track.addEventListener('unmute', () => clearTimeout(this.#muted), { signal });
    }
    document.addEventListener('visibilitychange', () => document.hidden && events.interrupted(), { signal });
    this.#recorder.start(PIECE_MS);
  }

  /** Ends it and lets go of the microphone; resolves when the last piece has been given. */
  async stop(): Promise<void> {
    this.#life.abort();
    clearTimeout(this.#muted);
    this.#meter.close();
    const recorder = this.#recorder;
    if (recorder.state !== 'inactive') {
      await new Promise<void>((done) => {
        recorder.onstop = () => done();
        recorder.stop();
      });
    }
    for (const track of this.#stream.getTracks()) track.stop();
  }
}

function problemOf(thrown: unknown): Problem {
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'unsupported';
}
