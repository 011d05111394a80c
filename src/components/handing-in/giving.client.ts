/** The ways in which a hand-in leaves the phone: posted, saved as one file, or shared (`GiveWays.astro`). */
import { canShare, oneFile, save, share, type HandInFiles } from './files.client.ts';
import { post, type OpenOutbox, type Posted } from './outbox.client.ts';
import { say } from './said.client.ts';

/** How files left; of those that wait, that they will. */
export type Given = 'saved' | 'shared' | Exclude<Posted, 'failed'>;

export interface Giving {
  /** Returns the files as they are now; null when they may not or cannot leave yet. */
  readonly files: () => HandInFiles | null;
  /** Is called when a button is pressed and there are none. */
  readonly refused: () => void;
  /** Where to post, if anywhere. */
  readonly inbox: string | undefined;
  /** Where what is not sent waits. */
  readonly outbox: OpenOutbox;
  /** Is called after they have left, with what `files` had returned; `waiting` says that they go later by themselves. */
  readonly given: (files: HandInFiles, how: Given) => void;
  /** Is called when it begins, and with how it ended; null when the person has thought better of it. */
  readonly turned?: (to: 'busy' | Given | 'failed' | null) => void;
}

/** Wires the buttons in `root`. Returns what is to be called when there is something else to hand in. */
export function wireGiving(root: HTMLElement, { files, refused, inbox, outbox, given, turned }: Giving): () => void {
  const button = (by: string): HTMLButtonElement | null => root.querySelector(`[data-give-by="${by}"]`);
  let isBusy = false;
  const on = (by: string, act: (now: HandInFiles) => Promise<Given | 'failed' | null>): void =>
    button(by)?.addEventListener('click', async () => {
      const now = files();
      if (now === null) return refused();
      if (isBusy) return;
      isBusy = true;
      say(root, []);
      turned?.('busy');
      const how = await act(now).catch(() => 'failed' as const);
      isBusy = false;
      turned?.(how);
      if (how === null) return;
      say(root, [how]);
      if (how !== 'failed') given(now, how);
    });
  on('save', async (now) => {
    const { file, name } = await oneFile(now);
    save(file, name);
    return 'saved';
  });
  on('share', async (now) => ((await share(now)) ? 'shared' : null));
  on('post', async (now) => {
    const { file, name } = await oneFile(now);
    return inbox === undefined ? null : post(inbox, file, name, outbox);
  });
  return () => {
    const now = files();
    say(root, []);
    button('share')?.toggleAttribute('hidden', now === null || !canShare(now));
  };
}
