/** Each language in its own script: Chinese inside Yi or Tibetan stands in `<Zh>`, nothing else is mixed. */
import { LANGUAGES, type Lang, type Language } from '../../../languages.ts';
import type { Block, Inline } from '../../block.ts';
import { finding, type Finding } from '../finding.ts';
import { inlineRuns, placeOf } from '../walk.ts';

const SCRIPTS: Readonly<Record<Language['script'], { readonly name: string; readonly run: RegExp }>> = {
  Hans: { name: '汉字', run: /[\p{Script=Han}]+/gu },
  Yiii: { name: '彝文', run: /[\p{Script=Yi}]+/gu },
  Tibt: { name: '藏文', run: /[\u0f00-\u0fff]+/gu },
};

/** Returns where `blocks` of `lang` have letters of another script. */
export function checkScripts(blocks: readonly Block[], file: string, lang: Lang): Finding[] {
  return blocks.flatMap(({ body, at }) => {
    // What a screen reader says of a picture is text of the page too.
    const alt: Inline[] =
      body.kind === 'image' ? [{ type: 'text', value: body.alt, at: { ...at, column: at.column + '!['.length } }] : [];
    return [alt, ...inlineRuns(body)].flatMap((run) => checkRun(run, file, lang));
  });
}

function checkRun(run: readonly Inline[], file: string, lang: Lang): Finding[] {
  return run.flatMap((inline): Finding[] => {
    if (inline.type === 'break') return [];
    if (inline.type === 'zh') return checkRun(inline.children, file, 'zh');
    // A quotation is the register's Chinese in every language.
    if (inline.type === 'quote') return checkRun(inline.children, file, 'zh');
    if (inline.type !== 'text') return checkRun(inline.children, file, lang);
    const own = LANGUAGES[lang];
    const language = own.chineseName;
    return (Object.keys(SCRIPTS) as Language['script'][])
      .filter((script) => script !== own.script)
      .flatMap((script) =>
        [...inline.value.matchAll(SCRIPTS[script].run)].slice(0, 3).map((match) => {
          const at = placeOf(inline, match.index);
          return script === 'Hans'
            ? finding('text/chinese-in-translation', file, at, { words: match[0], language })
            : finding('text/foreign-script', file, at, {
                words: match[0],
                language: `${language}文字`,
                script: SCRIPTS[script].name,
              });
        }),
      );
  });
}
