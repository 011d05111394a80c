/** A voice that was taken back does not come back under another name. */
import { readFile } from 'node:fs/promises';
import { finding, START, type Finding } from '../model/check/finding.ts';
import type { Library } from '../model/library.ts';
import { audioSources } from './audio/sources.ts';
import { sha256Of } from './audio/cache.ts';

/** Returns an error for each sound of the content whose bytes are in `withdrawn.yaml`; those refused by their id are left out. */
export async function checkWithdrawnSounds(contentDir: string, library: Library): Promise<Finding[]> {
  const bySound = new Map(
    library.withdrawn.flatMap(({ recording, sounds }) => sounds.map((sound) => [sound, recording])),
  );
  const byId = new Set(library.withdrawn.map((entry) => entry.recording));
  const findings: Finding[] = [];
  for (const { id, file, shownAs } of bySound.size === 0 ? [] : audioSources(contentDir, library)) {
    if (byId.has(id)) continue;
    const bytes = await readFile(file).catch(() => null);
    const recording = bytes === null ? undefined : bySound.get(sha256Of(bytes));
    if (recording !== undefined) findings.push(finding('audio/withdrawn', shownAs, START, { recording }));
  }
  return findings;
}
