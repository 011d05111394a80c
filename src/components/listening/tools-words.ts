/** `/{lang}/player.json`: the words of the player's tools and of the phone's own voice, fetched with the first press. */
export interface ToolsWords {
  /** BCP 47 tag of these words. */
  readonly tag: string;
  /** Name of the site, for the lock screen. */
  readonly site: string;
  /** Label of the timer, and what can be chosen, in minutes; 0 is never. */
  readonly sleep: string;
  readonly sleepAfter: readonly (readonly [minutes: number, words: string])[];
  readonly share: string;
  readonly shared: string;
  readonly shareFailed: string;
  /** Button that goes on in the list one listens to. */
  readonly next: string;
  /** Button that stops the phone's own voice. */
  readonly stop: string;
  readonly aloudFailed: string;
}
