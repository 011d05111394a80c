/** Who works here: the form of `DeskWho.astro`. */
import type { DeskPerson } from '../../lib/desk.ts';
import { cleanLine } from '../../lib/typed.ts';
import { isLang, isTranslationLang } from '../../languages.ts';
import { say } from '../handing-in/said.client.ts';

/** Wires the form; `done` is called with each person who says all of it. Returns what fills it in. */
export function wireWho(form: HTMLFormElement, done: (person: DeskPerson) => void): (person: DeskPerson) => void {
  const field = (name: string): HTMLInputElement => {
    const found = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (found === null) throw new Error(`pufa-desk: no field ${name}`);
    return found;
  };
  const chosen = (name: string): string =>
    form.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? '';
  const words = (name: string): string => cleanLine(field(name).value);
  const read = (): DeskPerson | null => {
    const [lang, native] = [chosen('lang'), chosen('native')];
    const [by, place] = [words('by'), words('place')];
    if (!isLang(lang) || !isTranslationLang(lang) || native === '' || by === '' || place === '') return null;
    return { lang, by, place, native: native === 'yes' };
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const person = read();
    say(form, person === null ? ['incomplete'] : []);
    if (person !== null) return done(person);
    for (const name of ['lang', 'native']) if (chosen(name) === '') return field(name).focus();
    field(words('by') === '' ? 'by' : 'place').focus();
  });
  form.querySelector('[data-desk-anonymous]')?.addEventListener('click', ({ currentTarget }) => {
    field('by').value = (currentTarget as HTMLElement).textContent.trim();
  });
  return ({ lang, by, place, native }) => {
    for (const input of form.querySelectorAll<HTMLInputElement>('input[type="radio"]'))
      input.checked = input.value === (input.name === 'lang' ? lang : native ? 'yes' : 'no');
    field('by').value = by;
    field('place').value = place;
  };
}
