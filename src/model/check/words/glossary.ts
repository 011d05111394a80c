import { didYouMean, error, warning } from './define.ts';

export const GLOSSARY_WORDS = {
  'glossary/twice': error<{ what: string; word: string; other: string }>(
    (f) => `${f.what}“${f.word}”在${f.other}已经有了。同一个词只写一次，请合成一个，或者改名。`,
  ),
  'glossary/unknown-source': error<{ source: string; suggestion: string | undefined }>(
    (f) => `sources.yaml 里没有“${f.source}”这个出处。${didYouMean(f.suggestion)}请改成登记过的，或者先在那里登记。`,
  ),
  'glossary/not-attested': error<{ form: string }>(
    (f) => `“${f.form}”只是拼成的（compound），哪里也没有见过，不能写 attested。请写成 trust: proposed，或者写出处。`,
  ),
  'glossary/unnamed-group': error<{ group: string }>(
    (f) => `groups.yaml 里没有“${f.group}”这一组，网页上不知道叫什么。请在那里写：- { id: ${f.group}, zh: … }`,
  ),
  'glossary/avoids-own': error<{ form: string }>(
    (f) => `“${f.form}”写在 avoid 里（不用），又写在可以用的写法里。请只留一处。`,
  ),
  'glossary/unknown-term': error<{ id: string; suggestion: string | undefined }>(
    (f) => `glossary/ 里没有“${f.id}”这个词。${didYouMean(f.suggestion)}请改成有的，先在那里写上，或者去掉 <Term>。`,
  ),
  'glossary/other-word': warning<{ term: string; language: string; forms: string }>(
    (f) =>
      `汉语的这一段有“${f.term}”，${f.language}里没有看到它的说法：${f.forms}，也没有 <Zh>${f.term}</Zh>。请对照 glossary/，用同一个说法。`,
  ),
  'glossary/avoided': warning<{ form: string; term: string; why: string }>(
    (f) => `这里写了“${f.form}”（${f.term}），它不用：${f.why}。`,
  ),
} as const;
