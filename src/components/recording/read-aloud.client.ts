/** Reads Chinese words aloud to who does not read, with a voice of the phone itself: nothing is sent anywhere. */

/** Shows `button` where the phone has such a voice; a press reads `words`, another one stops. */
export function offerReading(button: HTMLElement, words: readonly HTMLElement[], lang: string): void {
  if (!('speechSynthesis' in window)) return;
  const voice = (): SpeechSynthesisVoice | undefined =>
    speechSynthesis.getVoices().find((one) => one.localService && one.lang.replace('_', '-').startsWith(lang));
  const offer = (): void => void (button.hidden = voice() === undefined);
  offer();
  // Voices come late.
  if ('addEventListener' in speechSynthesis) speechSynthesis.addEventListener('voiceschanged', offer);
  button.addEventListener('click', () => {
    const wasSpeaking = speechSynthesis.speaking;
    speechSynthesis.cancel();
    if (wasSpeaking) return;
    const spoken = new SpeechSynthesisUtterance(words.map((element) => element.textContent).join('\n'));
    spoken.voice = voice() ?? null;
    spoken.lang = lang;
    speechSynthesis.speak(spoken);
  });
  addEventListener('pagehide', () => speechSynthesis.cancel());
}
