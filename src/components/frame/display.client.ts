/** The size of the text and the simple view: set by the reader, remembered on this phone, on all pages. */
import { readNumber, remember } from '../listening/memory.client.ts';
import { DISPLAY_KEYS, SIMPLE_ID } from './display.ts';

const STEPS = 3;
const root = document.documentElement;
const button = document.querySelector<HTMLElement>('[data-pufa-text-size]');
const simple = document.getElementById(SIMPLE_ID) as HTMLInputElement | null;

/** Makes the text as large as `step` says, and the button say what its next tap does. */
function showText(step: number): void {
  if (step === 0) delete root.dataset['text'];
  else root.dataset['text'] = String(step);
  button?.querySelectorAll('[data-step]').forEach((word, index) => word.toggleAttribute('hidden', index !== step));
}

if (button !== null) {
  button.hidden = false;
  showText((readNumber(DISPLAY_KEYS.text) ?? 0) % STEPS);
  button.addEventListener('click', () => {
    const next = (Number(root.dataset['text'] ?? 0) + 1) % STEPS;
    showText(next);
    remember(DISPLAY_KEYS.text, next);
  });
}
simple?.addEventListener('change', () => remember(DISPLAY_KEYS.simple, Number(simple.checked)));
