/** Reads an article block by block, or what is marked for it, with a voice of the phone, and shows where it is. */
import type { ToolsWords } from './tools-words.ts';

interface Reader {
  readonly stop: () => void;
}

/** Words beside the text that are not of the text. */
const NOT_TEXT = '[data-search-ignore], .hidden, button';

let reader: Reader | undefined;

/** Begins to read, or stops, and says on `button` what the next press does. */
export async function toggle(button: HTMLElement, voice: SpeechSynthesisVoice): Promise<void> {
  if (reader) return reader.stop();
  const label = button.querySelector('span');
  const start = (button.dataset['start'] ??= label?.textContent ?? '');
  const say = (words: string): void => {
    if (label) label.textContent = words;
  };
  // Before the words come: engines speak only in answer to a press.
  reader = readAloud(blocksOf(button.dataset['reads']), voice, (failed) => {
    reader = undefined;
    void words.then(({ aloudFailed }) => say(failed ? aloudFailed : start));
  });
  const words = wordsAt(button.dataset['pufaAloud'] ?? '', start);
  const { stop } = await words;
  if (reader) say(stop);
}

/** Without the network the button keeps its word. */
async function wordsAt(url: string, otherwise: string): Promise<Pick<ToolsWords, 'stop' | 'aloudFailed'>> {
  try {
    const response = await fetch(url);
    return (await response.json()) as ToolsWords;
  } catch {
    return { stop: otherwise, aloudFailed: otherwise };
  }
}

function blocksOf(id: string | undefined): HTMLElement[] {
  const marked = id === undefined ? null : document.getElementById(id);
  if (marked) return [...marked.querySelectorAll<HTMLElement>('[data-read]')];
  return [...document.querySelectorAll<HTMLElement>('.article__text > .row')].filter((row) => row.id !== '');
}

/** Begins to read at the top; `ended` is called once, with whether it ended because nothing could be heard. */
function readAloud(
  blocks: readonly HTMLElement[],
  voice: SpeechSynthesisVoice,
  ended: (failed: boolean) => void,
): Reader {
  let stopped = false;
  let spoken: HTMLElement | undefined;
  const mark = (block: HTMLElement | undefined): void => {
    spoken?.classList.remove('is-spoken');
    spoken = block;
    block?.classList.add('is-spoken');
    block?.scrollIntoView({ block: 'nearest' });
  };
  const end = (failed: boolean): void => {
    if (stopped) return;
    stopped = true;
    speechSynthesis.cancel();
    mark(undefined);
    ended(failed);
  };
  const readFrom = (index: number): void => {
    const block = blocks[index];
    if (stopped) return;
    if (!block) return end(false);
    const words = wordsOf(block);
    if (words === '') return readFrom(index + 1);
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onstart = () => mark(block);
    utterance.onend = () => readFrom(index + 1);
    utterance.onerror = ({ error }) => end(error !== 'interrupted' && error !== 'canceled');
    speechSynthesis.speak(utterance);
  };
  speechSynthesis.cancel();
  silenceSounds();
  readFrom(0);
  document.addEventListener('play', () => end(false), { capture: true, once: true });
  // A voice goes on over the end of its page.
  addEventListener('pagehide', () => end(false), { once: true });
  return { stop: () => end(false) };
}

/** One thing sounds at a time. */
function silenceSounds(): void {
  for (const media of document.querySelectorAll<HTMLMediaElement>('audio, video')) media.pause();
}

function wordsOf(block: HTMLElement): string {
  const copy = block.cloneNode(true) as HTMLElement;
  for (const other of copy.querySelectorAll(NOT_TEXT)) other.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}
