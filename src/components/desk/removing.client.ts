/** Deleting all that lies here of the desk: first what goes unread is said (`DeskGive.astro`). */
import { say } from '../handing-in/said.client.ts';
import type { Works } from './works.client.ts';

/** Wires the buttons in `box`; `place` is where it says how it went, `gone` is called when all is deleted. */
export function wireRemoving(box: HTMLElement, place: HTMLElement, works: Works, gone: () => Promise<void>): void {
  const act = async (answer: string): Promise<void> => {
    const sure = box.querySelector<HTMLElement>('[data-remove-sure]');
    if (sure === null) return;
    sure.hidden = true;
    say(place, []);
    if (answer === 'ask') {
      const unsent = await works.unsent();
      say(sure, [...(unsent.works > 0 ? ['unsent'] : []), ...(unsent.files > 0 ? ['unsent-files'] : [])], {
        ...unsent,
      });
      sure.hidden = false;
    } else if (answer === 'yes') {
      await works.removeAll();
      say(place, ['removed']);
      await gone();
    }
  };
  box.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-remove]') : null;
    const answer = button?.dataset['remove'];
    if (answer !== undefined) void act(answer).catch(() => say(place, ['remove-failed']));
  });
}
