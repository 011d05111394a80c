/** The text of a .docx as a reader gets it: what was inserted stands, what was deleted does not. */
import { childrenOf, textIn, type XmlNode } from './xml.ts';

export interface Cell {
  /** First and last column of the grid it covers, the last not included. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** It is one with the cell above it, or the one below it. */
  readonly merged: 'no' | 'begins' | 'goes-on';
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Remarks that hang on its words. */
  readonly remarks: readonly string[];
}

export interface DocxText {
  readonly tables: readonly (readonly Row[])[];
  /** All text, the tables' too. */
  readonly text: string;
}

/** Formatting, what fields are made of, what was taken away, what is no text, and how a character is read aloud. */
const SILENT = new Set(
  (
    'rPr pPr tcPr trPr tblPr tblGrid sdtPr sectPr instrText delText delInstrText del moveFrom drawing pict object ' +
    'softHyphen rt Fallback footnoteReference endnoteReference'
  ).split(' '),
);

/** Returns the text of a document; `remarks` are those of `comments.xml`, by id. */
export function docxText(document: XmlNode, remarks: ReadonlyMap<string, string>): DocxText {
  const tables = find(document, 'tbl');
  return {
    tables: tables.map((table) => withMerged(rowsOf(table).map((row) => rowOf(row, remarks)))),
    text: textOf(document),
  };
}

/** Returns the remarks of `comments.xml` by id. */
export function remarksIn(comments: XmlNode): ReadonlyMap<string, string> {
  return new Map(childrenOf(comments, 'comment').map((one) => [one.attributes.get('id') ?? '', textOf(one).trim()]));
}

/** The outermost elements of a name. */
function find(node: XmlNode, name: string): XmlNode[] {
  return childrenOf(node).flatMap((child) => (child.name === name ? [child] : find(child, name)));
}

/** Rows and cells may stand in content controls. */
function rowsOf(table: XmlNode): XmlNode[] {
  return find(table, 'tr').filter(
    (row) => !childrenOf(row, 'trPr').some((about) => childrenOf(about, 'del').length > 0),
  );
}

function rowOf(row: XmlNode, remarks: ReadonlyMap<string, string>): Row {
  let at = Number(valueIn(row, 'trPr', 'gridBefore') ?? 0);
  const cells = find(row, 'tc').map((cell): Cell => {
    const from = at;
    at += Number(valueIn(cell, 'tcPr', 'gridSpan') ?? 1) || 1;
    const merge = childrenOf(cell, 'tcPr').flatMap((about) => childrenOf(about, 'vMerge'))[0];
    const merged = merge === undefined || merge.attributes.get('val') === 'restart' ? 'no' : 'goes-on';
    return { from, to: at, text: textOf(cell), merged };
  });
  const ids = find(row, 'commentReference').map((reference) => reference.attributes.get('id') ?? '');
  return { cells, remarks: [...new Set(ids)].flatMap((id) => remarks.get(id) ?? []) };
}

/** A cell begins a merged one when the one below it goes on. */
function withMerged(rows: readonly Row[]): Row[] {
  return rows.map((row, index) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const below = rows[index + 1]?.cells.find(({ from }) => from === cell.from);
      return cell.merged === 'no' && below?.merged === 'goes-on' ? { ...cell, merged: 'begins' as const } : cell;
    }),
  }));
}

function valueIn(node: XmlNode, about: string, name: string): string | undefined {
  return childrenOf(node, about)
    .flatMap((one) => childrenOf(one, name))[0]
    ?.attributes.get('val');
}

/** Paragraphs are lines. */
function textOf(node: XmlNode): string {
  return inside(node).replace(/\n+$/u, '');
}

function pieceOf(node: XmlNode): string {
  if (SILENT.has(node.name)) return '';
  switch (node.name) {
    case 't':
      return textIn(node);
    case 'tab':
    case 'ptab':
      return ' ';
    case 'br':
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '-';
    case 'p':
      return inside(node) + (hasMarkDeleted(node) ? '' : '\n');
    default:
      return inside(node);
  }
}

function inside(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? '' : pieceOf(child))).join('');
}

/** Whoever deletes the end of a line with changes tracked makes two lines one. */
function hasMarkDeleted(paragraph: XmlNode): boolean {
  return childrenOf(paragraph, 'pPr')
    .flatMap((about) => childrenOf(about, 'rPr'))
    .some((about) => childrenOf(about, 'del').length > 0);
}
