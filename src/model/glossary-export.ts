/** The glossary as files for other programs: a table (TSV) and a terminology base (TBX v3, ISO 30042:2019). */
import { LANGUAGES, TRANSLATION_LANGS } from '../languages.ts';
import { escapeXml } from '../lib/xml.ts';
import { chineseOf, sourcesSaid, type Glossary, type Term, type TermGroup } from './glossary.ts';
import type { TermForm } from './schema/glossary.ts';

const COLUMNS = ['id', 'group', 'zh', 'also', 'plain', 'lang', 'form', 'trust', 'source', 'by', 'on'] as const;

/** Returns the glossary as a table: a row a form, one with no form where there is none; `avoid` says why where others say their source. */
export function glossaryTsv({ groups }: Glossary): string {
  const rows = groups.flatMap(({ name, terms }) =>
    terms.flatMap((term) => {
      const own = [term.id, name, term.zh, (term.also ?? []).join('、'), term.plain];
      const forms = TRANSLATION_LANGS.flatMap((lang) =>
        term[lang].map((form) => [lang, form.form, form.trust, form.source ?? '', byOf(form), onOf(form)]),
      );
      const avoids = (term.avoid ?? []).map(({ lang, form, why }) => [lang, form, 'avoid', why, '', '']);
      const all = [...forms, ...avoids];
      return (all.length === 0 ? [['', '', '', '', '', '']] : all).map((cells) => [...own, ...cells]);
    }),
  );
  return [[...COLUMNS], ...rows].map((cells) => `${cells.map(cell).join('\t')}\n`).join('');
}

/** A table of this kind knows no escapes. */
function cell(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * Returns the glossary as TBX. Of the dialects the smallest with definitions and sources, TBX-Basic, in the style in which
 * the categories are attributes (DCA): all programs that read TBX read it.
 */
export function glossaryTbx(glossary: Glossary): string {
  const entries = glossary.groups.flatMap((group) => group.terms.map((term) => conceptEntry(term, group, glossary)));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<tbx type="TBX-Basic" style="dca" xml:lang="${LANGUAGES.zh.tag}" xmlns="urn:iso:std:iso:30042:ed-2">`,
    '<tbxHeader><fileDesc>',
    '<titleStmt><title>母语普法：词语解释</title></titleStmt>',
    '<sourceDesc><p>母语普法整理，CC BY 4.0。标为“拟译”的还没有经母语人审定。</p></sourceDesc>',
    '</fileDesc></tbxHeader>',
    '<text><body>',
    ...entries,
    '</body></text>',
    '</tbx>',
    '',
  ].join('\n');
}

function conceptEntry(term: Term, group: TermGroup, glossary: Glossary): string {
  const sections = TRANSLATION_LANGS.flatMap((lang) => {
    const forms = term[lang].map((form, index) => formSection(form, index === 0, glossary));
    const avoids = (term.avoid ?? [])
      .filter((avoid) => avoid.lang === lang)
      .map(({ form, why }) => termSection(form, 'deprecatedTerm-admn-sts', [`<note>${escapeXml(why)}</note>`]));
    return [...forms, ...avoids].length === 0
      ? []
      : [`<langSec xml:lang="${LANGUAGES[lang].tag}">`, ...forms, ...avoids, '</langSec>'];
  });
  return [
    `<conceptEntry id="${escapeXml(term.id)}">`,
    `<descrip type="subjectField">${escapeXml(group.name)}</descrip>`,
    `<langSec xml:lang="${LANGUAGES.zh.tag}">`,
    `<descrip type="definition">${escapeXml(term.plain)}</descrip>`,
    ...chineseOf(term).map((word, index) => termSection(word, status(index === 0), [])),
    '</langSec>',
    ...sections,
    '</conceptEntry>',
  ].join('\n');
}

function formSection(form: TermForm, isBest: boolean, glossary: Glossary): string {
  const said = form.source === undefined ? [] : sourcesSaid(form.source, glossary);
  const isAttested = form.trust === 'attested';
  return termSection(form.form, status(isBest && isAttested), [
    ...(said.length === 0 ? [] : [`<admin type="source">${escapeXml(said.join('；'))}</admin>`]),
    ...(isAttested
      ? []
      : [`<note>${escapeXml(['拟译，等母语人定', byOf(form), onOf(form)].filter(Boolean).join('，'))}</note>`]),
  ]);
}

/** What nobody vouches for is admitted, not preferred. */
function status(isPreferred: boolean): string {
  return isPreferred ? 'preferredTerm-admn-sts' : 'admittedTerm-admn-sts';
}

function termSection(word: string, administrativeStatus: string, more: readonly string[]): string {
  const term = `<term>${escapeXml(word)}</term>`;
  return [
    '<termSec>',
    term,
    `<termNote type="administrativeStatus">${administrativeStatus}</termNote>`,
    ...more,
    '</termSec>',
  ].join('');
}

function byOf(form: TermForm): string {
  return 'by' in form ? (form.by ?? '') : '';
}

function onOf(form: TermForm): string {
  return 'on' in form ? (form.on ?? '') : '';
}
