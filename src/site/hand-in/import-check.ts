/** `check.yaml`: what a second speaker heard → `checks.yaml` beside the recording. */
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Env } from '../../env.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { hasErrors } from '../../model/check/report.ts';
import { loadYaml } from '../../model/load/data.ts';
import { listNames, type Folder } from '../../model/load/folder.ts';
import { CHECKS_FILE } from '../../model/load/sound.ts';
import type { Library } from '../../model/library.ts';
import { isSpeaker } from '../../model/recording-check.ts';
import { checksSchema, type Check } from '../../model/schema/checks.ts';
import { checkHandInSchema } from '../../model/schema/hand-in.ts';
import { recordingSchema } from '../../model/schema/recording.ts';
import { writeWhole } from '../audio/cache.ts';
import { findArticle } from './import-recording.ts';
import { CHECK_FILE, parseHandIn, type HandInFiles } from './read-files.ts';

export interface CheckTaken {
  readonly findings: readonly Finding[];
  /** Lines for the editor; null when nothing was stored. */
  readonly said: readonly string[] | null;
}

const NOTE = '# 由 npm run audio:import 写，请不要手改。\n';

/**
 * Returns what was stored, or all that is wrong.
 * @throws Error of the file system; `checks.yaml` is as it was then.
 */
export async function importCheck(env: Env, library: Library, handIn: HandInFiles): Promise<CheckTaken> {
  const shownAs = `${handIn.shownAs}/${CHECK_FILE}`;
  const parsed = parseHandIn(handIn.files.get(CHECK_FILE) ?? new Uint8Array(), shownAs, checkHandInSchema);
  const { value } = parsed;
  if (value === null) return { findings: parsed.findings, said: null };
  const extra = [...handIn.files.keys()].filter((name) => name !== CHECK_FILE);
  const findings = extra.map((name) => finding('hand-in/extra-file', `${handIn.shownAs}/${name}`, START, { name }));
  const stop = (found: Finding): CheckTaken => ({ findings: [...findings, found], said: null });
  const { article, findings: lost } = findArticle(env, library, value.article, shownAs);
  if (article === null) return { findings: [...findings, ...lost], said: null };

  const folder: Folder = { root: env.contentDir, findings: [] };
  const audio = `articles/${article.slug}/audio`;
  const { recording: id, by, place, on } = value;
  const known = article.recordings.map((entry) => entry.id.slice(article.slug.length + 1));
  if (!known.includes(id))
    return stop(finding('hand-in/unknown-recording', shownAs, START, { recording: id, known: known.join('、') }));
  // From the file: the library leaves stale cues out.
  const recording = loadYaml(folder, `${audio}/${id}/recording.yaml`, recordingSchema);
  const path = `${audio}/${id}/${CHECKS_FILE}`;
  const before = listNames(folder, `${audio}/${id}`).files.includes(CHECKS_FILE)
    ? loadYaml(folder, path, checksSchema)
    : null;
  if (recording === null || hasErrors(folder.findings))
    return { findings: [...findings, ...folder.findings], said: null };
  if (isSpeaker(by, recording.value.speaker))
    return stop(finding('hand-in/own-check', shownAs, parsed.positionOf(['by']), { by }));
  if (on > env.today)
    return stop(finding('hand-in/future-date', shownAs, parsed.positionOf(['on']), { day: on, today: env.today }));

  const cues = new Map(recording.value.cues.map((cue) => [cue.block, cue]));
  const verdicts = value.verdicts.filter(({ block, source }, index) => {
    const cue = cues.get(block);
    const at = parsed.positionOf(['verdicts', index]);
    if (cue === undefined) findings.push(finding('hand-in/unknown-cue', shownAs, at, { block }));
    else if (cue.source !== source) findings.push(finding('hand-in/old-check', shownAs, at, { block }));
    return cue !== undefined;
  });
  if (verdicts.length === 0) return stop(finding('hand-in/none-left', shownAs, START, {}));
  const check: Check = { by, place, on, verdicts: [...verdicts] };
  const checks = before?.value.checks ?? [];
  if (checks.some((entry) => JSON.stringify(entry) === JSON.stringify(check)))
    return stop(finding('hand-in/checked-already', shownAs, START, {}));
  const text = NOTE + stringify({ checks: [...checks, check] }, { lineWidth: 0 });
  await writeWhole(join(env.contentDir, path), Buffer.from(text));
  const count = (word: string): number => verdicts.filter(({ verdict }) => verdict === word).length;
  return {
    findings,
    said: [
      `收下了核对：${path}`,
      `  ${by}（${place}）听了 ${verdicts.length} 段：念对 ${count('right')} 段，念错 ${count('wrong')} 段，听不清 ${count('unclear')} 段`,
    ],
  };
}
