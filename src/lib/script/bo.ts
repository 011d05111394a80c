import type { Script } from './script.ts';

/** The Tibetan block. */
const FIRST = 0x0f00;
const LAST = 0x0fff;

/**
 * Particles written onto an open syllable without a tsheg: འི (of), འོ (end of sentence), འུ
 * (diminutive), འང (also), འམ (or). Cut off, so that པ finds པའི as a reader expects.
 */
const WITH_PARTICLE = /^(.+)(\u0F60[\u0F72\u0F7C\u0F74]|\u0F60[\u0F44\u0F58])$/u;

/** Longer than any syllable with its particles; what is longer is not cut further. */
const MAX_SYLLABLE = 24;

/** Tibetan: a syllable ends at a tsheg; words are not marked, so a query is a phrase of syllables. */
export const bo: Script = {
  lang: 'bo',
  isOwn: (codePoint) => codePoint >= FIRST && codePoint <= LAST,
  cut(run) {
    if (run.length > MAX_SYLLABLE) return [run];
    const particles: string[] = [];
    let rest = run;
    for (let found = WITH_PARTICLE.exec(rest); found; found = WITH_PARTICLE.exec(rest)) {
      particles.unshift(found[2] ?? '');
      rest = found[1] ?? '';
    }
    return [rest, ...particles];
  },
};
