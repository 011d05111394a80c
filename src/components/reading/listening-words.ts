/** The words of the player, the invitation and clips. Each takes all of its words in one language, but for those that are told apart (`OwnWords`). */
import { content } from '../../content.ts';
import { useWords, type Word, type WordValues } from '../../i18n/words.ts';
import type { WordKey } from '../../i18n/keys.ts';
import { LANGUAGES, type Lang } from '../../languages.ts';
import { costOf, type Sound } from '../../lib/sound.ts';
import type { Article } from '../../model/library.ts';
import type { Listener } from '../../model/recording-check.ts';
import type { Clip } from '../../model/schema/recording.ts';
import type { ToolsWords } from '../listening/tools-words.ts';
import type { ClipWords, InvitationWords, ListeningWords, OwnWords, VoicesWords } from '../listening/words.ts';

type Say = (key: WordKey, values?: WordValues) => string;

/** Returns what `build` makes of the words of `lang`; where one of them is missing, of those of its fallback. */
function inOneLanguage<T extends object>(lang: Lang, build: (say: Say) => T): T & { readonly tag: string | undefined } {
  const used: Word[] = [];
  const { t } = useWords(lang);
  const words = build((key, values) => {
    const word = t(key, values);
    used.push(word);
    return word.text;
  });
  const { fallback, tag } = LANGUAGES[lang];
  if (fallback === null || used.every((word) => word.lang === tag)) return { ...words, tag: undefined };
  return { ...inOneLanguage(fallback, build), tag: LANGUAGES[fallback].tag };
}

/** Returns words that stand among others which are in `around`; undefined is the language of the page. */
function apart(lang: Lang, around: string | undefined, build: (say: Say) => string): OwnWords {
  const { text, tag } = inOneLanguage(lang, (say) => ({ text: build(say) }));
  return { text, tag: tag === around ? undefined : (tag ?? LANGUAGES[lang].tag) };
}

type Recording = Article['recordings'][number];

/** Returns the words of the player of `sound`. */
export function playerWords(lang: Lang, sound: Sound, recording: Recording): ListeningWords {
  const cost = costOf(sound);
  const words = inOneLanguage(lang, (say) => ({
    title: say('listening.title'),
    cost: say('listening.cost', cost),
    synthetic: say('listening.synthetic'),
    play: say('listening.play'),
    pause: say('listening.pause'),
    back: say('listening.back'),
    forward: say('listening.forward'),
    speed: say('listening.speed'),
    position: say('listening.position'),
    playBlock: say('listening.playBlock'),
    resumed: say('listening.resumed'),
    fromStart: say('listening.fromStart'),
    refused: say('listening.refused'),
    failed: say('listening.failed'),
    download: say('listening.download', { megabytes: cost.megabytes }),
    call: say('listening.call'),
  }));
  return {
    ...words,
    other: apart(lang, words.tag, (say) => say('listening.other')),
    speaker: apart(lang, words.tag, (say) => speakerWords(say, recording)),
    heard:
      recording.speaker.kind === 'person' ? apart(lang, words.tag, (say) => heardWords(say, recording.heard)) : null,
  };
}

/** Minutes after which the sleep timer can stop a sound. */
const SLEEP_MINUTES = [15, 30, 60] as const;

/** Returns the words of `/{lang}/player.json`. */
export function toolsWords(lang: Lang): ToolsWords {
  const words = inOneLanguage(lang, (say) => ({
    sleep: say('listening.sleep'),
    sleepAfter: [
      [0, say('listening.sleepNever')] as const,
      ...SLEEP_MINUTES.map((minutes) => [minutes, say('listening.sleepAfter', { minutes })] as const),
    ],
    share: say('listening.share'),
    shared: say('listening.shared'),
    shareFailed: say('listening.shareFailed'),
    next: say('listening.next'),
    stop: say('listening.aloudStop'),
    aloudFailed: say('listening.aloudFailed'),
  }));
  const { name } = content().library.site;
  return { ...words, site: name[lang] ?? name.zh, tag: words.tag ?? LANGUAGES[lang].tag };
}

/** Returns the words of the choice between several recordings: who speaks, in their order. */
export function voicesWords(lang: Lang, recordings: readonly Recording[]): VoicesWords {
  const words = inOneLanguage(lang, (say) => ({
    speakers: recordings.map((recording) => speakerWords(say, recording)),
  }));
  return { ...words, label: apart(lang, words.tag, (say) => say('listening.voices')) };
}

/** Returns the words where there is no recording; `instead` is a page in another language that has one. */
export function invitationWords(
  lang: Lang,
  howHref: string,
  instead: { readonly lang: Lang; readonly href: string; readonly sound: Sound } | null,
): InvitationWords {
  return inOneLanguage(lang, (say) => ({
    none: say('listening.none'),
    invite: say('listening.invite'),
    how: { label: say('listening.help'), href: howHref },
    instead: insteadOf(instead),
  }));
}

/** In the language that is heard there: who understands it reads it. */
function insteadOf(
  instead: { readonly lang: Lang; readonly href: string; readonly sound: Sound } | null,
): InvitationWords['instead'] {
  if (instead === null) return undefined;
  const word = useWords(instead.lang).t('listening.instead', costOf(instead.sound));
  return { label: word.text, href: instead.href, tag: word.lang };
}

/** Returns the words of a clip; `sound` is null when it could not be prepared. */
export function clipWords(lang: Lang, clip: Clip, sound: Sound | null): ClipWords {
  const words = inOneLanguage(lang, (say) => ({
    cost: sound === null ? null : say('listening.cost', costOf(sound)),
    synthetic: say('listening.synthetic'),
    transcript: say('listening.transcript'),
    missing: say('listening.missing'),
  }));
  return { ...words, about: apart(lang, words.tag, (say) => speakerWords(say, clip)) };
}

/** Whose voice it is, and how it speaks; that a machine speaks is said beside it. */
function speakerWords(say: Say, { speaker, dialect: { name: dialect } }: Pick<Clip, 'speaker' | 'dialect'>): string {
  return speaker.kind === 'person'
    ? say('listening.speakerPerson', { name: speaker.name, place: speaker.place, dialect })
    : say('listening.speakerMachine', { dialect });
}

/** Returns who has listened to a recording, or that nobody has, where it stands without a player. */
export function heardIn(lang: Lang, heard: Recording['heard']): string {
  return heardWords((key, values) => useWords(lang).t(key, values).text, heard);
}

/** A voice is not true because it is published: who has listened says so, or that nobody has is said. */
function heardWords(say: Say, heard: Recording['heard']): string {
  const names = (list: readonly Listener[]): string =>
    list.map(({ name, place }) => say('listening.listener', { name, place })).join('、');
  switch (heard.level) {
    case 'nobody':
      return say('listening.heardNobody');
    case 'checked':
      return say('listening.heardChecked', { who: names(heard.by) });
    case 'partly':
      return say('listening.heardPartly', { who: names(heard.by) });
    case 'wrong':
      return say('listening.heardWrong', { who: names(heard.by) });
    case 'disputed':
      return say('listening.heardDisputed', { right: names(heard.right), wrong: names(heard.wrong) });
  }
}
