/**
 * Shows the button for the phone's own voice where there is a Chinese one, and fetches what reads with the first press.
 * Voices that send the text to a server do not count: nobody else is to listen.
 */
const button = document.querySelector<HTMLElement>('[data-pufa-aloud]');

function chineseVoice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && /^(zh|cmn)\b(?!.*(HK|TW|Hant))/i.test(lang));
}

if (button && 'speechSynthesis' in window) {
  const offer = (): void => {
    button.hidden = !chineseVoice();
  };
  offer();
  // Some engines tell their voices later. Safari before 14 has no listeners here.
  speechSynthesis.onvoiceschanged = offer;
  button.addEventListener('click', () => {
    const voice = chineseVoice();
    // Where it cannot be fetched the next press asks again.
    if (voice)
      void import('./read-aloud.client.ts').then(
        ({ toggle }) => toggle(button, voice),
        () => undefined,
      );
  });
}
