/** The files that leave the phone: as one zip to save, or, where the phone shares no zip, one by one. */
import { zip } from '../../lib/zip.ts';
import { bytesOf } from './database.client.ts';

/** A sound beside the text file. */
export interface SoundFile {
  readonly name: string;
  readonly sound: Blob;
}

export interface HandInFiles {
  /** Of the zip, without ending: `legal-aid-ii-reading-2026-12-01`. */
  readonly name: string;
  /** The text file at the root; one in JSON goes by itself, not in a zip. */
  readonly text: { readonly name: 'recording.yaml' | 'check.yaml' | `${string}.json`; readonly words: string };
  readonly sounds: readonly SoundFile[];
  /** `2026-12-01` */
  readonly day: string;
}

/** Returns all of it as one file, with its name. */
export async function oneFile(files: HandInFiles): Promise<{ readonly file: Blob; readonly name: string }> {
  const { name, text } = files;
  return text.name.endsWith('.json')
    ? { file: new Blob([text.words], { type: 'application/json' }), name: text.name }
    : { file: await zipOf(files), name: `${name}.zip` };
}

async function zipOf({ text, sounds, day }: HandInFiles): Promise<Blob> {
  const entries = [{ name: text.name as string, bytes: new TextEncoder().encode(text.words) }];
  for (const { name, sound } of sounds) entries.push({ name, bytes: new Uint8Array(await bytesOf(sound)) });
  return new Blob([zip(entries, day)], { type: 'application/zip' });
}

/** Hands a file to the browser to be saved. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Not at once: some browsers read it only after they have asked where to.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Returns the files as phones share them: they take sounds and plain text, no zip and no YAML. */
function shared({ text, sounds }: HandInFiles): File[] {
  return [
    new File([text.words], `${text.name}.txt`, { type: 'text/plain' }),
    ...sounds.map(({ name, sound }) => new File([sound], name, { type: sound.type.replace(/;.*/, '') })),
  ];
}

/** Returns whether this phone shares such files. */
export function canShare(files: HandInFiles): boolean {
  try {
    return navigator.canShare?.({ files: shared(files) }) ?? false;
  } catch {
    return false;
  }
}

/** Hands the files to another app; false when the person has thought better of it. */
export async function share(files: HandInFiles): Promise<boolean> {
  try {
    await navigator.share({ files: shared(files) });
    return true;
  } catch {
    return false;
  }
}
