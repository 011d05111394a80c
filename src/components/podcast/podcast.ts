/** The podcast of a language: what of the site's recordings goes out to players that download by themselves. */
import { content } from '../../content.ts';
import { useWords } from '../../i18n/words.ts';
import { LANGUAGES, type Lang } from '../../languages.ts';
import { chaptersJson, type Chapter, type Episode, type Podcast } from './podcast-xml.ts';
import { inTimeOf, type Sound } from '../../lib/sound.ts';
import type { Article } from '../../model/library.ts';
import { pageWords, readingOf } from '../../model/reading.ts';
import { maySendOut } from '../../model/sent-out.ts';
import { lawAsOf } from '../../model/usage.ts';
import { textOf } from '../../model/parse/inline.ts';
import { absoluteHref } from '../frame/href.ts';
import { articlePath } from '../reading/article-list.ts';
import { heardIn } from '../reading/listening-words.ts';

type Recording = Article['recordings'][number];

interface Spoken {
  readonly article: Article;
  readonly recording: Recording;
  readonly sound: Sound;
}

/** Returns what is heard in the podcast of `lang`, newest first. Nothing sensitive: players keep what they download, in sight of the family. */
function spokenIn(lang: Lang): Spoken[] {
  const { library, sounds } = content();
  return library.articles
    .filter((article) => !article.meta.sensitive)
    .flatMap((article) =>
      article.recordings.flatMap((recording) => {
        const sound = sounds[recording.id];
        const goesOut = recording.lang === lang && sound !== undefined && maySendOut(article, recording);
        return goesOut ? [{ article, recording, sound }] : [];
      }),
    )
    .sort((a, b) => b.recording.recorded.localeCompare(a.recording.recorded));
}

/** Returns the podcast of `lang`; without recordings it says so. */
export function podcastOf(lang: Lang): Podcast {
  const { t } = useWords(lang);
  const { site } = content().library;
  const episodes = spokenIn(lang).flatMap((spoken) => episodeOf(spoken) ?? []);
  const about = [t('podcast.about').text, ...(episodes.length === 0 ? [t('podcast.none').text] : [])];
  return {
    url: absoluteHref('/podcast.xml', lang),
    pageUrl: absoluteHref('/', lang),
    title: `${site.name.zh} · ${LANGUAGES[lang].ownName}`,
    description: [...about, t('frame.notAdvice').text].join(' '),
    author: site.name.zh,
    copyright: t('frame.licence').text,
    langTag: LANGUAGES[lang].tag,
    imageUrl: absoluteHref('/podcast.png'),
    episodes,
  };
}

function episodeOf({ article, recording, sound }: Spoken): Episode | null {
  const mp3 = sound.encodings.find((encoding) => encoding.type === 'audio/mpeg');
  if (mp3 === undefined) return null;
  const { lang, kind, recorded } = recording;
  const { title, description } = pageWords(article, lang);
  const { t } = useWords(lang);
  const named = { title, dialect: recording.dialect.name };
  const machine = recording.speaker.kind === 'synthetic';
  const isWrittenDown = kind === 'reading' && sound.transcript !== null;
  return {
    guid: `muyu-pufa:${recording.id}`,
    title: t(machine ? 'podcast.episodeMachine' : 'podcast.episode', named).text,
    description: [description, ...provenance(article, recording), t('frame.notAdvice').text].join(' '),
    pageUrl: absoluteHref(articlePath(article), lang),
    recorded,
    mp3: { url: absoluteHref(`/sounds/${mp3.path}`), sizeBytes: mp3.sizeBytes, durationMs: sound.durationMs },
    transcript: isWrittenDown
      ? { url: absoluteHref(`/sounds/${sound.transcript}`), langTag: LANGUAGES[lang].tag }
      : null,
    chaptersUrl: absoluteHref(`/podcast/${recording.id}.json`, lang),
  };
}

/** Whose voice it is, and how far it can be trusted. */
function provenance(article: Article, { lang, kind, speaker, dialect, heard }: Recording): string[] {
  const { t } = useWords(lang);
  const known = lawAsOf(article, content().library.register);
  return [
    speaker.kind === 'synthetic'
      ? t('podcast.machine').text
      : t('podcast.person', { name: speaker.name, place: speaker.place, dialect: dialect.name }).text,
    ...(kind === 'retelling' ? [t('podcast.retelling').text] : []),
    heardIn(lang, heard),
    known === null ? t('reading.lawUnchecked').text : t('podcast.lawAsOf', { on: known }).text,
  ];
}

export interface ChaptersFile {
  /** `legal-aid/sample-zh` */
  readonly id: string;
  readonly json: string;
}

/** Returns the chapters of each episode of `lang`. */
export function chapterFiles(lang: Lang): ChaptersFile[] {
  return spokenIn(lang).map((spoken) => ({ id: spoken.recording.id, json: chaptersJson(chaptersOf(spoken)) }));
}

/** A chapter begins where a title, a heading or the key points are spoken; what has no name of its own belongs to the one before. */
function chaptersOf({ article, recording, sound }: Spoken): Chapter[] {
  const { t } = useWords(recording.lang);
  const { rows } = readingOf(article, recording.lang);
  return inTimeOf(sound, recording.cues).flatMap(({ block, start }, index): Chapter[] => {
    const row = rows.find(({ source }) => source.id === block);
    const body = row?.target?.block.body ?? row?.source.body;
    const startTime = index === 0 ? 0 : start;
    if (body?.kind === 'title' || body?.kind === 'heading') return [{ startTime, title: textOf(body.children) }];
    if (body?.kind === 'key-points') return [{ startTime, title: t('reading.keyPoints').text }];
    if (body?.kind === 'case') return [{ startTime, title: t('reading.case').text }];
    return index === 0 ? [{ startTime, title: pageWords(article, recording.lang).title }] : [];
  });
}
