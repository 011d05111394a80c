/** The accessibility tree of a page, as a screen reader is given it, with the language of each run of text. */
import type { CDPSession, Page } from 'playwright-core';

type AXNode = Awaited<ReturnType<typeof fullTree>>[number];
type DOMNode = Awaited<ReturnType<typeof fullDocument>>;

export interface Tree {
  /** A line for each node, indented: role, “name”, states, languages of what is read out. */
  readonly lines: readonly string[];
  /** What a screen reader would read wrong or not at all. */
  readonly problems: readonly string[];
}

/** What can be operated: it has to say what it is. */
const OPERABLE: ReadonlySet<string> = new Set(
  'button link textbox searchbox checkbox radio slider spinbutton combobox listbox option menuitem switch tab DisclosureTriangle'.split(
    ' ',
  ),
);
/** Parts of a page that are told apart by name where there are several. */
const NAMED: ReadonlySet<string> = new Set(['navigation', 'region', 'form', 'group', 'table', 'image', 'dialog']);
/** Say nothing themselves. */
const SILENT: ReadonlySet<string> = new Set(['generic', 'none', 'InlineTextBox', 'LineBreak', 'ListMarker', 'Section']);
const STATES = ['level', 'checked', 'pressed', 'expanded', 'disabled', 'required', 'invalid', 'live'] as const;
const SCRIPTS = [
  { letters: /\p{Script=Han}/u, lang: /^zh(-|$)/u },
  { letters: /\p{Script=Yi}/u, lang: /^ii(-|$)/u },
  { letters: /[\u0f40-\u0fbc]/u, lang: /^bo(-|$)/u },
] as const;

/** Returns the tree of the page as it stands. @param prune - roles whose insides are not written down */
export async function readTree(page: Page, prune: readonly string[] = []): Promise<Tree> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('Accessibility.enable');
  const langs = new Map<number, string>();
  noteLangs(await fullDocument(devtools), '', langs);
  const nodes = await fullTree(devtools);
  await devtools.detach();

  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const childrenOf = (node: AXNode): AXNode[] => (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
  const langOf = (node: AXNode | undefined): string =>
    node === undefined
      ? ''
      : (langs.get(node.backendDOMNodeId ?? -1) ??
        langOf(node.parentId === undefined ? undefined : byId.get(node.parentId)));
  const lines: string[] = [];
  const problems: string[] = [];

  const runsIn = (node: AXNode): AXNode[] =>
    roleOf(node) === 'StaticText' ? [node] : childrenOf(node).flatMap(runsIn);
  /** Nothing but text inside: written on one line. */
  const isPlain = (node: AXNode): boolean =>
    childrenOf(node).every((child) => roleOf(child) === 'StaticText' || (isSilent(child) && isPlain(child)));

  const judge = (node: AXNode): void => {
    const role = roleOf(node);
    const name = nameOf(node);
    if (OPERABLE.has(role) && name.trim() === '') problems.push(`${role} without a name (${langOf(node)})`);
    // What stands inside is judged run by run; the name of a whole is read out in the language of the whole.
    if (role !== 'StaticText' && !NAMED.has(role) && runsIn(node).length > 0) return;
    // A field has the language of what is typed into it.
    if (['textbox', 'searchbox', 'combobox', 'RootWebArea'].includes(role)) return;
    const lang = langOf(node);
    for (const script of SCRIPTS)
      if (script.letters.test(name) && !script.lang.test(lang))
        problems.push(`${role} “${name}” is said to be ${lang || 'of no language'}`);
  };

  const write = (node: AXNode, depth: number): void => {
    const role = roleOf(node);
    if (role === 'InlineTextBox') return;
    if (!node.ignored) judge(node);
    if (['StaticText', 'LineBreak'].includes(role) && nameOf(node).trim() === '') return;
    if (isSilent(node)) {
      for (const child of childrenOf(node)) write(child, depth);
      return;
    }
    const runs = runsIn(node);
    const plain = role === 'StaticText' || (runs.length > 0 && isPlain(node));
    const said = nameOf(node) || (plain ? runs.map(nameOf).join('') : '');
    const isRead = plain || nameOf(node) !== '';
    const tags = isRead ? [...new Set((runs.length > 0 && plain ? runs : [node]).map(langOf))].join(' + ') : '';
    const states = STATES.flatMap((name) => {
      const value: unknown = node.properties?.find((property) => property.name === name)?.value.value;
      return value === undefined || value === false || value === 'false' ? [] : [`${name}=${String(value)}`];
    });
    lines.push(
      [
        '  '.repeat(depth) + (role === 'StaticText' ? 'text' : role),
        said === '' ? '' : `“${said.replace(/\s+/gu, ' ').trim()}”`,
        ...states,
        tags,
      ]
        .filter((part) => part !== '')
        .join(' '),
    );
    const isEnd = plain || prune.includes(role);
    for (const child of childrenOf(node)) {
      if (isEnd) judgeAll(child);
      else write(child, depth + 1);
    }
  };
  const judgeAll = (node: AXNode): void => {
    if (roleOf(node) === 'InlineTextBox') return;
    if (!node.ignored) judge(node);
    childrenOf(node).forEach(judgeAll);
  };

  const [root] = nodes;
  if (root !== undefined) write(root, 0);
  return { lines, problems };
}

async function fullTree(devtools: CDPSession) {
  return (await devtools.send('Accessibility.getFullAXTree')).nodes;
}

async function fullDocument(devtools: CDPSession) {
  return (await devtools.send('DOM.getDocument', { depth: -1 })).root;
}

/** Notes for each node, letters too, the `lang` of the nearest element that has one. */
function noteLangs(node: DOMNode, around: string, langs: Map<number, string>): void {
  const at = node.attributes?.findIndex((name, index) => index % 2 === 0 && name === 'lang') ?? -1;
  const lang = at < 0 ? around : (node.attributes?.[at + 1] ?? around);
  langs.set(node.backendNodeId, lang);
  for (const child of [...(node.children ?? []), ...(node.pseudoElements ?? [])]) noteLangs(child, lang, langs);
}

function roleOf(node: AXNode): string {
  return String(node.role?.value ?? 'none');
}

function nameOf(node: AXNode): string {
  return String(node.name?.value ?? '');
}

function isSilent(node: AXNode): boolean {
  return node.ignored || (SILENT.has(roleOf(node)) && nameOf(node) === '');
}
