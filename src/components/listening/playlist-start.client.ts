/** A link marked `data-pufa-list` begins a list: the player on the page it opens goes on from there. */
import { keepPlaylist } from './playlist.client.ts';

document.addEventListener('click', ({ target }) => {
  const list = (target as Element).closest<HTMLElement>('[data-pufa-list]')?.dataset['pufaList'];
  if (list !== undefined) keepPlaylist({ paths: JSON.parse(list) as string[], sleepAt: null });
});
