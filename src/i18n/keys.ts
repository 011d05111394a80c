/** The areas of interface words and the type of their keys. Chinese defines both. */
import type about from '../../locales/zh/about.json';
import type areas from '../../locales/zh/areas.json';
import type carry from '../../locales/zh/carry.json';
import type chooser from '../../locales/zh/chooser.json';
import type common from '../../locales/zh/common.json';
import type desk from '../../locales/zh/desk.json';
import type errors from '../../locales/zh/errors.json';
import type events from '../../locales/zh/events.json';
import type feedback from '../../locales/zh/feedback.json';
import type frame from '../../locales/zh/frame.json';
import type glossary from '../../locales/zh/glossary.json';
import type handbooks from '../../locales/zh/handbooks.json';
import type home from '../../locales/zh/home.json';
import type keeping from '../../locales/zh/keeping.json';
import type laws from '../../locales/zh/laws.json';
import type leaving from '../../locales/zh/leaving.json';
import type listening from '../../locales/zh/listening.json';
import type offices from '../../locales/zh/offices.json';
import type paths from '../../locales/zh/paths.json';
import type podcast from '../../locales/zh/podcast.json';
import type quizzes from '../../locales/zh/quizzes.json';
import type reading from '../../locales/zh/reading.json';
import type recording from '../../locales/zh/recording.json';
import type search from '../../locales/zh/search.json';
import type services from '../../locales/zh/services.json';
import type status from '../../locales/zh/status.json';
import type templates from '../../locales/zh/templates.json';
import type topics from '../../locales/zh/topics.json';
import type typing from '../../locales/zh/typing.json';
import type voice from '../../locales/zh/voice.json';
import type wechat from '../../locales/zh/wechat.json';

interface ChineseWords {
  about: typeof about;
  areas: typeof areas;
  carry: typeof carry;
  chooser: typeof chooser;
  common: typeof common;
  desk: typeof desk;
  errors: typeof errors;
  events: typeof events;
  feedback: typeof feedback;
  frame: typeof frame;
  glossary: typeof glossary;
  handbooks: typeof handbooks;
  home: typeof home;
  keeping: typeof keeping;
  laws: typeof laws;
  leaving: typeof leaving;
  listening: typeof listening;
  offices: typeof offices;
  paths: typeof paths;
  podcast: typeof podcast;
  quizzes: typeof quizzes;
  reading: typeof reading;
  recording: typeof recording;
  search: typeof search;
  services: typeof services;
  status: typeof status;
  templates: typeof templates;
  topics: typeof topics;
  typing: typeof typing;
  voice: typeof voice;
  wechat: typeof wechat;
}

/** One file of `locales/<lang>/` each. */
export type WordArea = keyof ChineseWords;

export const WORD_AREAS = [
  'about',
  'areas',
  'carry',
  'chooser',
  'common',
  'desk',
  'errors',
  'events',
  'feedback',
  'frame',
  'glossary',
  'handbooks',
  'home',
  'keeping',
  'laws',
  'leaving',
  'listening',
  'offices',
  'paths',
  'podcast',
  'quizzes',
  'reading',
  'recording',
  'search',
  'services',
  'status',
  'templates',
  'topics',
  'typing',
  'voice',
  'wechat',
] as const satisfies readonly WordArea[];

/** `frame.home`, `reading.keyPoints` … */
export type WordKey = { [Area in WordArea]: `${Area}.${keyof ChineseWords[Area] & string}` }[WordArea];
