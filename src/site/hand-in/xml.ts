/** XML from a stranger → a tree of plain values. Nothing is fetched, no entity is made anything of. */
import { XmlCData, XmlDocument, XmlElement, XmlText, ParseOption, XmlLibError } from 'libxml2-wasm';

export interface XmlNode {
  /** Without its prefix. */
  readonly name: string;
  /** Its namespace; empty where it has none. */
  readonly space: string;
  /** By name without prefix; of those with a namespace only where no other has the name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlNode | string)[];
}

/** A document type is where entities come from: bombs, and files of this machine. No word processor writes one. */
const DOCTYPE = /<!DOCTYPE|<!ENTITY/iu;

/** Returns the root of a document, or null for what is no XML or has a document type. Never throws for bad input. */
export function parseXml(bytes: Uint8Array): XmlNode | null {
  const text = decode(bytes);
  if (text === null || DOCTYPE.test(text)) return null;
  try {
    // The text is decoded: what its first line says of the encoding does not hold any more.
    const plain = text.replace(/^\s*<\?xml[^>]*\?>/u, '');
    const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NOCDATA;
    const document = XmlDocument.fromString(plain, { option });
    try {
      return copy(document.root);
    } finally {
      document.dispose();
    }
  } catch (thrown) {
    if (thrown instanceof XmlLibError) return null;
    throw thrown;
  }
}

/** UTF-8 or, as some translators' programs write, UTF-16 with its mark. */
function decode(bytes: Uint8Array): string | null {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = !isWide ? 'utf-8' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The parser takes 256 levels and no more. */
function copy(element: XmlElement): XmlNode {
  const attributes = new Map<string, string>();
  for (const { name, namespaceUri, value } of element.attrs)
    if (namespaceUri === '' || !attributes.has(name)) attributes.set(name, value);
  const children: (XmlNode | string)[] = [];
  for (let child = element.firstChild; child !== null; child = child.next) {
    if (child instanceof XmlElement) children.push(copy(child));
    else if (child instanceof XmlText || child instanceof XmlCData) children.push(child.content);
  }
  return { name: element.name, space: element.namespaceUri, attributes, children };
}

/** Returns the elements directly in `node`, those called `name` where one is given. */
export function childrenOf(node: XmlNode, name?: string): XmlNode[] {
  return node.children.filter(
    (child): child is XmlNode => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** Returns the text of `node` and all in it. */
export function textIn(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}
