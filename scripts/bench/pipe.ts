/** The parts of a slow link: a pipe of a fixed rate, and a line on which things come out later in the same order. */

/** About what one TCP segment carries; the pipe takes turns between connections at this size. */
const PACKET_BYTES = 1400;

interface Packet {
  /** Null: the sender has nothing more to say. */
  readonly bytes: Buffer | null;
  /** `performance.now()` when it came to the pipe: it cannot have left earlier. */
  readonly cameAtMs: number;
}

/** What one connection sends down the pipe. */
export interface Flow {
  readonly packets: Packet[];
  /** Called in order, when it is known at what `performance.now()` the last bit of a packet leaves the pipe. */
  readonly leave: (bytes: Buffer | null, leftAtMs: number) => void;
}

/** A pipe that all flows share: packets go one after the other, the flows in turn. */
export class Pipe {
  readonly #bitsPerMs: number;
  readonly #waiting: Flow[] = [];
  #freeAtMs = 0;
  #busy = false;

  constructor(bitsPerSecond: number) {
    this.#bitsPerMs = bitsPerSecond / 1000;
  }

  /** Adds bytes of `flow`, or its end. */
  send(flow: Flow, bytes: Buffer | null): void {
    const cameAtMs = performance.now();
    const size = bytes?.byteLength ?? 0;
    if (bytes === null) flow.packets.push({ bytes, cameAtMs });
    else
      for (let from = 0; from < size; from += PACKET_BYTES)
        flow.packets.push({ bytes: bytes.subarray(from, from + PACKET_BYTES), cameAtMs });
    if (!this.#waiting.includes(flow)) this.#waiting.push(flow);
    if (!this.#busy) this.#next();
  }

  #next(): void {
    this.#busy = false;
    for (let flow = this.#waiting.shift(); flow !== undefined; flow = this.#waiting.shift()) {
      const packet = flow.packets.shift();
      // The connection was closed.
      if (packet === undefined) continue;
      if (flow.packets.length > 0) this.#waiting.push(flow);
      // Reckoned from the clock of the pipe, not from when the timer came: a late timer must not slow the link down.
      const startMs = Math.max(this.#freeAtMs, packet.cameAtMs);
      this.#freeAtMs = startMs + ((packet.bytes?.byteLength ?? 0) * 8) / this.#bitsPerMs;
      flow.leave(packet.bytes, this.#freeAtMs);
      this.#busy = true;
      runAt(this.#freeAtMs, () => this.#next());
      return;
    }
  }
}

/** Runs things at their times, never early, in the order in which they were put in. */
export class DelayLine {
  readonly #due: { readonly atMs: number; readonly run: () => void }[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** How many have not been run. */
  get size(): number {
    return this.#due.length;
  }

  /** Runs `run` when `performance.now()` has reached `atMs` and everything put in before has been run. */
  push(atMs: number, run: () => void): void {
    this.#due.push({ atMs, run });
    if (this.#timer === undefined) this.#wait();
  }

  /** Forgets what has not been run. */
  clear(): void {
    this.#due.length = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(): void {
    const [first] = this.#due;
    this.#timer = first === undefined ? undefined : setTimeout(() => this.#run(), waitMs(first.atMs));
  }

  #run(): void {
    for (let [first] = this.#due; first !== undefined && first.atMs <= performance.now(); [first] = this.#due) {
      this.#due.shift();
      first.run();
    }
    this.#wait();
  }
}

/** Node's timers can come a fraction of a millisecond early. */
function runAt(atMs: number, run: () => void): void {
  setTimeout(() => (performance.now() < atMs ? runAt(atMs, run) : run()), waitMs(atMs));
}

function waitMs(atMs: number): number {
  return Math.max(0, Math.ceil(atMs - performance.now()));
}
