/** The interface words of search. The page that shows a component hands them in. */
import type { Word } from '../../i18n/words.ts';

/** Words of `SearchBox` and `SearchPage`. */
export interface SearchWords {
  /** Label of the box. "搜一搜" */
  readonly label: Word;
  /** An example in the empty box; short. "比如：彩礼" */
  readonly placeholder: Word;
  /** Its button. "搜索" */
  readonly submit: Word;
  /** Before a search: what one can type. One sentence. */
  readonly idle: Word;
  /** While searching. "正在找……" */
  readonly searching: Word;
  /** How many articles; `{total}` is the number. "找到 {total} 篇" */
  readonly found: Word;
  /** Above the articles that are about what was asked. "可能是您要找的" */
  readonly answers: Word;
  /** Above articles that have a part of what was typed, where none has all of it. "字词相近的" */
  readonly near: Word;
  /** Read out after the name of a language in which an article can be heard. "可以听" */
  readonly heard: Word;
  /** Before what Latin letters may say in the scripts of the site. "可能是：" */
  readonly readAs: Word;
  /** Without a network. "现在没有网络，只找了存在手机里的。" */
  readonly offline: Word;
  /** Names of the choices that narrow what was found, and what they say when nothing is chosen. */
  readonly filterTopic: Word;
  readonly anyTopic: Word;
  readonly filterLang: Word;
  readonly anyLang: Word;
  readonly filterHeard: Word;
  /** Nothing found. "没有找到。" */
  readonly none: Word;
  /** Before the ways on, when nothing was found. "可以看看主题，或者打电话问：" */
  readonly noneNext: Word;
  /** Link to the topics. "全部主题" */
  readonly topics: Word;
  /** Link to call 12348. "打 12348 问律师，免费" */
  readonly call: Word;
  /** The index did not load. "没有加载成功，可能是网络不好。" */
  readonly failed: Word;
  /** Part of it did not load. "有一部分没有加载成功。" */
  readonly partial: Word;
  /** Button that tries again. "再试一次" */
  readonly retry: Word;
  /** Button that shows further hits. "再看一些" */
  readonly more: Word;
  /** Without JavaScript. "这里现在不能搜索，请按主题找。" */
  readonly unsupported: Word;
}
