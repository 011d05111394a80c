/** What ids and names in our XLIFF say. */
import type { ReviewLevel } from './state.ts';

/** Of XLIFF 2.0 and 2.1; 2.2 has one of its own. */
export const XLIFF_SPACE = 'urn:oasis:names:tc:xliff:document:2.0';

export interface UnitName {
  /** Fingerprint of the Chinese. */
  readonly source: string;
  /** Fingerprint of the translation, null where there was none. */
  readonly text: string | null;
  /** How far it had been looked at; `stale` where the Chinese has changed since. */
  readonly level: ReviewLevel | 'stale' | null;
}

/** Returns the name of a unit. */
export function unitName({ source, text, level }: UnitName): string {
  return `${source}.${text ?? 'none'}.${level ?? 'none'}`;
}

/** Returns what the name of a unit says, or null for another's. */
export function readUnitName(name: string): UnitName | null {
  const found = /^([0-9a-f]{16})\.([0-9a-f]{16}|none)\.(machine|draft|reviewed|stale|none)$/u.exec(name.trim());
  if (found === null) return null;
  const [, source = '', text = '', level = ''] = found;
  return {
    source,
    text: text === 'none' ? null : text,
    level: level === 'none' ? null : (level as ReviewLevel | 'stale'),
  };
}

/** Returns the id of a segment; `given` is the mark of its text. */
export function segmentId(key: string, given: string): string {
  return `${key}.${given}`;
}

/** Returns what the id of a segment says, or null for another's. */
export function readSegmentId(id: string): { readonly key: string; readonly given: string } | null {
  const found = /^([a-z0-9-]+)\.([0-9a-f]{8})$/u.exec(id);
  return found === null ? null : { key: found[1] ?? '', given: found[2] ?? '' };
}
