/** Reads XML as strictly as XML 1.0 with namespaces asks: what is not well-formed throws. For the files that the site writes: no DTD, no CDATA. */

export interface XmlElement {
  /** With its prefix, as written. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Of its own, entities resolved. */
  readonly text: string;
}

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const PIECE = new RegExp(
  `<\\?xml [^?]*\\?>|<!--(?:(?!--)[\\s\\S])*-->|</(${NAME})\\s*>|<(${NAME})((?:\\s+${NAME}\\s*=\\s*"[^"<]*")*)\\s*(/?)>|([^<]+)`,
  'uy',
);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** @throws Error with the place where it is not well-formed. */
export function parseXml(text: string): XmlElement {
  const root = { name: '', attributes: {} as Record<string, string>, children: [] as XmlElement[], text: '' };
  const open = [root];
  PIECE.lastIndex = 0;
  for (let at = 0; at < text.length; at = PIECE.lastIndex) {
    const found = PIECE.exec(text);
    if (found === null) throw new Error(`not well-formed at ${at}: ${text.slice(at, at + 60)}`);
    const [piece, closed, opened, attributes = '', empty, words] = found;
    const inside = open.at(-1) as typeof root;
    if (piece.startsWith('<?') && at !== 0) throw new Error('the declaration is not at the beginning');
    if (words !== undefined) inside.text += resolve(words);
    else if (closed !== undefined) {
      if (closed !== inside.name) throw new Error(`</${closed}> closes <${inside.name}>`);
      open.pop();
    } else if (opened !== undefined) {
      const element = { ...root, name: opened, attributes: readAttributes(attributes), children: [], text: '' };
      inside.children.push(element);
      if (empty === '') open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  const [top, ...more] = root.children;
  if (top === undefined || more.length > 0 || root.text.trim() !== '') throw new Error('not one element at the top');
  checkPrefixes(top, new Set(['xml']));
  return top;
}

/** Returns the elements called `name` right below. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Returns the words of the one child called `name`. @throws Error when there is not exactly one. */
export function textOf(element: XmlElement, name: string): string {
  const [found, ...more] = childrenOf(element, name);
  if (found === undefined || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} × <${name}>`);
  return found.text;
}

function readAttributes(written: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of written.matchAll(new RegExp(`(${NAME})\\s*=\\s*"([^"]*)"`, 'gu'))) {
    if (name in attributes) throw new Error(`${name} twice`);
    attributes[name] = resolve(value);
  }
  return attributes;
}

function resolve(words: string): string {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(words))
    throw new Error('a character that XML does not know');
  return words.replace(/&([^;]*;?)/g, (whole, name: string) => {
    const character = ENTITIES[name.slice(0, -1)];
    if (character === undefined || !name.endsWith(';')) throw new Error(`${whole} is no entity`);
    return character;
  });
}

function checkPrefixes(element: XmlElement, known: ReadonlySet<string>): void {
  const own = Object.keys(element.attributes).flatMap((name) => (name.startsWith('xmlns:') ? [name.slice(6)] : []));
  const all = new Set([...known, 'xmlns', ...own]);
  for (const name of [element.name, ...Object.keys(element.attributes)]) {
    const [prefix, local] = name.split(':');
    if (local !== undefined && !all.has(prefix ?? '')) throw new Error(`nobody said what ${prefix}: is`);
  }
  for (const child of element.children) checkPrefixes(child, all);
}
