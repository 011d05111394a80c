import { ARTICLE_WORDS } from './article.ts';
import { AUDIO_WORDS } from './audio.ts';
import { EVENT_WORDS } from './event.ts';
import { FILE_WORDS } from './file.ts';
import { FONT_WORDS } from './font.ts';
import { GLOSSARY_WORDS } from './glossary.ts';
import { HAND_IN_WORDS } from './hand-in.ts';
import { LOCALE_WORDS } from './locale.ts';
import { MDX_WORDS } from './mdx.ts';
import { PATH_WORDS } from './path.ts';
import { QUIZ_WORDS } from './quiz.ts';
import { STATUTE_WORDS } from './statute.ts';
import { TEMPLATE_WORDS } from './template.ts';
import { TEXT_WORDS } from './text.ts';
import { TRANSLATION_WORDS } from './translation.ts';
import { YAML_WORDS } from './yaml.ts';

/** The catalogue of rules. An id is never renamed: editors search for it. */
export const WORDS = {
  ...FILE_WORDS,
  ...YAML_WORDS,
  ...MDX_WORDS,
  ...ARTICLE_WORDS,
  ...STATUTE_WORDS,
  ...TEXT_WORDS,
  ...TRANSLATION_WORDS,
  ...AUDIO_WORDS,
  ...HAND_IN_WORDS,
  ...LOCALE_WORDS,
  ...FONT_WORDS,
  ...PATH_WORDS,
  ...EVENT_WORDS,
  ...QUIZ_WORDS,
  ...TEMPLATE_WORDS,
  ...GLOSSARY_WORDS,
} as const;
