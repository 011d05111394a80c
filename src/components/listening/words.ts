/** Words that may be in another language than those around them: then `tag` is theirs. */
export interface OwnWords {
  readonly text: string;
  readonly tag?: string | undefined;
}

/**
 * Words of the listening components, in the reader's language, ready to show. Whoever renders a component takes them
 * from `locales/`; nothing here is glued together from pieces.
 */
export interface ListeningWords {
  /** BCP 47 tag of these words, when it is not that of the page (a fallback). */
  readonly tag?: string | undefined;
  /** Name of the part of the page: 听这篇文章. */
  readonly title: string;
  /** What it costs to hear, before the tap: “2 分 10 秒 · 0.4 MB”. See `costOf`. */
  readonly cost: string;
  /** The speaker, with place or engine: “普通话 · 西昌人”. */
  readonly speaker: OwnWords;
  /** Who else has listened to it, and what they say; null of a machine. */
  readonly heard: OwnWords | null;
  /** Shown with a synthetic voice: 机器合成样音，不是真人. */
  readonly synthetic: string;
  readonly play: string;
  readonly pause: string;
  readonly back: string;
  readonly forward: string;
  readonly speed: string;
  /** Of the slider: 听到哪里. */
  readonly position: string;
  /** Button at a block: 听这一段. */
  readonly playBlock: string;
  /** Shown when the sound begins where the reader stopped last time. */
  readonly resumed: string;
  /** Button beside it: 从头听. */
  readonly fromStart: string;
  /** The browser would not begin by itself: 请再点一下“听”. */
  readonly refused: string;
  /** The sound could not be loaded or played. */
  readonly failed: string;
  /** Button that tries the next encoding: 换一种格式再试. */
  readonly other: OwnWords;
  /** Link that saves the file, with its size: 下载声音（MP3，0.5 MB）. */
  readonly download: string;
  /** The way on when nothing plays: 打 12348，有人讲给您听. */
  readonly call: string;
}

/** Words where there is no recording in the reader's language. */
export interface InvitationWords {
  readonly tag?: string | undefined;
  /** 这一篇还没有彝语录音. */
  readonly none: string;
  /** Who could help, and how: 您会说彝语吗？可以帮乡亲们录. */
  readonly invite: string;
  /** Link to how to record; absent where there is nothing to lead to yet. */
  readonly how?: { readonly label: string; readonly href: string } | undefined;
  /** Link to the recording in another language: 先听普通话的（1 分 20 秒 · 0.3 MB）. */
  readonly instead?: { readonly label: string; readonly href: string; readonly tag: string } | undefined;
}

/** Words of a clip that stands in an article. */
export interface ClipWords {
  readonly tag?: string | undefined;
  /** Who speaks, from where, which dialect; of a machine the dialect only: 一位老人（喜德）说圣乍话. */
  readonly about: OwnWords;
  /** What it costs to hear; null when there is nothing to hear. See `costOf`. */
  readonly cost: string | null;
  /** Shown with a synthetic voice. */
  readonly synthetic: string;
  /** Above the words of the clip: 录音里说的. */
  readonly transcript: string;
  /** In place of the player when the sound is missing: 声音暂时没有，下面是文字. */
  readonly missing: string;
}

/** Words of the choice between several recordings of one article. */
export interface VoicesWords {
  readonly tag?: string | undefined;
  /** 换一个人说. */
  readonly label: OwnWords;
  /** In the order of the recordings. */
  readonly speakers: readonly string[];
}
