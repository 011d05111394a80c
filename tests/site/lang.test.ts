import { describe, expect, it } from 'vitest';
import { attribute, elementsWithLang, readPages, visibleTexts } from './html.ts';
import { VARIANTS } from './variants.ts';

const SCRIPTS: readonly { readonly letters: RegExp; readonly lang: RegExp }[] = [
  { letters: /\p{Script=Han}/u, lang: /^zh(-|$)/ },
  { letters: /\p{Script=Yi}/u, lang: /^ii(-|$)/ },
  { letters: /[\u0f40-\u0fbc]/u, lang: /^bo(-|$)/ },
];

describe.each(['main', 'base', 'udhr'] as const)('language marks of the site “%s”', (name) => {
  const pages = readPages(VARIANTS[name].dir);

  it('say for every text in which language it is', () => {
    const wrong = pages.flatMap((page) =>
      visibleTexts(page.tree)
        .filter(({ text, lang }) => SCRIPTS.some((script) => script.letters.test(text) && !script.lang.test(lang)))
        .map(({ text, lang, element }) => `${page.path} <${element}> lang=${lang}: ${text.trim().slice(0, 40)}`),
    );
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it('hold for labels and descriptions too', () => {
    const wrong = pages.flatMap((page) =>
      elementsWithLang(page.tree).flatMap(({ element, lang }) =>
        ['aria-label', 'alt', 'title', 'placeholder']
          .map((name) => attribute(element, name))
          .filter((text) => SCRIPTS.some((script) => script.letters.test(text) && !script.lang.test(lang)))
          .map((text) => `${page.path} <${element.tagName}> ${text.slice(0, 40)}`),
      ),
    );
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it('show no private-use or replacement characters', () => {
    expect(pages.filter((page) => /[\ue000-\uf8ff\ufffd]/u.test(page.html)).map((page) => page.path)).toEqual([]);
  });
});
