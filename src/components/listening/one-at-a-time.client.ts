/** What begins to sound silences what sounded before, on the whole page and for as long as it is open. */
document.addEventListener(
  'play',
  (event) => {
    for (const other of document.querySelectorAll<HTMLMediaElement>('audio, video')) {
      if (other !== event.target) other.pause();
    }
  },
  // The event does not bubble.
  true,
);
