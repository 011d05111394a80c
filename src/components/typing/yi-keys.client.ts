/** The Yi keyboard: first the initial, then the syllable from a grid of finals and tones. */
import { FIRST_SYLLABLE, YI_NAMES } from '../../lib/input/yi-names.ts';
import { group, key, wordKey } from './key.client.ts';
import type { Keys } from './keyboards.client.ts';

const LANG = 'ii';
const TONES = ['t', 'x', '', 'p'];
/** Initial, final, tone. The initial is as short as can be: `y` begins `yi` and is the final of `by`. */
const PARTS = /^([a-z]*?)(ie|uo|ur|yr|[iaoeuy])([txp]?)$/u;
const REPEAT = 'w';
/** Comma and full stop, as Yi writes them: full width. */
const PUNCTUATION = ['\uFF0C', '\u3002'];

interface Syllable {
  readonly text: string;
  readonly name: string;
  readonly final: string;
  readonly tone: string;
}

/** Returns the syllables of each initial, in the order of the standard; '' is none. */
export function byInitial(): ReadonlyMap<string, readonly Syllable[]> {
  const initials = new Map<string, Syllable[]>();
  YI_NAMES.forEach((name, index) => {
    const [, initial, final, tone] = PARTS.exec(name) ?? [];
    if (initial === undefined || final === undefined || tone === undefined) return;
    const known = initials.get(initial) ?? [];
    known.push({ text: String.fromCodePoint(FIRST_SYLLABLE + index), name, final, tone });
    initials.set(initial, known);
  });
  return initials;
}

/** Returns the keyboard's nodes. */
export function yiKeys({ words, type, erase }: Keys): Node[] {
  const grid = document.createElement('div');
  const initials = byInitial();
  const choose = (button: HTMLButtonElement, syllables: readonly Syllable[]): void => {
    for (const other of button.parentElement?.children ?? [])
      other.setAttribute('aria-pressed', String(other === button));
    grid.replaceChildren(gridOf(syllables));
    grid.setAttribute('aria-label', `${words.syllables.text}: ${button.textContent ?? ''}`);
  };
  const first = [...initials].map(([initial, syllables]) => {
    const button = key(initial || '–', () => choose(button, syllables), initial || words.noInitial.text);
    button.setAttribute('aria-pressed', 'false');
    return button;
  });
  grid.setAttribute('role', 'group');
  grid.setAttribute('aria-live', 'polite');
  const mark = String.fromCodePoint(FIRST_SYLLABLE + YI_NAMES.indexOf(REPEAT));
  const rest = [mark, ...PUNCTUATION].map((text) =>
    key(text, () => type(text), text === mark ? REPEAT : undefined, LANG),
  );
  const foot = document.createElement('div');
  foot.className = 'keyboard__keys';
  foot.append(...rest, wordKey(words.erase, erase));
  return [group(words.initials, first), grid, foot];

  function gridOf(syllables: readonly Syllable[]): HTMLElement {
    const table = document.createElement('div');
    table.className = 'keyboard__grid';
    const finals = [...new Set(syllables.map(({ final }) => final))];
    for (const final of finals) {
      for (const tone of TONES) {
        const syllable = syllables.find((one) => one.final === final && one.tone === tone);
        table.append(syllable ? syllableKey(syllable) : document.createElement('span'));
      }
    }
    return table;
  }

  function syllableKey({ text, name }: Syllable): HTMLButtonElement {
    const button = key(text, () => type(text), name, LANG);
    const roman = document.createElement('small');
    roman.textContent = name;
    button.append(roman);
    return button;
  }
}
