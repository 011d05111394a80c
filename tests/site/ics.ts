/** Reads a calendar by the letter of RFC 5545, and throws where a lenient reader would look away. */

export interface Property {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly components: readonly Component[];
}

const MAX_OCTETS = 75;

/** Returns the one calendar in a file. @throws Error that says what is not as the RFC has it. */
export function parseIcs(bytes: Uint8Array): Component {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  if (text.startsWith('\ufeff')) throw new Error('a byte order mark');
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) throw new Error('a line that does not end in CRLF');
  const physical = text.slice(0, -2).split('\r\n');
  const encoder = new TextEncoder();
  for (const line of physical) {
    if (encoder.encode(line).byteLength > MAX_OCTETS) throw new Error(`longer than ${MAX_OCTETS} octets: ${line}`);
    if (line === '') throw new Error('an empty line');
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) throw new Error(`a control character: ${line}`);
  }
  const lines = physical
    .join('\r\n')
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n');
  const found = readComponent(lines.map(readLine), 0);
  if (found.next !== lines.length) throw new Error('something behind the calendar');
  return found.component;
}

/** contentline = name *(";" param ) ":" value */
function readLine(line: string): Property {
  const match = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/su.exec(line);
  if (match === null) throw new Error(`no content line: ${line}`);
  const [, name = '', written = '', value = ''] = match;
  const params = written
    .split(';')
    .slice(1)
    .map((param) => [param.slice(0, param.indexOf('=')), param.slice(param.indexOf('=') + 1)]);
  return { name, params: Object.fromEntries(params) as Record<string, string>, value };
}

function readComponent(lines: readonly Property[], from: number): { component: Component; next: number } {
  const begin = lines[from];
  if (begin?.name !== 'BEGIN') throw new Error(`BEGIN is missing before ${begin?.name ?? 'the end'}`);
  const properties: Property[] = [];
  const components: Component[] = [];
  for (let at = from + 1; at < lines.length;) {
    const line = lines[at];
    if (line === undefined) break;
    if (line.name === 'END') {
      if (line.value !== begin.value) throw new Error(`END:${line.value} of BEGIN:${begin.value}`);
      return { component: { name: begin.value, properties, components }, next: at + 1 };
    }
    if (line.name === 'BEGIN') {
      const inner = readComponent(lines, at);
      components.push(inner.component);
      at = inner.next;
    } else {
      if (components.length > 0) throw new Error(`${line.name} behind a component`);
      properties.push(line);
      at += 1;
    }
  }
  throw new Error(`${begin.value} has no END`);
}

/** Returns the value of a property that must be there once. */
export function only({ name, properties }: Component, wanted: string): Property {
  const found = properties.filter((property) => property.name === wanted);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${name} has ${found.length} of ${wanted}`);
  return first;
}

/** Returns what a TEXT value says. @throws Error where something is not escaped as it must be. */
export function textOf(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`not escaped: ${value}`);
  return value.replaceAll(/\\(.?)/gs, (_, character: string) => {
    if (character === 'n' || character === 'N') return '\n';
    if (!['\\', ';', ','].includes(character)) throw new Error(`no escape: \\${character}`);
    return character;
  });
}

/** Returns `2026-12-04` for a DATE. @throws Error when it is none, or no day. */
export function dateOf({ name, params, value }: Property): string {
  if (params['VALUE'] !== 'DATE' || !/^\d{8}$/.test(value)) throw new Error(`${name} is no DATE: ${value}`);
  const day = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`;
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) throw new Error(`${name} is no day: ${value}`);
  return day;
}
