/** The components that editors may write: the only table of names, attributes and places. */

export interface OfferedComponent {
  /** `block` stands on lines of its own, `inline` inside a sentence, `part` inside `CustomAndLaw`. */
  readonly place: 'block' | 'inline' | 'part';
  readonly attributes: Readonly<Record<string, { readonly required: boolean; readonly pattern: RegExp }>>;
  /** How to write it, shown in messages. */
  readonly example: string;
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ARTICLE_NUMBER = /^([1-9]\d*(-[1-9]\d*)?|preamble)$/;
const cited = {
  law: { required: true, pattern: ID },
  article: { required: true, pattern: ARTICLE_NUMBER },
} as const;

export const COMPONENTS = {
  Answer: { place: 'block', attributes: {}, example: '<Answer>一句话的回答</Answer>' },
  KeyPoints: { place: 'block', attributes: {}, example: '<KeyPoints>（换行）- 第一点（换行）</KeyPoints>' },
  Steps: { place: 'block', attributes: {}, example: '<Steps>（换行）1. 第一步（换行）</Steps>' },
  Statute: {
    place: 'block',
    attributes: { ...cited, paragraph: { required: false, pattern: /^[1-9]\d?(,[1-9]\d?)*$/ } },
    example: '<Statute law="civil-code" article="1042" />',
  },
  CustomAndLaw: {
    place: 'block',
    attributes: {},
    example: '<CustomAndLaw><Custom>…</Custom><Law>…</Law><Todo>…</Todo></CustomAndLaw>',
  },
  Case: { place: 'block', attributes: {}, example: '<Case>（换行）阿某……（换行）</Case>' },
  Call: {
    place: 'block',
    attributes: { number: { required: true, pattern: /^\d{3,12}$/ } },
    example: '<Call number="12348">免费问律师</Call>',
  },
  Audio: {
    place: 'block',
    attributes: { clip: { required: true, pattern: ID } },
    example: '<Audio clip="rhyme">录音里说的话</Audio>',
  },
  Untranslated: { place: 'block', attributes: {}, example: '<Untranslated />' },
  Custom: { place: 'part', attributes: {}, example: '<Custom>老规矩怎么说</Custom>' },
  Law: { place: 'part', attributes: {}, example: '<Law>法律怎么说</Law>' },
  Todo: { place: 'part', attributes: {}, example: '<Todo>怎么办</Todo>' },
  Zh: { place: 'inline', attributes: {}, example: '<Zh>律师</Zh>' },
  Term: {
    place: 'inline',
    attributes: { id: { required: true, pattern: ID } },
    example: '<Term id="bride-price">彩礼</Term>',
  },
  Quote: {
    place: 'inline',
    attributes: cited,
    example: '<Quote law="civil-code" article="1042">禁止借婚姻索取财物</Quote>',
  },
} as const satisfies Readonly<Record<string, OfferedComponent>>;

export type ComponentName = keyof typeof COMPONENTS;

/** Returns whether `name` is a component that editors may write. */
export function isComponentName(name: string | null): name is ComponentName {
  return name !== null && Object.hasOwn(COMPONENTS, name);
}
