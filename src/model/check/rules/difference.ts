/** Two wordings beside each other, so that an editor sees where they part. */
import { diffChars } from 'diff';

/** Wordings longer or further apart than this are shown without marks: nobody compares them by eye. */
const MAX_COMPARED = 1000;
const MAX_APART = 400;

/** Returns both wordings with the differing characters in 【】, the statute's cut to the passage meant. */
export function markDifference(quoted: string, statute: string): { quoted: string; statute: string } {
  const passage = nearestPassage(quoted, statute);
  const changes =
    Math.max(quoted.length, passage.length) > MAX_COMPARED
      ? undefined
      : diffChars(quoted, passage, { maxEditLength: MAX_APART });
  if (changes === undefined)
    return { quoted: `【${quoted.slice(0, MAX_COMPARED)}】`, statute: `【${passage.slice(0, MAX_COMPARED)}】` };
  let mine = '';
  let theirs = '';
  for (const change of changes) {
    if (change.removed) mine += `【${change.value}】`;
    else if (change.added) theirs += `【${change.value}】`;
    else {
      mine += change.value;
      theirs += change.value;
    }
  }
  return { quoted: mine, statute: theirs };
}

/** Returns the part of `statute` that begins where most of `quoted` agrees with it. */
function nearestPassage(quoted: string, statute: string): string {
  if (statute.length <= quoted.length + 8) return statute;
  const votes = new Map<number, number>();
  for (let start = 0; start + 2 <= quoted.length; start++) {
    const pair = quoted.slice(start, start + 2);
    for (let at = statute.indexOf(pair); at >= 0; at = statute.indexOf(pair, at + 1)) {
      const begin = Math.max(0, at - start);
      votes.set(begin, (votes.get(begin) ?? 0) + 1);
    }
  }
  const begin = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
  return statute.slice(begin, begin + quoted.length);
}
