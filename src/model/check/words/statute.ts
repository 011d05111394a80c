import { didYouMean, error, warning } from './define.ts';

export const STATUTE_WORDS = {
  'statute/unknown-law': error<{ law: string; suggestion: string | undefined }>(
    (f) => `laws/ 里没有“${f.law}”这部法律。${didYouMean(f.suggestion)}要引用新的法律，请先登记它和它的条文。`,
  ),
  'statute/unknown-article': error<{ title: string; article: string; suggestion: string | undefined }>(
    (f) =>
      `《${f.title}》在 laws/ 里没有登记第 ${f.article} 条。${didYouMean(f.suggestion)}请核对条号，或者先登记这一条的原文。`,
  ),
  'statute/unknown-paragraph': error<{ title: string; article: string; paragraph: string; count: number }>(
    (f) => `《${f.title}》第 ${f.article} 条只有 ${f.count} 款，没有第 ${f.paragraph} 款。请改正 paragraph。`,
  ),
  'statute/words-differ': error<{ citation: string; quoted: string; statute: string }>(
    (f) =>
      `引用的话和${f.citation}的原文不一样。你写的：${f.quoted} 原文：${f.statute} 请照原文改（【】里是不同的字）。`,
  ),
  'statute/typed-quotation': error<{ citation: string; quoted: string; statute: string; component: string }>(
    (f) =>
      `这句很像${f.citation}，但和原文不一样。你写的：${f.quoted} 原文：${f.statute} 请改用 ${f.component}，由登记的原文来显示。`,
  ),
  'statute/untagged-quotation': error<{ citation: string; component: string }>(
    (f) => `这句话照抄了${f.citation}。请写成 ${f.component}，法律改了才能查到这里。`,
  ),
  'statute/copied-words': warning<{ citation: string; component: string }>(
    (f) => `这几个字和${f.citation}一字不差。是引原文，请写成 ${f.component}；是自己的话，请换个说法。`,
  ),
  'statute/unregistered-citation': error<{ words: string; title: string | undefined; id: string | undefined }>(
    (f) =>
      `引用了“${f.words}”，content/laws/ 里没有${f.title === undefined ? '这部法律的这一条' : `《${f.title}》的这一条`}，没法核对。请先登记${f.id === undefined ? '' : `到 laws/${f.id}.yaml`}，再用 <Statute> 或 <Quote> 引用。`,
  ),
  'statute/not-in-force': error<{ title: string; state: string; since: string; by: string }>(
    (f) => `《${f.title}》从 ${f.since} 起${f.state}了，现在要看《${f.by}》。请改引现行的法律。`,
  ),
  'statute/not-yet-in-force': error<{ title: string; effective: string }>(
    (f) => `《${f.title}》要到 ${f.effective} 才施行，现在还不能引用。`,
  ),
} as const;
