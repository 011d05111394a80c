/**
 * Shows the button for the phone's own voice where there is a Chinese one, and fetches what reads with the first press.
 * Androids write `zh_CN`. Voices that send the text to a server do not count: nobody else is to listen.
 */
function chineseVoice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && /^(zh|cmn)(?![a-z])(?!.*(HK|TW|Hant))/i.test(lang));
}

const buttons = document.querySelectorAll<HTMLElement>('[data-pufa-aloud]');

if (buttons.length > 0 && 'speechSynthesis' in window) {
  const offer = (): void => {
    const voice = chineseVoice();
    buttons.forEach((button) => (button.hidden = !voice));
  };
  offer();
  // Some engines tell their voices later. Safari before 14 has no listeners here.
  speechSynthesis.onvoiceschanged = offer;
  buttons.forEach((button) =>
    button.addEventListener('click', () => {
      const voice = chineseVoice();
      // Where it cannot be fetched the next press asks again.
      if (voice)
        void import('./read-aloud.client.ts').then(
          ({ toggle }) => toggle(button, voice),
          () => undefined,
        );
    }),
  );
}
