/** The browser inside WeChat, where most links are opened. It saves no files and often has no microphone. */

/** Returns whether this is WeChat's browser, by the name it gives itself. */
export function isWeChat(userAgent = navigator.userAgent): boolean {
  return /MicroMessenger/i.test(userAgent);
}
