/** The browser's own ears (Web Speech). TypeScript has no types for them: no two browsers agree. */
import { isWeChat } from './wechat.ts';

/** One attempt to hear something. */
export interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onstart: (() => void) | null;
  onresult: ((event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  /** Ends listening; what was heard so far is still made into words. */
  stop(): void;
  /** Ends it and throws away what was heard. */
  abort(): void;
}

interface Speaking {
  readonly SpeechRecognition?: new () => Recognition;
  readonly webkitSpeechRecognition?: new () => Recognition;
}

/** Returns what hears in this browser, or nothing. WeChat's has the name on some phones, and no microphone behind it. */
export function recognitionOf(window: object): (new () => Recognition) | undefined {
  if (isWeChat()) return undefined;
  const { SpeechRecognition, webkitSpeechRecognition } = window as Speaking;
  return SpeechRecognition ?? webkitSpeechRecognition;
}
